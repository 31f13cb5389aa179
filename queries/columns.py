"""Columns of an answer: what their values may be, and how the database's values become them."""

from __future__ import annotations

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
from queries.relationships import build_relationships, read_history
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
_RAW = frozenset({ColumnType.STATEMENT, ColumnType.SPEAKERS, ColumnType.HISTORY, ColumnType.ANSWERS, ColumnType.STEPS})
"""The types of columns whose values the database answers in another form than they are shown in."""


class Column(BaseModel):
    """One column of an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: ColumnType = Field(description="what its values are")
    description: str = Field(min_length=1, description="what it tells")


def types_of(column: Column) -> tuple[type, ...]:
    """Return the types that the values of a column may have; a boolean is no integer here."""
    return (type(None), *_PYTHON_TYPES.get(column.type, (str,)))


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
    _check_rows(question, columns, rows)
    raw = {name: column.type for name, column in columns.items() if column.type in _RAW}
    finished = [{name: row[name] for name in columns} for row in rows]
    for name in _of_type(ColumnType.HISTORY, raw):
        for row in finished:
            row[name] = read_history(row[name]) if row[name] else row[name]
    lookups = _look_up(database, raw, finished)
    speakers = _of_type(ColumnType.SPEAKERS, raw)
    for row in finished:
        past = _is_past(speakers, row, lookups.voices)
        for name, type_ in raw.items():
            if row[name] is not None:
                row[name] = _finish(type_, row[name], lookups, past=past)
    return finished


def _check_rows(question: str, columns: Mapping[str, Column], rows: Sequence[Mapping[str, Any]]) -> None:
    types = {name: types_of(column) for name, column in columns.items()}
    for row in rows:
        if row.keys() != columns.keys():
            raise CatalogueError(f"{question}: declares the columns {', '.join(columns)}, but answers {', '.join(row)}")
        for name, value in row.items():
            if type(value) not in types[name]:
                raise CatalogueError(f"{question}: column {name} should be {columns[name].type}, but is {value!r:.80}")


def _look_up(database: Database, raw: Mapping[str, ColumnType], rows: Sequence[Mapping[str, Any]]) -> _Lookups:
    def values(type_: ColumnType) -> list[Any]:
        return [value for name in _of_type(type_, raw) for row in rows for value in row[name] or ()]

    steps = {step["properties"]["id"]: step for step in values(ColumnType.STEPS)}
    return _Lookups(
        voices=read_voices(database, values(ColumnType.SPEAKERS)),
        names={
            id_: entity.name
            for id_, entity in read_names(database, (entry["by"] for entry in values(ColumnType.HISTORY))).items()
        },
        relationships={view.id: view for view in build_relationships(database, list(steps.values()))},
    )


def _of_type(type_: ColumnType, raw: Mapping[str, ColumnType]) -> list[str]:
    return [name for name, given in raw.items() if given is type_]


def _is_past(speakers: Sequence[str], row: Mapping[str, Any], voices: Mapping[str, Voice]) -> bool:
    """Return whether all who speak in this row speak of what is over."""
    behind = [voices[claim] for name in speakers for claim in row[name] or () if claim in voices]
    return bool(behind) and all(voice.past for voice in behind)


def _finish(type_: ColumnType, value: Any, lookups: _Lookups, *, past: bool) -> Any:
    if type_ is ColumnType.STATEMENT:
        return put_in_words({**value, "past": past})
    if type_ is ColumnType.SPEAKERS:
        return sorted({lookups.voices[claim].speaker for claim in value if claim in lookups.voices})
    if type_ is ColumnType.HISTORY:
        told = [entry | {"by": lookups.names.get(entry["by"], entry["by"]), "by_id": entry["by"]} for entry in value]
        return [entry | {"words": phrase_answer(entry)} for entry in told]
    if type_ is ColumnType.ANSWERS:
        return [entry | {"words": phrase_answer(entry)} for entry in value]
    if type_ is ColumnType.STEPS:
        return [lookups.relationships[step["properties"]["id"]].model_dump(mode="json") for step in value]
    return value
