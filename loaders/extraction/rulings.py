"""Rulings: decisions and reports that speak for whoever made them, and judges who speak for their court."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention, Referent
from loaders.extraction.framing import AUTHORITIES
from loaders.extraction.language import Language
from loaders.extraction.scanning import Hit

_NEAR = 5
_AUTHORS = AUTHORITIES | {EntityType.MEDIA_OUTLET, EntityType.ORGANIZATION, EntityType.UNION, EntityType.PARTY, None}


def speak_for(speaker: Referent | None) -> Referent | None:
    """Return for whom a speaker speaks: the judges of a court, the inspectors of an authority for that body."""
    of = speaker.of if speaker is not None and speaker.type is EntityType.GROUP else None
    return of if of is not None and of.type in AUTHORITIES else speaker


def is_prosecutor(speaker: Referent | None, language: Language) -> bool:
    """Tell whether a speaker prosecutes: what he says is a charge, and found only when a court says so."""
    if speaker is None:
        return False
    heads = language.file.speech.prosecutors
    names = [form.lower() for form in (speaker.name, *speaker.forms)]
    if any(f" {head} " in f" {name} " for name in names for head in heads if " " in head):
        return True
    words = [word for name in names for word in name.split()]
    return any(word.startswith(head) or (len(head) > 4 and word.endswith(head)) for word in words for head in heads)


def is_finder(speaker: Referent | None, language: Language) -> bool:
    """Tell whether what a speaker says of a deed is a finding: an authority's word, but no prosecutor's."""
    return speaker is not None and speaker.type in AUTHORITIES and not is_prosecutor(speaker, language)


def is_ruling(clauses: Clauses, hit: Hit) -> bool:
    """Tell whether a decision speaks, and nobody named beside it: 'ifølge dommen', 'recoge el fallo'."""
    rulings, lexemes, sentence = clauses.language.file.speech.rulings, clauses.tokens.lexemes, clauses.scan.sentence
    for at in range(hit.last, min(hit.last + _NEAR, sentence.last)):
        if not lexemes[at].word or any(m.first == at for m in clauses.mentions):
            break
        if lexemes[at].lower in rulings:
            named = [m for m in clauses.mentions if m.first > at and m.first - at <= 3]
            return not any(m.genitive or m.preposition in clauses.language.file.closed.of for m in named)
    low = max(sentence.first, hit.first - 2)
    return hit.entry.value != "according" and any(lexemes[at].lower in rulings for at in range(low, hit.first))


def find_author(clauses: Clauses, first: int, last: int) -> Mention | None:
    """Return whose report speaks between two tokens: 'un informe de X revela', 'en rapport fra X viser'."""
    works, lexemes = clauses.language.file.speech.works, clauses.tokens.lexemes
    spots = [at for at in range(first, last) if lexemes[at].lower in works]
    for mention in clauses.between(first, last) if spots else ():
        named = mention.kind == "name" and mention.preposition is not None and mention.referent is not None
        near = any(0 < mention.first - at <= _NEAR for at in spots)
        if named and near and mention.types in _AUTHORS and not (mention.referent and mention.referent.place):
            return mention
    return None
