"""Entities: found by name, read by id."""

from __future__ import annotations

from graph.database import Database

from graph.errors import NotFound
from queries.texts import read_text
from queries.views import EntityView


def read_entity(database: Database, id_: str) -> EntityView:
    """Return one entity; raises NotFound."""
    rows = database.read(read_text("entity"), {"id": id_})
    if not rows:
        raise NotFound(f"There is no entity {id_[:80]!r}. Search for its name to find its id.")
    return EntityView(**rows[0]["properties"], type=rows[0]["type"])
