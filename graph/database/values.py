"""Values: what the driver answers, as plain Python that any JSON writer takes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point

_PLAIN = frozenset({type(None), bool, int, str})


def to_plain(value: Any) -> Any:
    """Return the value as None, bool, int, float, str, list or dict.

    A node becomes its properties and labels, a relationship its properties, type and the ids of its ends where the
    server tells them, a path its nodes and relationships, anything temporal an ISO 8601 string, a point its
    coordinates, bytes hexadecimal digits. Infinite and undefined numbers, which JSON lacks, become None.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    # Written out so that what is plain already, as most is, costs no call.
    if kind is list:
        return [item if type(item) in _PLAIN else to_plain(item) for item in value]
    if kind is dict:
        return {key: item if type(item) in _PLAIN else to_plain(item) for key, item in value.items()}
    if kind is float:
        return value if math.isfinite(value) else None
    return _to_plain_graph(value)


def to_plain_rows(keys: Sequence[str], records: Iterable[Iterable[Any]]) -> list[dict[str, Any]]:
    """Return records, each its values in the order of the keys, as rows of plain values."""
    return [
        {key: value if type(value) in _PLAIN else to_plain(value) for key, value in zip(keys, record, strict=True)}
        for record in records
    ]


def _to_plain_graph(value: Any) -> Any:
    if isinstance(value, Node):
        return {**_properties(value), "labels": sorted(value.labels)}
    if isinstance(value, Relationship):
        start, end = (None if node is None else node.get("id") for node in value.nodes)
        return {**_properties(value), "type": value.type, "start": start, "end": end}
    if isinstance(value, Path):
        return {
            "nodes": [to_plain(node) for node in value.nodes],
            "relationships": [to_plain(link) for link in value.relationships],
        }
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": [float(part) for part in value]}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    iso_format = getattr(value, "iso_format", None) or getattr(value, "isoformat", None)
    return iso_format() if iso_format else str(value)


def _properties(entity: Node | Relationship) -> dict[str, Any]:
    return {str(key): to_plain(value) for key, value in entity.items()}
