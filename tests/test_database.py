"""The database on both servers: values, errors, retries, time limits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies
from neo4j.exceptions import (
    Neo4jError,
)

from graph.database import Database, Transaction, connect
from graph.errors import (
    ConfigurationError,
    DatabaseUnavailable,
    InvalidParameter,
    QueryFailed,
    QueryTimeout,
    WriteConflict,
)
from graph.settings import Settings
from tests.servers.neo4j_connection import free_port

_ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a + b AS c WHERE c % 7 = 8 RETURN count(c)"
_ENDLESS_INSIDE = (
    "RETURN reduce(a = 0, x IN range(1, 15000) | a + reduce(b = 0, y IN range(1, 15000) | b + x * y % 7)) AS sum"
)


def run(query: str, **parameters: Any) -> Callable[[Transaction], list[dict[str, Any]]]:
    return lambda transaction: transaction.run(query, parameters)


def test_what_is_written_is_read_as_plain_values(database: Database) -> None:
    database.write(
        run(
            """
            CREATE (a:Company {id: 'a', name: 'Ærø'}), (b:Regulator {id: 'b', list: [1, 2]})
            CREATE (b)-[:FINED {id: 'f', amount: 2.5}]->(a)
            """
        )
    )
    rows = database.read(
        """
        MATCH path = (b:Regulator)-[link:FINED]->(a:Company)
        RETURN a, link, path,
            date('2020-02-29') AS date, datetime('2020-02-29T10:11:12Z') AS at, duration('P1DT2S') AS lasting,
            null AS nothing, {x: [1, true, 'æ']} AS map, 1.5 AS float, 0.0 / 0.0 AS undefined,
            point({x: 1, y: 2}) AS place
        """
    )
    a = {"id": "a", "name": "Ærø", "labels": ["Company"]}
    link = {"id": "f", "amount": 2.5, "type": "FINED"}
    (row,) = rows
    assert list(row)[:3] == ["a", "link", "path"]
    assert {**row["a"], "labels": [label for label in row["a"]["labels"] if label != "Entity"]} == a
    assert {key: row["link"][key] for key in link} == link
    assert [node["id"] for node in row["path"]["nodes"]] == ["b", "a"]
    assert [step["id"] for step in row["path"]["relationships"]] == ["f"]
    assert row["date"] == "2020-02-29"
    assert row["at"].startswith("2020-02-29T10:11:12")
    assert row["lasting"] == "P1DT2S"
    assert row["nothing"] is None
    assert row["map"] == {"x": [1, True, "æ"]}
    assert row["float"] == 1.5
    assert row["undefined"] is None
    assert row["place"]["coordinates"] == [1.0, 2.0]


def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises(QueryFailed):
        database.read("CREATE (n:Company {id: 'x'}) RETURN n")
    assert database.read("MATCH (n:Company) RETURN count(n) AS n") == [{"n": 0}]


def test_a_failed_write_leaves_nothing(database: Database) -> None:
    def work(transaction: Transaction) -> None:
        transaction.run("CREATE (:Company {id: 'half'})")
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        database.write(work)
    assert database.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_write_returns_what_the_work_returns(database: Database) -> None:
    assert database.write(lambda transaction: transaction.run("CREATE (n:Company {id: 'x'}) RETURN n.id AS id")) == [
        {"id": "x"}
    ]


@pytest.mark.parametrize("query", ["MATCH (n RETURN n", "RETURN $missing AS x", "RETURN 1 / 0 AS x", "CALL no.such()"])
def test_a_query_that_the_server_refuses(database: Database, query: str) -> None:
    with pytest.raises(QueryFailed, match="refused"):
        database.read(query)
    with pytest.raises(QueryFailed, match="refused"):
        database.write(run(query))


@pytest.mark.parametrize("value", [2**64, {1}, object(), "\ud800", {"a": {1: 2}}])
def test_a_parameter_that_no_server_takes(database: Database, value: object) -> None:
    with pytest.raises(InvalidParameter):
        database.read("RETURN $value AS x", {"value": value})
    with pytest.raises(InvalidParameter):
        database.write(run("RETURN $value AS x", value=value))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    value=strategies.recursive(
        strategies.none()
        | strategies.booleans()
        | strategies.integers(-(2**63), 2**63 - 1)
        | strategies.floats(allow_nan=False, allow_infinity=False)
        | strategies.text(strategies.characters(codec="utf-8")),
        lambda inner: (
            strategies.lists(inner, max_size=4) | strategies.dictionaries(strategies.text("abc_æ", min_size=1), inner)
        ),
        max_leaves=8,
    )
)
def test_any_plain_value_comes_back(database: Database, value: object) -> None:
    assert database.read("RETURN $value AS value", {"value": value}) == [{"value": value}]


@pytest.mark.parametrize("query", [_ENDLESS, _ENDLESS_INSIDE])
def test_a_read_ends_when_its_time_is_up(database: Database, query: str) -> None:
    begin = time.monotonic()
    with pytest.raises(QueryTimeout, match="long"):
        database.read(query, timeout=1)
    assert time.monotonic() - begin < 3
    assert database.read("RETURN 1 AS x") == [{"x": 1}]


def test_a_time_limit_is_above_zero(database: Database) -> None:
    with pytest.raises(InvalidParameter):
        database.read("RETURN 1", timeout=0)


def test_a_time_limit_does_not_outlast_its_read(database: Database) -> None:
    database.read("RETURN 1 AS x", timeout=0.2)
    time.sleep(1)
    assert database.read("RETURN 1 AS x") == [{"x": 1}]
    assert database.write(run("RETURN 1 AS x")) == [{"x": 1}]


def test_many_threads_read_and_write(database: Database) -> None:
    database.write(run("CREATE (:Company {id: 'counter', n: 0})"))
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(5):
                database.write(run("MERGE (n:Company {id: $id}) SET n:Entity", id=f"{number}-{step}"))
                database.write(run("MATCH (n:Company {id: 'counter'}) SET n.n = n.n + 1"))
                assert database.read("MATCH (n:Company {id: $id}) RETURN n.id AS id", {"id": f"{number}-{step}"})
        except BaseException as error:  # noqa: BLE001 - told to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert database.read("MATCH (n:Company) RETURN count(n) AS n, max(n.n) AS sum") == [{"n": 31, "sum": 30}]


def test_a_conflict_is_tried_again_and_then_told(database: Database) -> None:
    database.write(
        run("CREATE (:Company:Entity {id: 'one'})" if database.server == "neo4j" else "CREATE (:Company {id: 'one'})")
    )
    tries: list[int] = []

    def work(transaction: Transaction) -> None:
        tries.append(1)
        transaction.run("CREATE (:Company {id: 'one'})")

    with pytest.raises(WriteConflict, match="trying again"):
        database.write(work)
    assert len(tries) > 2


def test_a_writer_waits_for_its_turn_by_time_not_by_count(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.database.connection._LONGEST_PAUSE_SECONDS", 0.01)
    tries: list[int] = []

    def work(_: Transaction) -> int:
        tries.append(1)
        if len(tries) <= 20:
            raise Neo4jError._hydrate_neo4j(code="Neo.TransientError.Transaction.DeadlockDetected", message="met")
        return len(tries)

    assert database.write(work) == 21


def test_a_writer_does_not_wait_for_ever(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.database.translation._TURN_SECONDS", 1.0)
    monkeypatch.setattr("graph.database.connection._LONGEST_PAUSE_SECONDS", 0.05)

    def work(_: Transaction) -> None:
        raise Neo4jError._hydrate_neo4j(code="Neo.TransientError.Transaction.DeadlockDetected", message="met")

    begin = time.monotonic()
    with pytest.raises(WriteConflict):
        database.write(work)
    assert 0.5 < time.monotonic() - begin < 5


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(DatabaseUnavailable, match="NEO4J_URI"):
        connect(f"bolt://127.0.0.1:{free_port()}", reader=("a", "b"), writer=("a", "b"), name="neo4j")


@pytest.mark.parametrize(
    "uri", ["", "localhost", "http://127.0.0.1:1", "bolt://", "bolt://127.0.0.1:99999999", "bolt://[::1"]
)
def test_an_address_that_is_none(uri: str) -> None:
    with pytest.raises((ConfigurationError, DatabaseUnavailable), match="NEO4J_URI"):
        connect(uri, reader=("a", "b"), writer=("a", "b"), name="neo4j")


def test_a_wrong_password(database: Database) -> None:
    with pytest.raises(ConfigurationError, match="NEO4J_PASSWORD"):
        connect(database.address, reader=("neo4j", "wrong"), writer=("neo4j", "wrong"), name=database.name)


@pytest.mark.parametrize("opened", ["neo4j"], indirect=True)
def test_a_database_that_the_server_does_not_have(database_settings: Settings) -> None:
    user = (database_settings.neo4j_user, database_settings.neo4j_password.get_secret_value())
    with pytest.raises(ConfigurationError, match="NEO4J_DATABASE"):
        connect(database_settings.neo4j_uri or "", reader=user, writer=user, name="nosuch")
