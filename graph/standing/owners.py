"""Owners: who owns which outlet, since when, and who says so; data in owners.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field, HttpUrl

from graph.names import slug


class Ownership(BaseModel):
    """The outlets of one owner, by every name that they are published under."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    owner: str
    outlets: tuple[str, ...] = Field(min_length=2)
    since: int = Field(ge=1700, le=2100, description="the year since when all of them are known to be this owner's")
    source: HttpUrl = Field(description="where it is said")


@cache
def find_owners() -> Mapping[str, Ownership]:
    """Return for the voice of an outlet, as `name_voice` names it, whose it is, as owners.yaml says."""
    raw = yaml.safe_load(files("graph.standing").joinpath("owners.yaml").read_text("utf-8"))
    owned = map(Ownership.model_validate, raw["owners"])
    return {slug(outlet): ownership for ownership in owned for outlet in ownership.outlets}
