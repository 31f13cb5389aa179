"""Readings: what a loader read from one source."""

from __future__ import annotations

from pydantic import Field

from graph.model.claim import Claim
from graph.model.entity import Entity
from graph.model.record import Record
from graph.model.source import Source


class Omission(Record):
    """Something that a loader left out, and why."""

    what: str = Field(description="what was left out: a line, a field, a sentence")
    why: str = Field(description="the reason, for a person")
    line: int | None = Field(default=None, description="line in the source, from 1")


class Reading(Record):
    """All that a loader read from one source, ready to be written in one transaction."""

    source: Source = Field(description="the document")
    entities: tuple[Entity, ...] = Field(default=(), description="every entity that its claims name, each once")
    claims: tuple[Claim, ...] = Field(default=(), description="what it says")
    omissions: tuple[Omission, ...] = Field(default=(), description="what was left out, and why")
    extractor: str | None = Field(
        default=None, description="who or what read it, with a version, which claims tell too where there are any"
    )
    warnings: tuple[str, ...] = Field(
        default=(), description="what a person should know: unknown language, no claims found"
    )
