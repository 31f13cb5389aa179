"""Opening the graph as the command line and the server do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph.embedded import describe, stop
from graph.errors import ConfigurationError, DatabaseUnavailable, FolderUnusable, QueryFailed
from graph.opening import open_graph
from graph.settings import Settings
from tests.servers.neo4j_connection import free_port


def test_the_embedded_database_opens_ready(settings: Settings) -> None:
    with open_graph(settings) as database:
        assert database.server == "arcadedb"
        database.write(lambda tx: tx.run("MERGE (n:Company {id: 'a'}) SET n:Entity"))
        with open_graph(settings) as other:
            assert other.read("MATCH (n:Entity) RETURN n.id AS id") == [{"id": "a"}]
            with pytest.raises(QueryFailed, match="not allowed"):
                other.read("MATCH (n) DETACH DELETE n")
            with pytest.raises(QueryFailed):
                other.read("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line")
            assert other.query_timeout == settings.query_timeout
        assert database.read("RETURN 1 AS x") == [{"x": 1}]


@pytest.mark.long
def test_a_kept_one_goes_on(settings: Settings) -> None:
    with open_graph(settings, keep=True):
        pass
    assert describe(settings.data).kept
    with open_graph(settings):
        pass
    assert stop(settings.data)


def test_who_uses_the_embedded_database_finds_it_again_after_it_was_ended(settings: Settings) -> None:
    with open_graph(settings) as database:
        database.write(lambda tx: tx.run("MERGE (n:Company {id: 'a'}) SET n:Entity"))
        former = database.address
        assert stop(settings.data)
        with pytest.raises(DatabaseUnavailable, match="perhaps by `watchgraph stop`"):
            database.read("RETURN 1 AS x")
        with open_graph(settings):
            pass
        assert describe(settings.data).running
        found = "MATCH (n:Company) RETURN n.id AS id"
        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(lambda _: database.read(found), range(8))) == [[{"id": "a"}]] * 8
        database.write(lambda tx: tx.run("MATCH (n:Company {id: 'a'}) DETACH DELETE n"))
        assert database.read(found) == []
        assert database.address != former
    assert not describe(settings.data).in_use


def test_opening_again_finds_what_is_there(database_settings: Settings) -> None:
    with open_graph(database_settings) as database:
        database.write(lambda tx: tx.run("MERGE (n:Company {id: 'a'}) SET n:Entity"))
    with open_graph(database_settings) as database:
        assert database.read("MATCH (n:Company) RETURN count(n) AS n") == [{"n": 1}]


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderUnusable), open_graph(Settings(data=tmp_path / "file")):
        pass


def test_a_neo4j_that_is_not_there() -> None:
    with (
        pytest.raises(DatabaseUnavailable, match="NEO4J_URI"),
        open_graph(Settings(neo4j_uri=f"bolt://127.0.0.1:{free_port()}")),
    ):
        pass


@pytest.mark.parametrize("opened", ["neo4j"], indirect=True)
@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"neo4j_password": SecretStr("wrong")}, "NEO4J_PASSWORD"),
        ({"neo4j_password": SecretStr("")}, "NEO4J_PASSWORD"),
        ({"neo4j_user": "nobody"}, "NEO4J_USER"),
        ({"neo4j_database": "nosuch"}, "NEO4J_DATABASE"),
        ({"neo4j_uri": "localhost:7687"}, "NEO4J_URI"),
    ],
)
def test_a_setting_that_the_server_refuses(database_settings: Settings, change: dict[str, object], named: str) -> None:
    with pytest.raises(ConfigurationError, match=named), open_graph(database_settings.model_copy(update=change)):
        pass


def test_what_happens_inside_comes_through(database_settings: Settings) -> None:
    with pytest.raises(KeyError, match="mine"), open_graph(database_settings):
        raise KeyError("mine")
