"""Where a started Neo4j is, and what is said when there is none."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
NEO4J_FOLDER = CHECKOUT / ".neo4j"
"""The ignored folder in the checkout for Neo4j's jars and a developer's own data."""


class Neo4jMissing(Exception):
    """No Neo4j can be started on this machine; the message says what it lacks."""


@dataclass(frozen=True)
class Neo4jConnection:
    """What a client needs to reach a Neo4j."""

    uri: str
    password: str
    user: str = "neo4j"


def free_port() -> int:
    """Return a loopback port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
