"""The schema: constraints and indexes, which are data in schema.yaml, put in place on either server.

A node of its own records the version. Where it is there, one short read is all that a start costs; where it is not, the database must be
empty, and an interrupted start is simply gone through again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from graph.database import Database, Server
from graph.errors import DatabaseNotEmpty, SchemaMismatch
from graph.model.vocabulary import EntityType, Predicate

_log = logging.getLogger(__name__)


class Schema(BaseModel):
    """What schema.yaml says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    roots: tuple[str, ...]
    links: tuple[str, ...]
    statements: Mapping[Server, Sequence[Mapping[str, str]]]
    names_index: Mapping[Server, str]


@cache
def load_schema() -> Schema:
    """Return the schema of this version of watchgraph."""
    return Schema.model_validate(yaml.safe_load(_text("schema.yaml")))


def apply_schema(database: Database) -> bool:
    """Put constraints and indexes in place and return whether there was anything to do.

    Raises SchemaMismatch for a database written with another schema, DatabaseNotEmpty for one that holds something else.
    """
    schema = load_schema()
    version = _read_version(database)
    if version == schema.version:
        return False
    if version is not None:
        raise SchemaMismatch(
            f"The database at {database.address} has schema {version}, and this version of watchgraph needs schema {schema.version}. "
            "Use the version that wrote it, or load your sources again into an empty database (another WATCHGRAPH_DATA or NEO4J_DATABASE)."
        )
    found: list[dict[str, Any]] = database.read(_text("contents.cypher"))
    if found:
        raise DatabaseNotEmpty(
            f"The database {database.name} at {database.address} holds something that watchgraph did not write (a node with the labels "
            f"{', '.join(found[0]['labels']) or 'none'}). Use an empty database: set NEO4J_DATABASE or NEO4J_URI to another one."
        )
    for statement in list_statements(schema, database.server):
        database.define(statement)
    database.write(lambda transaction: transaction.run(_text("record.cypher"), {"version": schema.version}))
    _log.info("schema %d is in place at %s", schema.version, database.address)
    return True


def list_statements(schema: Schema, server: Server) -> Iterator[str]:
    """Yield every statement for this server, in order, each once for each label or type of its kind."""
    types: dict[str, Sequence[str]] = {
        "root": schema.roots,
        "subtype": [type_.value for type_ in EntityType],
        "predicate": [predicate.value for predicate in Predicate],
        "link": schema.links,
        "once": [""],
    }
    for entry in schema.statements[server]:
        for kind, template in entry.items():
            for type_ in types[kind]:
                yield template.format(type=type_, name=type_.lower())


def _read_version(database: Database) -> int | None:
    rows = database.read(_text("version.cypher"))
    return int(rows[0]["version"]) if rows else None


@cache
def _text(name: str) -> str:
    return files("graph.schema").joinpath(name).read_text(encoding="utf-8")
