"""Joining: what other extractors read from the same source stays beside what this one reads.

The claims of one extractor replace those that it gave before, and no other's. A claim of another one stays as long as
its sentence stands where it stood, and a summary as long as the source does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.database import Transaction
from graph.model import Answer, AnswerKind, Claim, Entity, EntityType, Reading, Source
from graph.store.forms import form_of, unite_forms
from graph.store.replacing import Held
from graph.store.rows import in_batches
from graph.store.texts import read_statement

_OF_GRAPH = frozenset({"id", "pair", "speaks_for", "fingerprint", "sketch"})


def join_others(tx: Transaction, reading: Reading, held: Held) -> Reading:
    """Return the reading with what others read from the same source, as the graph holds it; itself where none did."""
    own = name_extractors(reading)
    others = sorted(id_ for id_, row in held.claims.items() if own and _name(row["extractor"]) not in own)
    if not others:
        return reading
    source = reading.source
    rows = [
        row["claim"]
        for batch in in_batches(others)
        for row in tx.run(read_statement("claims_of_others"), {"source": source.id, "ids": batch})
    ]
    document = tx.run(read_statement("source"), {"source": source.id})[0]["source"]
    joined = _join_source(source, Source.model_validate(_without_own(document)))
    claims = [claim for row in rows if _still_stands(claim := _claim_of(row), joined)]
    if not claims:
        return reading
    return reading.model_copy(
        update={
            "source": joined,
            "entities": _unite(reading.entities, _entities_of(claims, held)),
            "claims": (*reading.claims, *claims),
        }
    )


def name_extractors(reading: Reading) -> frozenset[str]:
    """Return the names, without version, of what read the reading; none where nothing tells."""
    named = [claim.extractor for claim in reading.claims]
    return frozenset(map(_name, [*named, reading.extractor] if reading.extractor else named))


def _name(extractor: str) -> str:
    return extractor.partition("/")[0]


def _without_own(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _OF_GRAPH}


def _join_source(new: Source, held: Source) -> Source:
    """Return the source as it is read now, and what only the other reading knows of it, where both are of one text."""
    if new.sha256 and held.sha256 and new.sha256 != held.sha256:
        return new
    known = {name: value for name, value in held.model_dump().items() if value is not None}
    joined = Source.model_validate({**known, **new.model_dump(exclude_none=True)})
    return joined if joined.id == new.id else new


def _still_stands(claim: Claim, source: Source) -> bool:
    if claim.start is None:
        return True
    return source.text is not None and source.text[claim.start : claim.end] == claim.evidence


def _claim_of(row: Mapping[str, Any]) -> Claim:
    fields = _without_own(row)
    lines = [line.partition(" ") for line in fields.pop("answers", None) or ()]
    answers = tuple(Answer(claim=claim, how=AnswerKind(how)) for how, _, claim in lines)
    return Claim.model_validate({**fields, "answers": answers})


def _entities_of(claims: Iterable[Claim], held: Held) -> list[Entity]:
    """Return the entities that the claims name, and those that they belong to, as the source names them."""
    named: dict[str, None] = {}
    for claim in claims:
        named.update(dict.fromkeys(id_ for id_ in (claim.subject, claim.object, claim.attributed_to) if id_))
        named.update(dict.fromkeys(claim.via))
    named.update(dict.fromkeys(of for id_ in tuple(named) if (of := held.forms[id_].get("of"))))
    return [_entity_of(held.types[id_], held.forms[id_]) for id_ in named]


def _unite(*groups: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return each entity once, so that joining again gives the same."""
    by_id: dict[str, list[Entity]] = {}
    for group in groups:
        for entity in group:
            by_id.setdefault(entity.id, []).append(entity)
    return tuple(_unite_one(id_, entities) for id_, entities in by_id.items())


def _unite_one(id_: str, entities: list[Entity]) -> Entity:
    united = unite_forms(id_, [form_of(entity) for entity in entities])
    return _entity_of(entities[0].type, {**united, "aliases": united["names"][1:]})


def _entity_of(type_: EntityType, form: Mapping[str, Any]) -> Entity:
    fields = {name: value for name, value in form.items() if name in Entity.model_fields}
    return Entity.model_validate({**fields, "type": type_})
