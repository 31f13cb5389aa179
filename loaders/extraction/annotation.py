"""Readings in the form of the annotated articles, against which extractors are measured."""

from __future__ import annotations

from typing import Any

from graph.model import Reading

_RENAMED = {
    "converted_amount",
    "converted_currency",
    "recorded_at",
    "review",
    "wording",
    "extractor",
    "source",
    "where",
    "answers",
}


def annotate(reading: Reading, name: str) -> dict[str, Any]:
    """Return the reading as a JSON-ready annotation with entity ids as keys."""
    entities = [
        {"key": entity.id, **entity.model_dump(mode="json", exclude_none=True, exclude={"identifiers", "country"})}
        for entity in reading.entities
    ]
    claims = []
    for claim in reading.claims:
        row = claim.model_dump(mode="json", exclude_none=True, exclude=_RENAMED)
        row.setdefault("object", None)
        row.setdefault("attributed_to", None)
        if claim.converted_amount is not None:
            row["amount_converted"] = {"amount": claim.converted_amount, "currency": claim.converted_currency}
        claims.append(row)
    source = reading.source
    return {"id": name, "lang": source.lang, "url": source.url, "publisher": source.publisher, "title": source.title,
            "published": source.published, "entities": entities, "claims": claims}  # fmt: skip
