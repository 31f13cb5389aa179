"""Claims files: a reading as JSON, in the form of the annotated articles that extractors are measured by.

Entities stand under their ids as keys. `start` and `end` count code points of the source's text, and `evidence` is
that text's own characters from start to end; a claim that a person summarised has neither, and says where it was read.
"""

from __future__ import annotations

import json
from typing import Any

from graph.model import Claim, Entity, EntityType, Reading, Wording

_QUALIFIERS = (
    "amount", "currency", "date", "law", "means", "of", "signatories", "announced", "withdrawn", "technology", "role",
    "past",
)  # fmt: skip


def annotate(reading: Reading, name: str | None = None) -> dict[str, Any]:
    """Return the reading as a JSON object; name is its id, by default the source's."""
    source = reading.source
    return {
        "id": name or source.id,
        "lang": source.lang,
        "url": source.url,
        "publisher": source.publisher,
        "title": source.title,
        "published": source.published,
        "entities": [_annotate_entity(entity) for entity in reading.entities],
        "claims": [_annotate_claim(claim) for claim in reading.claims],
    }


def write_claims(reading: Reading, name: str | None = None, *, indent: int | None = None) -> str:
    """Return the reading as JSON text: one line, or indented by this many spaces."""
    return json.dumps(annotate(reading, name), ensure_ascii=False, indent=indent)


def _annotate_entity(entity: Entity) -> dict[str, Any]:
    annotated: dict[str, Any] = {
        "key": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
    }
    if entity.type is EntityType.GROUP:
        annotated |= {"category": entity.category, "of": entity.of, "count": entity.count}
        if entity.which:
            annotated["which"] = entity.which
    if entity.roles:
        annotated["roles"] = list(entity.roles)
    if entity.country:
        annotated["country"] = entity.country
    if entity.identifiers:
        annotated["identifiers"] = list(entity.identifiers)
    return annotated


def _annotate_claim(claim: Claim) -> dict[str, Any]:
    annotated: dict[str, Any] = {
        "subject": claim.subject,
        "predicate": claim.predicate.value,
        "object": claim.object,
        "modality": claim.modality.value,
        "attributed_to": claim.attributed_to,
        "via": list(claim.via),
    }
    qualifiers = {name: getattr(claim, name) for name in _QUALIFIERS}
    annotated |= {name: value for name, value in qualifiers.items() if value is not None and value is not False}
    if claim.converted_amount is not None:
        annotated["amount_converted"] = {"amount": claim.converted_amount, "currency": claim.converted_currency}
    if claim.start is not None:
        annotated |= {"start": claim.start, "end": claim.end}
    annotated["evidence"] = claim.evidence
    if claim.wording is not Wording.QUOTED:
        annotated["wording"] = claim.wording.value
    if claim.where:
        annotated["where"] = claim.where
    return annotated
