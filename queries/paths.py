"""Paths: how two entities are connected, as the catalogue's question about shortest paths answers it."""

from __future__ import annotations

from graph.database import Database
from graph.errors import NotFound
from queries.catalogue import Catalogue
from queries.pages import Page
from queries.provenance import read_names
from queries.views import Path


def read_paths(
    database: Database,
    catalogue: Catalogue,
    start: str,
    end: str,
    *,
    longest: int,
    limit: int,
    offset: int,
    timeout: float | None = None,
) -> Page[Path]:
    """Return the shortest paths between two entities; raises NotFound where one of them does not exist."""
    known = read_names(database, (start, end))
    for id_ in (start, end):
        if id_ not in known:
            raise NotFound(f"There is no entity {id_[:80]!r}. Search for its name to find its id.")
    asked = {"from": start, "to": end, "longest": longest}
    result = catalogue.run(database, "shortest_paths", asked, limit=limit, offset=offset, timeout=timeout)
    names = read_names(database, (entity for row in result.rows for entity in row["entities"]))
    paths = tuple(
        Path(length=row["length"], entities=tuple(names[id_] for id_ in row["entities"]), relationships=row["steps"])
        for row in result.rows
    )
    return Page[Path](results=paths, total=result.total, limit=limit, offset=offset)
