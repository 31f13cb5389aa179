"""The schema: constraints and indexes, which are data in schema.yaml, put in place on either server.

The last statement marks the version. Where the mark is there, one short read is all that a start costs; where it is
not, the database must be empty, and a start that was interrupted is simply gone through again. The mark of an earlier
version goes last, so that bringing a database up to date is gone through again too.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

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
    earlier: Mapping[int, Mapping[Server, str]]
    roots: tuple[str, ...]
    links: tuple[str, ...]
    statements: Mapping[Server, Sequence[Mapping[str, str]]]
    names_index: Mapping[Server, str]


@cache
def load_schema() -> Schema:
    """Return the schema of this version of watchgraph."""
    return Schema.model_validate(yaml.safe_load(_text("schema.yaml")))


def apply_schema(database: Database, derive_anew: Callable[[Database], object]) -> bool:
    """Put constraints and indexes in place and return whether there was anything to do.

    `derive_anew` derives all relationships of a database that an earlier version wrote. Raises SchemaMismatch for a
    database of a version that cannot be brought up to this one, DatabaseNotEmpty for one that holds something else.
    """
    schema = load_schema()
    current = _mark(schema.version)
    marks = {row["mark"] for row in database.read(_text("version.cypher"))}
    if marks == {current}:
        return False
    earlier = [version for version in schema.earlier if _mark(version) in marks]
    if marks - {current, *map(_mark, earlier)}:
        raise SchemaMismatch(
            f"The database at {database.address} was written with schema {', '.join(sorted(marks))}, and this "
            f"watchgraph needs {current}. Use the watchgraph that wrote it, or load your sources again into an "
            "empty database (another WATCHGRAPH_DATA or NEO4J_DATABASE)."
        )
    if not earlier:
        refuse_unless_empty(database)
    elif current not in marks:
        _log.warning("An earlier watchgraph wrote %s; its relationships are derived anew, once.", database.address)
        derive_anew(database)
    forgotten = [schema.earlier[version][database.server] for version in earlier]
    database.define([*list_statements(schema, database.server), *forgotten])
    _log.info("schema %d is in place at %s", schema.version, database.address)
    return True


def _mark(version: int) -> str:
    return f"version_{version}"


def refuse_unless_empty(database: Database) -> None:
    """Raise DatabaseNotEmpty for a database that holds a node."""
    rows = database.read(_text("contents.cypher"))
    if rows:
        raise DatabaseNotEmpty(
            f"The database {database.name} at {database.address} holds something that watchgraph did not write (a node "
            f"with the labels {', '.join(rows[0]['labels']) or 'none'}). Use an empty one (NEO4J_DATABASE, NEO4J_URI)."
        )


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
                yield template.format(type=type_, name=type_.lower(), version=schema.version)


@cache
def _text(name: str) -> str:
    return files("graph.schema").joinpath(name).read_text(encoding="utf-8")
