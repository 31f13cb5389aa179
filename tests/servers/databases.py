"""Databases for the tests: one server of each kind for a session, refused unless empty, emptied between tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from graph.database import Database, Transaction, connect
from graph.opening import open_graph
from graph.settings import Settings
from tests.servers.neo4j_connection import Neo4jConnection, Neo4jMissing
from tests.servers.neo4j_server import throwaway_neo4j

NEO4J_SWITCH = "WATCHGRAPH_TEST_NEO4J"
"""Names how the tests come by a Neo4j: unset starts one, `off` goes without, an address uses that one
(as NEO4J_USER with NEO4J_PASSWORD) if it is empty."""

# Read before any test, because the tests hide the developer's environment.
_CHOICE = os.environ.get(NEO4J_SWITCH, "")
_OFFERED = Neo4jConnection(_CHOICE, os.environ.get("NEO4J_PASSWORD", ""), os.environ.get("NEO4J_USER", "neo4j"))

_BATCH = 10_000


class NotEmpty(Exception):
    """A database that was offered to the tests holds something, so they do not touch it."""


@dataclass(frozen=True)
class OpenedDatabase:
    """A database that is ready, and the settings that lead to it."""

    database: Database
    settings: Settings


@contextmanager
def open_arcadedb(folder: Path) -> Iterator[OpenedDatabase]:
    """Open the embedded database of a folder that was made for the tests."""
    settings = Settings(data=folder, heap="512m")
    with open_graph(settings) as database:
        yield OpenedDatabase(database, settings)


@contextmanager
def open_neo4j() -> Iterator[OpenedDatabase]:
    """Open the Neo4j that WATCHGRAPH_TEST_NEO4J asks for; raises Neo4jMissing, or NotEmpty if it holds something."""
    if _CHOICE == "off":
        raise Neo4jMissing(f"{NEO4J_SWITCH} is off")
    with nullcontext(_OFFERED) if _CHOICE else throwaway_neo4j() as connection, _open(connection) as opened:
        yield opened


@contextmanager
def _open(connection: Neo4jConnection) -> Iterator[OpenedDatabase]:
    settings = Settings(
        neo4j_uri=connection.uri, neo4j_user=connection.user, neo4j_password=SecretStr(connection.password)
    )
    user = (connection.user, connection.password)
    with connect(connection.uri, reader=user, writer=user, name=settings.neo4j_database) as database:
        refuse_unless_empty(database)
    with open_graph(settings) as database:
        yield OpenedDatabase(database, settings)
        empty(database)


def refuse_unless_empty(database: Database) -> None:
    """Raise NotEmpty for a database that holds so much as one node: whoever put it there wants to keep it."""
    nodes = database.read("MATCH (node) RETURN count(node) AS nodes")[0]["nodes"]
    if nodes:
        raise NotEmpty(
            f"the database at {database.address} holds {nodes} nodes, and the tests would delete them; "
            f"offer an empty one, or unset {NEO4J_SWITCH} to have one started"
        )


def empty(database: Database) -> None:
    """Delete everything that a test wrote; the schema stays."""

    def delete_some(transaction: Transaction) -> int:
        rows = transaction.run(
            "MATCH (node) WITH node LIMIT $batch DETACH DELETE node RETURN count(*) AS deleted", {"batch": _BATCH}
        )
        return int(rows[0]["deleted"]) if rows else 0

    while database.write(delete_some) == _BATCH:
        pass
