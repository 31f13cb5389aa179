"""Paths: how two entities are connected, as the catalogue's question about shortest paths answers it."""

from __future__ import annotations

from graph.database import Database
from queries.catalogue import Catalogue
from queries.pages import Page
from queries.provenance import read_names
from queries.resolving import resolve_entity
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
    """Return the shortest paths between two entities, each given by id or name.

    Raises NotFound where one of them does not exist, and for a name that several bear.
    """
    known = read_names(database, (start, end))
    start, end = (given if given in known else resolve_entity(database, given).id for given in (start, end))
    asked = {"from": start, "to": end, "longest": longest}
    result = catalogue.run(database, "shortest_paths", asked, limit=limit, offset=offset, timeout=timeout)
    names = read_names(database, (entity for row in result.rows for entity in row["entities"]))
    paths = tuple(
        Path(length=row["length"], entities=tuple(names[id_] for id_ in row["entities"]), relationships=row["steps"])
        for row in result.rows
    )
    return Page[Path](results=paths, total=result.total, limit=limit, offset=offset)
