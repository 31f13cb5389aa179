"""Texts: the store's statements, one a file in graph/cypher."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template

from graph.model import EntityType, Predicate


@cache
def read_statement(name: str) -> str:
    """Return the statement of that name."""
    return files("graph").joinpath("cypher", f"{name}.cypher").read_text("utf-8")


@cache
def read_statement_for(name: str, what: EntityType | Predicate) -> str:
    """Return the statement with its $label or $type filled in, which Cypher takes no parameter for.

    Only members of a closed vocabulary can be filled in, so nothing from outside becomes part of a statement.
    """
    return Template(read_statement(name)).safe_substitute(label=what.value, type=what.value)
