"""Rows: sources, claims and relationships as the flat properties that the graph keeps, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from graph.model import AnswerKind, Claim, Modality, Predicate, Relationship, Review, Source
from graph.standing import Reply, Witness, is_by_machine, name_voice, sketch
from graph.store.forms import Properties

T = TypeVar("T")

_BATCH = 2_000


def in_batches(rows: Iterable[T]) -> list[list[T]]:
    """Return the rows in lists of 2,000 at most."""
    rows = list(rows)
    return [rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH)]


def source_row(source: Source, fingerprint: str) -> Properties:
    """Return the properties of a source; `sketch` is what its text is remembered by, to tell near-copies."""
    row = {"id": source.id, "fingerprint": fingerprint, **source.model_dump(mode="json", exclude_none=True)}
    return {**row, "sketch": list(sketch(source.text))} if source.text else row


def claim_row(claim: Claim, recorded_at: str, review: Review, speaks_for: Sequence[str] = ()) -> Properties:
    """Return the properties of a claim; `answers` become lines of how and whom."""
    row = claim.model_dump(mode="json", exclude_none=True)
    row |= {"id": claim.id, "recorded_at": recorded_at, "review": review.value}
    row["answers"] = [f"{answer.how.value} {answer.claim}" for answer in claim.answers]
    if claim.object is not None:
        row["pair"] = f"{claim.subject} {claim.predicate.value} {claim.object}"
    if speaks_for:
        row["speaks_for"] = list(speaks_for)
    return row


def relationship_row(relationship: Relationship) -> Properties:
    """Return the properties of a relationship; each entry of its history becomes one JSON text."""
    row = relationship.model_dump(mode="json", exclude_none=True, exclude={"history"})
    row["history"] = [entry.model_dump_json(exclude_none=True) for entry in relationship.history]
    return row


def witness_of(row: Mapping[str, Any]) -> Witness:
    """Return the witness that a row of a claim and its source tells of."""
    amount, review = row["amount"], Review(row["review"])
    return Witness(
        claim=row["claim"],
        source=row["source"],
        predicate=Predicate(row["predicate"]),
        subject=row["subject"],
        object=row["object"],
        modality=Modality(row["modality"]),
        publisher=name_voice(row["source"], row["publisher"], row["publisher_id"]),
        published=row["published"],
        attributed_to=row["attributed_to"],
        via=tuple(row["via"] or ()),
        speaks_for=tuple(row.get("speaks_for") or ()),
        date=row["date"],
        amount=int(amount) if isinstance(amount, float) and amount.is_integer() else amount,
        currency=row["currency"],
        means=row["means"],
        withdrawn=bool(row["withdrawn"]),
        review=review,
        sketch=tuple(row.get("sketch") or ()),
        by_machine=is_by_machine(row["extractor"], review),
    )


def reply_of(row: Mapping[str, Any]) -> Reply:
    """Return the reply that a row of an answering claim tells of."""
    return Reply(row["answered"], AnswerKind(row["how"]), witness_of(row))
