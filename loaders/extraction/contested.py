"""Contested owners: whether 'its spokeswoman' is the authority's that decided right before, or its addressee's."""

from __future__ import annotations

from graph.model import Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.context import Context
from loaders.extraction.deeds import CHARGES, DECIDERS
from loaders.extraction.document import Referent
from loaders.extraction.scanning import Hit
from loaders.extraction.wording import is_worded

_ANSWERS = frozenset({Predicate.APPEALED, Predicate.DISPUTED})


def settle_contested(clauses: Clauses, context: Context, hit: Hit, owner: Referent | None) -> Referent | None:
    """Return whose office it is where the sentence before told of an authority's step against somebody.

    What the holder says tells: whoever appeals or speaks of "the company" is the addressee's. Where nothing tells,
    a mere spokeswoman or lawyer is taken for nobody's; a head of the authority may speak of what it did.
    """
    steps = [
        draft
        for draft in context.drafts
        if clauses.scan.index - draft.sentence == 1 and draft.predicate in CHARGES and draft.subject.type in DECIDERS
    ]
    step = next((draft for draft in reversed(steps) if owner in (draft.subject, draft.object)), None)
    if step is None or step.object is None or owner is step.object:
        return owner
    if _answers(clauses, hit, step.object):
        return step.object
    return owner if hit.entry.value is Predicate.LEADS else None


def _answers(clauses: Clauses, hit: Hit, addressee: Referent) -> bool:
    """Tell whether the sentence appeals, denies or speaks of the addressee by a noun: 'said the company regretted'."""
    told = any(m.kind == "description" and m.referent is addressee and m.first >= hit.last for m in clauses.mentions)
    return told or any(
        one.entry.value.predicate in _ANSWERS and is_worded(clauses, one) for one in clauses.scan.of("trigger")
    )
