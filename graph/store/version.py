"""Versions: a reading made ready to be written, with its faults found before anything is touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import InputError
from graph.model import Claim, Entity, EntityType, Predicate, Reading, Source
from graph.names import digest
from graph.standing import imply_answers
from graph.store.forms import Properties, form_of, unite_forms

Pair = tuple[str, Predicate, str]
"""Subject, predicate and object: what events are told apart within."""


@dataclass(frozen=True)
class AnswerRow:
    """One claim's answer to another, as it is written: by name, or implied by its source."""

    claim: str
    answered: str
    how: str
    implied: bool


@dataclass(frozen=True)
class Version:
    """All that one source says, ready to be written."""

    source: Source
    fingerprint: str
    types: dict[str, EntityType]
    forms: dict[str, Properties]
    claims: dict[str, Claim]
    answers: tuple[AnswerRow, ...]


def prepare(reading: Reading) -> Version:
    """Return the reading ready to be written; raises InputError where it contradicts itself."""
    source = reading.source
    types = {entity.id: entity.type for entity in reading.entities}
    claims = {claim.id: claim for claim in reading.claims}
    for claim in claims.values():
        _check_claim(claim, source, types)
    for entity in reading.entities:
        if entity.of and entity.of not in types:
            raise InputError(f"{source.id}: {entity.id} belongs to {entity.of}, which is not among the entities read.")
    explicit = {
        AnswerRow(claim.id, answer.claim, answer.how.value, implied=False)
        for claim in claims.values()
        for answer in claim.answers
    }
    implied = {AnswerRow(i.claim, i.answered, i.how.value, implied=True) for i in imply_answers(claims.values())}
    answers = sorted(explicit | implied, key=lambda answer: (answer.claim, answer.answered, answer.how))
    return Version(source, _take_fingerprint(reading), types, _collect_forms(reading.entities), claims, tuple(answers))


def name_pair(pair: Pair) -> str:
    """Return the pair as claims bear it, for the index."""
    subject, predicate, object_ = pair
    return f"{subject} {predicate.value} {object_}"


def pair_of(row: Any) -> Pair | None:
    """Return the pair of a row with subject, predicate and object; None where the object is open."""
    return (row["subject"], Predicate(row["predicate"]), row["object"]) if row["object"] is not None else None


def _collect_forms(entities: tuple[Entity, ...]) -> dict[str, Properties]:
    forms: dict[str, list[Properties]] = {}
    for entity in entities:
        forms.setdefault(entity.id, []).append(form_of(entity))
    return {id_: given[0] if len(given) == 1 else _join(id_, given) for id_, given in forms.items()}


def _join(id_: str, given: list[Properties]) -> Properties:
    united = {name: value for name, value in unite_forms(id_, given).items() if name != "id" and value != []}
    united["aliases"] = united.pop("names")[1:]
    return {name: value for name, value in united.items() if value != []}


def _check_claim(claim: Claim, source: Source, types: dict[str, EntityType]) -> None:
    if claim.source != source.id:
        raise InputError(f"{claim.id} says that it is of source {claim.source}, but it was read from {source.id}.")
    for entity in _entities_of(claim):
        if entity not in types:
            raise InputError(f"{source.id}: {claim.id} names {entity}, which is not among the entities read.")


def _entities_of(claim: Claim) -> Iterator[str]:
    yield claim.subject
    yield from (entity for entity in (claim.object, claim.attributed_to) if entity)
    yield from claim.via


def _take_fingerprint(reading: Reading) -> str:
    """Return a digest of all that is written; when it was retrieved and recorded is not what the source says."""
    source = reading.source.model_dump(mode="json", exclude={"retrieved_at"})
    entities = sorted(entity.model_dump_json() for entity in reading.entities)
    claims = sorted(claim.model_dump_json(exclude={"recorded_at"}) for claim in reading.claims)
    return digest(source, entities, claims, length=32)
