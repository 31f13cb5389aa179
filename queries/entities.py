"""Entities: found by name, read by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.database import Database
from graph.errors import NotFound
from graph.model import EntityType
from graph.search import search_names
from queries.pages import Page, read_page
from queries.texts import read_text
from queries.views import EntityView


def read_entity(database: Database, id_: str) -> EntityView:
    """Return one entity; raises NotFound."""
    rows = database.read(read_text("entity"), {"id": id_})
    if not rows:
        raise NotFound(f"There is no entity {id_[:80]!r}. Search for its name to find its id.")
    return _build(rows[0])


def search_entities(
    database: Database, text: str, *, type_: EntityType | None = None, limit: int, offset: int
) -> Page[EntityView]:
    """Return the entities that bear every word of the text, or one that begins like it, in a name; all without a text.

    The whole name comes first, then its beginning, then any part of it, however accents and capitals are written.
    """
    if not text.strip():
        page = read_page(database, read_text("entities"), {"type": type_}, limit=limit, offset=offset)
        return page.with_results(tuple(map(_build, page.results)))
    found = search_names(database, text, limit, offset, type_=type_)
    ids = [match.id for match in found.matches]
    views = {view.id: view for view in map(_build, database.read(read_text("entities_by_id"), {"ids": ids}))}
    results = tuple(views[id_] for id_ in ids if id_ in views)
    return Page[EntityView](results=results, total=found.total, limit=limit, offset=offset)


def _build(row: Mapping[str, Any]) -> EntityView:
    return EntityView(**row["properties"] | {"type": row["type"]})
