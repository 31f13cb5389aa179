"""The starter dossiers: what watchgraph brings, so that a first look finds something."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from graph.model import Reading
from loaders.dossier import read_dossier


def find_starter_dossiers() -> tuple[Path, ...]:
    """Return the shipped dossiers in the order of their names."""
    return tuple(sorted(Path(str(files("loaders").joinpath("dossiers"))).glob("*.yaml")))


def read_starter() -> Iterator[Reading]:
    """Yield one reading for each source of the shipped dossiers."""
    for path in find_starter_dossiers():
        yield from read_dossier(path)
