"""Implied answers: which claims of one source a denial or an appeal in the same source answers without naming them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from graph.model import PREDICATES, AnswerKind, Claim, Modality, Predicate
from graph.standing.dates import is_form_of, precedes

_ANSWERING = frozenset({Predicate.DISPUTED, Predicate.APPEALED})
_NOT_SAID = frozenset({Modality.ASKED, Modality.DENIED})
_NOTHING_TO_DENY = frozenset({Modality.ADMITTED, Modality.DENIED})
_HELD_BY_OTHERS = frozenset({Modality.FOUND, Modality.ASSERTED, Modality.ALLEGED, Modality.ASKED})


@dataclass(frozen=True, slots=True)
class ImpliedAnswer:
    """One claim of a source answers another one of it; both by id."""

    claim: str
    answered: str
    how: AnswerKind


def imply_answers(claims: Iterable[Claim]) -> tuple[ImpliedAnswer, ...]:
    """Return what the denials and appeals among the claims of one source answer in it, sorted.

    A denial answers what the one denied said or found against the denier; a denial of nobody in particular all that
    others hold against the denier. An appeal answers the decision of that authority; where the source tells of several,
    none of them. A claim that names what it answers implies nothing more, and nothing answers what came after it.
    """
    claims = tuple(claims)
    if not any(claim.predicate in _ANSWERING for claim in claims):
        return ()
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if accused := find_accused(claim):
            held[accused].append(claim)
    answers = {
        ImpliedAnswer(claim.id, answered.id, how)
        for claim in claims
        if not claim.answers and claim.modality not in _NOT_SAID
        for how, answered in _find_answered(claim, held)
    }
    return tuple(sorted(answers, key=lambda answer: (answer.claim, answer.answered)))


def find_accused(claim: Claim) -> str | None:
    """Return the entity that the claim could be held against, where its predicate has one."""
    accused = PREDICATES[claim.predicate].accused
    return claim.object if accused == "object" else claim.subject if accused == "subject" else None


def _find_answered(claim: Claim, held: Mapping[str, list[Claim]]) -> list[tuple[AnswerKind, Claim]]:
    against = [other for other in held.get(claim.subject, ()) if not precedes(claim.date, other.date)]
    if claim.predicate is Predicate.DISPUTED:
        return [(AnswerKind.DISPUTES, other) for other in against if _is_denied(claim, other)]
    if claim.predicate is Predicate.APPEALED:
        decisions = [other for other in against if _is_attacked(claim, other)]
        if all(_may_be_one_decision(one, other) for one, other in combinations(decisions, 2)):
            return [(AnswerKind.APPEALS, other) for other in decisions]
    return []


def _is_denied(denial: Claim, claim: Claim) -> bool:
    speaker = claim.subject if PREDICATES[claim.predicate].accused == "object" else claim.attributed_to
    if denial.object is not None:
        return speaker == denial.object and claim.modality not in _NOTHING_TO_DENY
    return speaker != denial.subject and claim.modality in _HELD_BY_OTHERS


def _is_attacked(appeal: Claim, claim: Claim) -> bool:
    return PREDICATES[claim.predicate].appealable and appeal.object in (None, claim.subject)


def _may_be_one_decision(one: Claim, other: Claim) -> bool:
    if one.subject != other.subject:
        return False
    if one.date and other.date:
        return is_form_of(one.date, other.date)
    return one.amount is None or other.amount is None or (one.amount, one.currency) == (other.amount, other.currency)
