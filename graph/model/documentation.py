"""The model's own page: docs/model.md, written from the descriptions that the fields and predicates bear.

python -m graph.model.documentation > docs/model.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from graph.model import (
    PREDICATES,
    Answer,
    Claim,
    Entity,
    HistoryEntry,
    Modality,
    Omission,
    Reading,
    Relationship,
    Source,
)

_RECORDS: tuple[type[BaseModel], ...] = (Entity, Source, Claim, Answer, Relationship, HistoryEntry, Reading, Omission)


def describe_model() -> str:
    """Return the page as Markdown: every record with its fields, then every predicate with its rules."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The model"
    yield "Written by `python -m graph.model.documentation` from the code; change the descriptions there."
    for record in _RECORDS:
        yield from ("", f"## {record.__name__}", _first_line(record), "")
        yield from ("| field | type | what it is |", "| --- | --- | --- |")
        for name, schema in record.model_json_schema(mode="validation")["properties"].items():
            required = name in record.model_json_schema().get("required", ())
            named = name if required else f"{name} (optional)"
            yield f"| {named} | {_type_of(schema)} | {schema.get('description', '')} |"
    yield from (
        "",
        "## Predicates",
        "An *event* with another date or sum is another relationship; a *state* lasts.",
        "",
    )
    yield from ("| predicate | subject -> object | kind | says | qualifiers |", "| --- | --- | --- | --- | --- |")
    for predicate, rule in PREDICATES.items():
        parties = f"{_any(rule.subject)} -> {_any(rule.object)}{' or nobody' if rule.null_object else ''}"
        qualifiers = ", ".join(("date", *rule.qualifiers))
        yield f"| {predicate} | {parties} | {rule.kind} | {rule.says} | {qualifiers} |"
    yield from ("", "## Modality", "From the strongest standing to the weakest: " + ", ".join(Modality) + ".")


def _first_line(record: type[BaseModel]) -> str:
    return (record.__doc__ or "").strip().splitlines()[0]


def _any(types: tuple[str, ...]) -> str:
    return ", ".join(types) or "anyone"


def _type_of(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_type_of(option) for option in schema["anyOf"] if option.get("type") != "null")
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"list of {_type_of(schema['items'])}"
    return str(schema.get("type", "any"))


if __name__ == "__main__":
    sys.stdout.write(describe_model())
