"""Contents: how much a graph holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.database import Database
from graph.model import EntityType, Predicate
from graph.store.texts import read_statement


@dataclass(frozen=True)
class Contents:
    """How many sources, claims, entities by type and relationships by predicate a graph holds; no type has none."""

    sources: int = 0
    claims: int = 0
    entities: Mapping[EntityType, int] = field(default_factory=dict[EntityType, int])
    relationships: Mapping[Predicate, int] = field(default_factory=dict[Predicate, int])

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing."""
        return not (self.sources or self.claims or self.entities or self.relationships)


def count_contents(database: Database) -> Contents:
    """Return how much the graph holds, from the figures that the server keeps, in one query."""
    rows = database.read(read_statement(f"count_{database.server}"))
    counts: dict[str, int] = {row["name"]: row["count"] for row in rows}
    return Contents(
        sources=counts.get("Source", 0),
        claims=counts.get("Claim", 0),
        entities={type_: counts[type_] for type_ in EntityType if counts.get(type_)},
        relationships={predicate: counts[predicate] for predicate in Predicate if counts.get(predicate)},
    )
