"""Confessing: whether who tells of a deed tells of its own, so that only a real admission is held as one."""

from __future__ import annotations

from enum import Enum

from graph.model import EntityType, Modality
from loaders.extraction.admitting import names_charge
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Draft, Mention
from loaders.extraction.speech import Saying

_BESIDE = 3
_NO_ACTORS = frozenset({EntityType.GROUP, EntityType.TECHNOLOGY})


class _Deed(Enum):
    """Whose deed it is that somebody tells."""

    OWN = "the speaker's"
    TOLD = "the speaker's, told by somebody who is not known"
    OTHER = "somebody else's"


def confess(draft: Draft, clauses: Clauses, saying: Saying) -> bool:
    """Hold as admitted what a speaker says that it did itself, and tell whether it is its deed at all."""
    if _is_left_open(clauses, saying):
        return False
    whose = _Deed.TOLD if _is_of_charge(draft, clauses, saying) else _whose_deed(draft, clauses, saying)
    draft.modality = Modality.ALLEGED
    if whose is _Deed.TOLD:
        draft.attributed_to = None
    elif saying.kind in ("admit", "say"):
        draft.modality = Modality.ADMITTED
    return whose is not _Deed.OTHER


def _is_left_open(clauses: Clauses, saying: Saying) -> bool:
    """Tell whether the speaker neither admits nor denies it: 'would neither confirm nor deny that it films'."""
    near = {hit.entry.value for hit in clauses.scan.of("speech") if abs(hit.first - saying.at) <= _BESIDE}
    return {"admit", "deny"} <= near


def _is_of_charge(draft: Draft, clauses: Clauses, saying: Saying) -> bool:
    """Tell whether the speaker only tells that others charge it: 'confirmed that it is being investigated for'."""
    if not saying.at < draft.position:
        return False
    grammar, between = clauses.language.file.grammar, range(saying.at + 1, draft.position)
    adverbial = saying.at + 1 == draft.position and grammar.verb_second and draft.rule.endswith("/participle")
    doubts = any(clauses.tokens.flags[at] & clauses.language.bit("doubts") for at in between)
    return adverbial or doubts or names_charge(clauses, between)


def _whose_deed(draft: Draft, clauses: Clauses, saying: Saying) -> _Deed:
    """Return whose deed it is that a speaker tells of himself or of the body that he speaks for.

    "it had filmed" is the speaker's own. In "X, not Y, filmed staff, said Z" and in "The company filmed staff, Z says"
    it is another's; in "the complaint said Z filmed staff" Z does the deed and says nothing.
    """
    actor = _find_actor(draft, clauses, saying)
    if actor is None:
        return _Deed.OTHER if _is_unknown(draft, clauses, saying) else _Deed.OWN
    if actor.referent is not draft.subject or _is_owned(actor, clauses):
        return _Deed.OTHER
    if saying.speaker is not draft.subject:
        return _Deed.OWN
    if saying.at > draft.position:
        return _Deed.OWN if actor.kind == "name" else _Deed.OTHER
    return _Deed.TOLD if actor.kind == "name" else _Deed.OWN


def _find_actor(draft: Draft, clauses: Clauses, saying: Saying) -> Mention | None:
    """Return the name or description that is the grammatical subject of the deed in what is said, if any."""
    low, high = clauses.span(draft.position)
    if not clauses.language.file.grammar.verb_final:
        high = draft.position
    inside = [
        mention
        for mention in clauses.between(max(low, saying.first), min(high, saying.last))
        if mention.kind in ("name", "description")
        and mention.referent is not None
        and mention.referent is not draft.object
        and mention.referent.type not in _NO_ACTORS
        and clauses.is_plain(mention)
        and not _acts_elsewhere(mention, draft, clauses)
    ]
    return inside[-1] if inside else None


def _is_owned(actor: Mention, clauses: Clauses) -> bool:
    """Tell whether a noun is another's, and so not the speaker itself: 'its landlord had filmed workers'."""
    if actor.kind != "description" or actor.first == clauses.scan.sentence.first:
        return False
    return bool(clauses.tokens.flags[actor.first - 1] & clauses.language.bit("possessive"))


def _is_unknown(draft: Draft, clauses: Clauses, saying: Saying) -> bool:
    """Tell whether what is said opens with a noun of which nothing is known: 'its contractor had filmed workers'."""
    bit, flags, lexemes = clauses.language.bit, clauses.tokens.flags, clauses.tokens.lexemes
    low, _ = clauses.span(draft.position)
    at = max(low, saying.first)
    passed = bit("that") | bit("subordinators") | bit("adverbs")
    while at < draft.position and (flags[at] & passed or not lexemes[at].word):
        at += 1
    owner = next((m for m in clauses.mentions if m.first <= at < m.last and m.genitive), None)
    if owner is None and not flags[at] & (bit("possessive") | bit("definite") | bit("indefinite")):
        return False
    noun = at + 1 if owner is None else owner.last
    if owner is None and any(mention.first <= at < mention.last for mention in clauses.mentions):
        return False
    small = bit("definite") | bit("indefinite") | bit("possessive") | bit("prepositions")
    known = any(mention.first <= noun < mention.last for mention in clauses.mentions) or flags[noun] & small
    return noun < draft.position and lexemes[noun].word and not known and noun not in clauses.verbs


def _acts_elsewhere(mention: Mention, draft: Draft, clauses: Clauses) -> bool:
    """Tell whether a verb between a party and the deed is what the party does: 'X had paid him to follow'."""
    auxiliary = clauses.language.bit("perfect_auxiliaries") | clauses.language.bit("passive_auxiliaries")
    flags = clauses.tokens.flags
    return any(not flags[at] & auxiliary for at in clauses.verbs.intersection(range(mention.last, draft.position)))
