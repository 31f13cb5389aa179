"""Values: what the driver answers, as plain Python that any JSON writer takes."""

from __future__ import annotations

import math
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point


def to_plain(value: Any) -> Any:
    """Return the value as None, bool, int, float, str, list or dict.

    A node becomes its properties and labels, a relationship its properties, type and the ids of its ends where the
    server tells them, a path its nodes and relationships, anything temporal an ISO 8601 string, a point its
    coordinates, bytes hexadecimal digits. Infinite and undefined numbers, which JSON lacks, become None.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_plain(item) for key, item in value.items()}
    return _to_plain_graph(value)


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
