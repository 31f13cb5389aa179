"""Witnesses to derive relationships from, each of another source unless it says otherwise."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from graph.model import Modality, Predicate, Relationship
from graph.standing import Witness, derive_relationships

_NUMBER = iter(range(1_000_000))


def witness(predicate: Predicate = Predicate.FINED, **fields: Any) -> Witness:
    number = next(_NUMBER)
    defaults: dict[str, Any] = {
        "claim": f"claim-{number:06}",
        "source": f"source-{number}",
        "predicate": predicate,
        "subject": "regulator-cnil",
        "object": "company-acme",
        "modality": Modality.FOUND,
        "publisher": f"paper-{number}",
    }
    return Witness(**defaults | fields)


def fine(date: str | None = None, amount: int | None = None, **fields: Any) -> Witness:
    return witness(date=date, amount=amount, currency=None if amount is None else "EUR", **fields)


def events(*witnesses: Witness) -> set[frozenset[str]]:
    outcomes = {
        frozenset(frozenset(r.claim_ids) for r in derive_relationships(order))
        for order in list(permutations(witnesses))[:24]
    }
    assert len(outcomes) == 1, "the order of the claims made a difference"
    return set(outcomes.pop())


def together(*witnesses: Witness) -> frozenset[str]:
    return frozenset(witness.claim for witness in witnesses)


def only(relationships: tuple[Relationship, ...]) -> Relationship:
    assert len(relationships) == 1
    return relationships[0]
