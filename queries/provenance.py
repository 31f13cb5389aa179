"""Provenance: whose word a claim rests on, and what the ids in it are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.database import Database
from queries.texts import read_text
from queries.views import EntityShort


@dataclass(frozen=True)
class Voice:
    """Who stands behind a claim, and whether it speaks of a state that is over."""

    speaker: str
    past: bool


def read_voices(database: Database, claims: Iterable[str]) -> Mapping[str, Voice]:
    """Return for each claim the one whose word it rests on: the origin, else the publisher of its source."""
    ids = sorted(set(claims))
    rows = database.read(read_text("voices"), {"ids": ids}) if ids else []
    return {row["claim"]: Voice(row["speaker"], row["past"]) for row in rows}


def read_names(database: Database, entities: Iterable[str]) -> Mapping[str, EntityShort]:
    """Return for each id the entity in short; an id that does not exist is left out."""
    ids = sorted(set(entities))
    rows = database.read(read_text("names"), {"ids": ids}) if ids else []
    return {row["id"]: EntityShort(**row) for row in rows}
