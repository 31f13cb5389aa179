"""Pages: one part of a long list, with how long the list is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.database import Database

T = TypeVar("T")
U = TypeVar("U")


class Page(BaseModel, Generic[T]):
    """One part of a list."""

    model_config = ConfigDict(frozen=True)

    results: tuple[T, ...] = Field(description="this part of the list")
    total: int = Field(ge=0, description="length of the whole list")
    limit: int = Field(description="largest number of results in a part")
    offset: int = Field(ge=0, description="number of results before this part")

    def with_results(self, results: Sequence[U]) -> Page[U]:
        """Return the same part of the list with other results in it."""
        # Not Page[U], for which pydantic would make a class anew at every call (a millisecond).
        return Page(results=tuple(results), total=self.total, limit=self.limit, offset=self.offset)


def read_page(
    database: Database,
    query: str,
    parameters: Mapping[str, Any],
    *,
    limit: int,
    offset: int,
    timeout: float | None = None,
) -> Page[dict[str, Any]]:
    """Return one part of what a query answers; it is counted only where the part does not show how long the list is."""
    window = {**parameters, "limit": limit, "offset": offset}
    rows = database.read(f"{query}\nSKIP $offset LIMIT $limit", window, timeout=timeout)
    at_the_end = len(rows) < limit and (rows or offset == 0)
    total = offset + len(rows) if at_the_end else count_rows(database, query, parameters, timeout=timeout)
    return Page[dict[str, Any]](results=tuple(rows), total=total, limit=limit, offset=offset)


def count_rows(database: Database, query: str, parameters: Mapping[str, Any], *, timeout: float | None = None) -> int:
    """Return how many rows a query answers."""
    rows = database.read(f"CALL () {{\n{query}\n}}\nRETURN count(*) AS total", dict(parameters), timeout=timeout)
    return int(rows[0]["total"])
