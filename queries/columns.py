"""Columns of an answer: what their values may be, and how the database's values become them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from graph.answers import phrase_answer
from graph.database import Database
from graph.errors import CatalogueError
from queries.claims import put_in_words
from queries.provenance import Voice, read_names, read_voices
from queries.relationships import build_relationships
from queries.views import RelationshipView


class ColumnType(StrEnum):
    """What the values of a column are; any value may also be missing."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"
    ENTITY = "entity"
    SOURCE = "source"
    CLAIM = "claim"
    RELATIONSHIP = "relationship"
    STANDING = "standing"
    STATEMENT = "statement"
    SPEAKERS = "speakers"
    HISTORY = "history"
    ANSWERS = "answers"
    STEPS = "steps"


_PYTHON_TYPES: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.INTEGER: (int,),
    ColumnType.NUMBER: (int, float),
    ColumnType.BOOLEAN: (bool,),
    ColumnType.LIST: (list,),
    ColumnType.STATEMENT: (dict,),
    ColumnType.SPEAKERS: (list,),
    ColumnType.HISTORY: (list,),
    ColumnType.ANSWERS: (list,),
    ColumnType.STEPS: (list,),
}


class Column(BaseModel):
    """One column of an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: ColumnType = Field(description="what its values are")
    description: str = Field(min_length=1, description="what it tells")

    def check(self, value: object) -> bool:
        """Return whether the database may answer this value in this column."""
        expected = _PYTHON_TYPES.get(self.type, (str,))
        boolean_where_a_number_belongs = isinstance(value, bool) and self.type is not ColumnType.BOOLEAN
        return value is None or (isinstance(value, expected) and not boolean_where_a_number_belongs)


@cache
def standard_columns() -> Mapping[str, Column]:
    """Return the columns that many questions share, from columns.yaml."""
    raw: dict[str, Any] = yaml.safe_load(files("queries").joinpath("columns.yaml").read_text("utf-8"))
    return {name: Column(**fields) for name, fields in raw.items()}


@dataclass(frozen=True)
class _Lookups:
    voices: Mapping[str, Voice]
    names: Mapping[str, str]
    relationships: Mapping[str, RelationshipView]


def finish_rows(
    database: Database, question: str, columns: Mapping[str, Column], rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the rows with sentences in words, speakers and history by name, in the order of the columns.

    Raises CatalogueError where the database answers other columns or types than the question declares.
    """
    for row in rows:
        _check_row(question, columns, row)
    lookups = _look_up(database, columns, rows)
    return [_finish_row(columns, row, lookups) for row in rows]


def _check_row(question: str, columns: Mapping[str, Column], row: Mapping[str, Any]) -> None:
    if set(row) != set(columns):
        raise CatalogueError(f"{question}: declares the columns {', '.join(columns)}, but answers {', '.join(row)}")
    for name, column in columns.items():
        if not column.check(row[name]):
            raise CatalogueError(f"{question}: column {name} should be {column.type}, but is {row[name]!r:.80}")


def _look_up(database: Database, columns: Mapping[str, Column], rows: Sequence[Mapping[str, Any]]) -> _Lookups:
    def values(type_: ColumnType) -> list[Any]:
        names = [name for name, column in columns.items() if column.type is type_]
        return [value for row in rows for name in names for value in row[name] or ()]

    steps = {step["properties"]["id"]: step for step in values(ColumnType.STEPS)}
    by = (json.loads(text)["by"] for text in values(ColumnType.HISTORY))
    return _Lookups(
        voices=read_voices(database, values(ColumnType.SPEAKERS)),
        names={id_: entity.name for id_, entity in read_names(database, by).items()},
        relationships={view.id: view for view in build_relationships(database, list(steps.values()))},
    )


def _finish_row(columns: Mapping[str, Column], row: Mapping[str, Any], lookups: _Lookups) -> dict[str, Any]:
    claims = [
        claim for name, column in columns.items() if column.type is ColumnType.SPEAKERS for claim in row[name] or ()
    ]
    voices = [lookups.voices[claim] for claim in claims if claim in lookups.voices]
    past = bool(voices) and all(voice.past for voice in voices)
    return {name: _finish(column.type, row[name], lookups, past=past) for name, column in columns.items()}


def _finish(type_: ColumnType, value: Any, lookups: _Lookups, *, past: bool) -> Any:
    if value is None:
        return None
    if type_ is ColumnType.STATEMENT:
        return put_in_words({**value, "past": past})
    if type_ is ColumnType.SPEAKERS:
        return sorted({lookups.voices[claim].speaker for claim in value if claim in lookups.voices})
    if type_ is ColumnType.HISTORY:
        entries = [json.loads(text) for text in value]
        told = [entry | {"by": lookups.names.get(entry["by"], entry["by"]), "by_id": entry["by"]} for entry in entries]
        return [entry | {"words": phrase_answer(entry)} for entry in told]
    if type_ is ColumnType.ANSWERS:
        return [entry | {"words": phrase_answer(entry)} for entry in value]
    if type_ is ColumnType.STEPS:
        return [lookups.relationships[step["properties"]["id"]].model_dump(mode="json") for step in value]
    return value
