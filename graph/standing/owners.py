"""Owners: who owns which outlet, since when, and who says so; data in owners.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field, HttpUrl

from graph.names import slug


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who owns an outlet, and the year since when that is known."""

    owner: str
    since: int


class Owned(BaseModel):
    """The outlets of one owner, by every name that they are published under."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    owner: str
    outlets: tuple[str, ...] = Field(min_length=2)
    since: int = Field(ge=1700, le=2100, description="the year since when all of them are known to be this owner's")
    source: HttpUrl = Field(description="where it is said")


@cache
def read_owned() -> tuple[Owned, ...]:
    """Return what owners.yaml says."""
    raw = yaml.safe_load(files("graph.standing").joinpath("owners.yaml").read_text("utf-8"))
    return tuple(Owned.model_validate(entry) for entry in raw["owners"])


@cache
def find_owners() -> Mapping[str, Ownership]:
    """Return for the voice of an outlet, as `name_voice` names it, who owns it."""
    return {
        slug(outlet): Ownership(slug(owned.owner), owned.since) for owned in read_owned() for outlet in owned.outlets
    }
