"""Contested owners: whether 'its spokeswoman' is the authority's that decided right before, or its addressee's."""

from __future__ import annotations

from graph.model import Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.context import Context
from loaders.extraction.deeds import CHARGES, DECIDERS
from loaders.extraction.document import Referent
from loaders.extraction.language import Rule
from loaders.extraction.scanning import Hit

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
    return told or any(_is_said(clauses, one.entry.value) for one in clauses.scan.of("trigger"))


def _is_said(clauses: Clauses, rule: Rule) -> bool:
    """Tell whether a trigger of an answer has the words in the sentence that it asks for."""
    if rule.predicate not in _ANSWERS:
        return False
    sentence = clauses.scan.sentence
    words = " ".join(lexeme.lower for lexeme in clauses.tokens.lexemes[sentence.first : sentence.last])
    return not rule.trigger.with_ or any(f" {phrase} " in f" {words} " for phrase in rule.trigger.with_)
