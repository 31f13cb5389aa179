"""Colons: whose word a quotation is that a colon opens without a verb of saying: 'Insorge la Fiom: «X spia»'."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Referent
from loaders.extraction.framing import AUTHORITIES

VOICES = AUTHORITIES | {EntityType.UNION, EntityType.ORGANIZATION, EntityType.PARTY, EntityType.PERSON}
"""Who accuses others; a company before a colon may as well be the one that is spoken of."""

_OPENING = frozenset('"“”„«»')


def find_colon(clauses: Clauses) -> int:
    """Return the token of the colon that a quotation stands behind, -1 where there is none."""
    sentence, lexemes = clauses.scan.sentence, clauses.tokens.lexemes
    for at in range(sentence.first, sentence.last - 1):
        if lexemes[at].surface == ":" and lexemes[at + 1].surface in _OPENING:
            return at
    return -1


def find_quoted(clauses: Clauses, colon: int) -> Referent | None:
    """Return the one person, else the one critic, named before the colon; None where nobody is, or several are."""
    named = {
        mention.referent
        for mention in clauses.mentions
        if mention.last <= colon and mention.types in VOICES and mention.referent is not None and not mention.genitive
    }
    persons = {referent for referent in named if referent.type is EntityType.PERSON}
    chosen = persons or named
    return chosen.pop() if len(chosen) == 1 else None
