"""Where the names of the gazetteer come from: the lists that each file was compared with, from `sources.yaml`."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, model_validator

from loaders.extraction.gazetteer import SOURCES


class Source(BaseModel):
    """A public list or collection of texts, in the edition that was read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    url: HttpUrl
    version: str | date = Field(description="edition, commit or date of what was read")
    read: date


class Page(BaseModel):
    """A page that was looked up for the names it has."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    url: HttpUrl
    read: date
    names: tuple[str, ...] = Field(min_length=1)


class Provenance(BaseModel):
    """The sources by key, those of each file, and the pages that were looked up besides."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: dict[str, Source]
    files: dict[str, tuple[str, ...]]
    pages: tuple[Page, ...]

    @model_validator(mode="after")
    def _check_keys(self) -> Self:
        named = {key for keys in self.files.values() for key in keys}
        if faults := named ^ set(self.sources):
            raise ValueError(f"sources that no file names, or that are not described: {sorted(faults)}")
        if empty := [name for name, keys in self.files.items() if not keys]:
            raise ValueError(f"files without a source: {empty}")
        return self


@cache
def load_provenance() -> Provenance:
    """Return what the files of this folder were compared with."""
    text = files("loaders.extraction.gazetteer").joinpath(SOURCES).read_text("utf-8")
    return Provenance(**yaml.safe_load(text))


def data_files() -> frozenset[str]:
    """Return the names of the files that hold names."""
    listed = (entry.name for entry in files("loaders.extraction.gazetteer").iterdir())
    return frozenset(name for name in listed if name.endswith((".yaml", ".txt")) and name != SOURCES)
