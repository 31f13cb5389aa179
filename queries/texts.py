"""Cypher texts: the files of this folder that hold them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_text(name: str) -> str:
    """Return the Cypher of reads/NAME.cypher."""
    return files("queries").joinpath("reads", f"{name}.cypher").read_text("utf-8")
