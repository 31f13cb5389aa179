"""The schema on both servers: in place, safe to repeat, versioned, and of use to the queries that need it."""

from __future__ import annotations

import time
from typing import Any

import pytest

from graph.database import Database, Server
from graph.errors import DatabaseNotEmpty, SchemaMismatch, WriteConflict
from graph.model.vocabulary import EntityType, Predicate
from graph.schema import Schema, apply_schema, list_statements, load_schema
from graph.store import rebuild_relationships
from tests.small_graph import write_small_graph

_NODES = ["Entity", "Claim", "Source", *(type_.value for type_ in EntityType)]


def indexes(database: Database) -> set[tuple[str, str]]:
    rows = database.read(
        "SHOW INDEXES YIELD labelsOrTypes, properties RETURN labelsOrTypes AS types, properties AS names"
    )
    return {(type_, name) for row in rows for type_ in row["types"] or () for name in row["names"] or ()}


def create(database: Database, label: str, id_: str) -> None:
    database.write(lambda tx: tx.run(f"CREATE (:{label} {{id: $id}})", {"id": id_}))


@pytest.fixture
def other_version(monkeypatch: pytest.MonkeyPatch) -> Schema:
    other = load_schema().model_copy(update={"version": 99})
    monkeypatch.setattr("graph.schema.load_schema", lambda: other)
    return other


@pytest.mark.parametrize("server", ["neo4j", "arcadedb"])
def test_every_label_and_type_of_the_model_has_its_index(server: Any) -> None:
    statements = "\n".join(list_statements(load_schema(), server))
    for name in [*_NODES, *(predicate.value for predicate in Predicate)]:
        assert f":{name})" in statements or f":{name}]" in statements or f"TYPE {name} IF" in statements, name
    assert "{type}" not in statements
    assert "{{" not in statements


@pytest.mark.parametrize("server", ["neo4j", "arcadedb"])
def test_no_relationship_bears_the_name_of_a_label(server: Any) -> None:
    schema = load_schema()
    relationships = {*schema.links, *(predicate.value for predicate in Predicate)}
    assert not relationships & {*schema.roots, *_NODES}
    assert list(list_statements(schema, server))[-1].count("WatchgraphSchema") == 1


def test_the_schema_is_in_place(database: Database) -> None:
    found = indexes(database)
    assert {("Entity", "id"), ("Claim", "id"), ("Source", "id"), ("Entity", "folded"), ("Claim", "pair")} <= found
    assert {(predicate.value, "id") for predicate in Predicate} <= found


def test_applying_it_again_changes_nothing_and_is_quick(database: Database) -> None:
    before = indexes(database)
    begin = time.monotonic()
    assert not apply_schema(database, rebuild_relationships)
    assert time.monotonic() - begin < 1
    assert indexes(database) == before
    assert database.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_it_is_quick_in_a_database_that_holds_something(database: Database) -> None:
    create(database, "Company", "a")
    assert not apply_schema(database, rebuild_relationships)


@pytest.mark.parametrize("label", _NODES)
def test_an_id_is_unique(database: Database, label: str) -> None:
    create(database, label, "same")
    with pytest.raises(WriteConflict):
        create(database, label, "same")


def test_another_version_is_refused(database: Database, other_version: Schema) -> None:
    with pytest.raises(SchemaMismatch, match=f"version_{other_version.version}"):
        apply_schema(database, rebuild_relationships)


_NAMES_OF_MARKS = {version: f"watchgraph_schema_{version}" for version in (2, 3, 4)} | {1: "watchgraph_schema"}
_earlier_versions = pytest.mark.parametrize("version", load_schema().earlier)


def mark_as(version: int, server: Server) -> list[str]:
    if server == "neo4j":
        return [f"CREATE INDEX {_NAMES_OF_MARKS[version]} FOR (mark:WatchgraphSchema) ON (mark.version_{version})"]
    return [
        f"CREATE PROPERTY WatchgraphSchema.version_{version} IF NOT EXISTS STRING",
        f"CREATE INDEX ON WatchgraphSchema (version_{version}) NOTUNIQUE",
    ]


_WITHOUT_MARK = {
    "neo4j": f"DROP INDEX watchgraph_schema_{load_schema().version}",
    "arcadedb": f"DROP INDEX `WatchgraphSchema[version_{load_schema().version}]`",
}


def marks(database: Database) -> set[str]:
    return {mark for type_, mark in indexes(database) if type_ == "WatchgraphSchema"}


@_earlier_versions
def test_a_graph_of_an_earlier_version_is_derived_anew_once(
    database: Database, version: int, caplog: pytest.LogCaptureFixture
) -> None:
    write_small_graph(database)
    read = "MATCH (:Entity)-[r:FINED]->(:Entity) RETURN r.id AS id, r.history AS history ORDER BY id"
    right = database.read(read)
    database.write(lambda tx: tx.run("MATCH (:Entity)-[r:FINED]->(:Entity) SET r.history = ['of old']"))
    database.define([*mark_as(version, database.server), _WITHOUT_MARK[database.server]])
    assert marks(database) == {f"version_{version}"}
    assert apply_schema(database, rebuild_relationships)
    assert "derived anew" in caplog.text
    assert database.read(read) == right
    assert marks(database) == {f"version_{load_schema().version}"}
    assert not apply_schema(database, rebuild_relationships)


@_earlier_versions
def test_a_graph_that_was_derived_anew_but_for_its_old_mark_only_loses_it(database: Database, version: int) -> None:
    database.define(mark_as(version, database.server))
    assert apply_schema(database, lambda _: pytest.fail("it is derived already"))
    assert marks(database) == {f"version_{load_schema().version}"}


@_earlier_versions
def test_a_graph_that_could_not_be_derived_anew_is_of_the_earlier_version_still(
    database: Database, version: int
) -> None:
    def fail(_: Database) -> None:
        raise WriteConflict("another writer")

    database.define([*mark_as(version, database.server), _WITHOUT_MARK[database.server]])
    with pytest.raises(WriteConflict):
        apply_schema(database, fail)
    assert marks(database) == {f"version_{version}"}
    assert apply_schema(database, rebuild_relationships)


def test_a_foreign_database_is_refused(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    create(database, "Movie", "matrix")
    monkeypatch.setattr("graph.schema._text", _without_mark)
    with pytest.raises(DatabaseNotEmpty, match="Movie"):
        apply_schema(database, rebuild_relationships)


def test_an_interrupted_start_is_gone_through_again(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    before = indexes(database)
    monkeypatch.setattr("graph.schema._text", _without_mark)
    assert apply_schema(database, rebuild_relationships)
    assert indexes(database) == before


def test_a_merge_by_label_and_id_makes_an_entity(database: Database) -> None:
    for _ in range(2):
        database.write(
            lambda tx: tx.run(
                "MERGE (n:Company {id: 'a'}) SET n:Entity, n += $properties", {"properties": {"name": "A"}}
            )
        )
    rows = database.read("MATCH (n:Entity {id: 'a'}) RETURN n.name AS name, labels(n) AS labels")
    assert [(row["name"], sorted(row["labels"])) for row in rows] == [("A", ["Company", "Entity"])]


def _without_mark(name: str) -> str:
    if name == "version.cypher":
        return "UNWIND [] AS mark RETURN mark"
    return "MATCH (node) RETURN labels(node) AS labels LIMIT 1"
