"""Revision: what a later sentence says of an earlier claim, such as that an advert was taken back."""

from __future__ import annotations

from graph.model import Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.memory import Memory


def revise(clauses: Clauses, memory: Memory) -> None:
    """Mark job adverts of earlier claims as withdrawn where the sentence says that they are gone."""
    withdrawn = clauses.language.bit("withdrawn")
    sentence = clauses.scan.sentence
    if not any(clauses.tokens.flags[at] & withdrawn for at in range(sentence.first, sentence.last)):
        return
    for draft in reversed(memory.drafts):
        if draft.predicate is Predicate.ADVERTISED_FOR and clauses.scan.index - draft.sentence <= 6:
            draft.qualifiers["withdrawn"] = True
            return
