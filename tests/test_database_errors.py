"""What errors of the driver and the server come to: which error of ours, how often worth trying, where to look next."""

from __future__ import annotations

import neo4j.exceptions
import pytest
from neo4j.exceptions import (
    AuthError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.database import Access
from graph.database.drivers import Connections, open_drivers
from graph.database.translation import attempts_worth, seconds_worth, translate
from graph.errors import (
    ConfigurationError,
    DatabaseUnavailable,
    QueryFailed,
    QueryTimeout,
    WatchgraphError,
    WriteConflict,
)


def _kinds_of_driver_errors() -> list[type[Exception]]:
    kinds = [kind for kind in vars(neo4j.exceptions).values() if isinstance(kind, type)]
    return [kind for kind in kinds if issubclass(kind, DriverError)]


@pytest.mark.parametrize("kind", _kinds_of_driver_errors())
def test_no_error_of_the_driver_escapes(kind: type[Exception]) -> None:
    error = translate(Exception.__new__(kind, "words"), "bolt://x")
    assert isinstance(error, WatchgraphError)
    assert len(str(error)) > 20


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("Neo.ClientError.Statement.SyntaxError", QueryFailed),
        ("Neo.ClientError.Security.Forbidden", QueryFailed),
        ("Neo.ClientError.Security.Unauthorized", ConfigurationError),
        ("Neo.ClientError.Security.TokenExpired", ConfigurationError),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", WriteConflict),
        ("Neo.ClientError.Database.DatabaseNotFound", ConfigurationError),
        ("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", QueryTimeout),
        ("Neo.ClientError.Transaction.TransactionTimedOut", QueryTimeout),
        ("Neo.TransientError.Transaction.DeadlockDetected", WriteConflict),
        ("Neo.ClientError.Statement.EntityNotFound", WriteConflict),
        ("Neo.TransientError.General.DatabaseUnavailable", DatabaseUnavailable),
        ("Neo.TransientError.General.OutOfMemoryError", QueryFailed),
        ("Neo.TransientError.General.TransactionMemoryLimit", QueryFailed),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", QueryFailed),
        ("Neo.DatabaseError.General.UnknownError", QueryFailed),
        ("Something.That.Nobody.Knows", QueryFailed),
    ],
)
def test_what_a_servers_error_means(code: str, kind: type[WatchgraphError]) -> None:
    error = translate(Neo4jError._hydrate_neo4j(code=code, message="its words"), "bolt://x")
    assert type(error) is kind
    assert "its words" in str(error)


def test_a_record_that_another_writer_took_away_is_worth_a_new_attempt() -> None:
    gone = Neo4jError._hydrate_neo4j(code="Neo.ClientError.Statement.EntityNotFound", message="Record #7:250 not found")
    refused = Neo4jError._hydrate_neo4j(code="Neo.ClientError.Statement.SyntaxError", message="its words")
    assert attempts_worth(gone) > attempts_worth(refused) == 1
    assert seconds_worth(gone) > seconds_worth(refused) == 0


def test_no_work_is_done_again_for_long_that_cannot_be_done() -> None:
    broken = Neo4jError._hydrate_neo4j(code="Neo.ClientError.Schema.ConstraintValidationFailed", message="its words")
    assert attempts_worth(broken) > 1
    assert seconds_worth(broken) == seconds_worth(IncompleteCommit("gone")) == 0
    assert 0 < seconds_worth(ServiceUnavailable("gone")) < 60


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ServiceUnavailable("gone"), DatabaseUnavailable),
        (IncompleteCommit("gone"), DatabaseUnavailable),
        (ConnectionResetError("gone"), DatabaseUnavailable),
    ],
)
def test_what_an_error_means(error: Exception, kind: type[WatchgraphError]) -> None:
    assert isinstance(translate(error, "bolt://127.0.0.1:1"), kind)


_HERE = Access("bolt://127.0.0.1:1", ("reader", "old"), ("writer", "old"))
_THERE = Access("bolt://127.0.0.1:2", ("reader", "new"), ("writer", "new"))


@pytest.mark.parametrize("error", [ServiceUnavailable("gone"), SessionExpired("gone"), AuthError("another's password")])
def test_a_server_that_moved_is_looked_for_once(error: Exception) -> None:
    looked: list[int] = []

    def find() -> Access:
        looked.append(1)
        return _THERE

    connections = Connections(open_drivers(_HERE, "arcadedb"), "arcadedb", find)
    former = connections.now
    assert connections.renew(former, error)
    assert connections.renew(former, error)
    assert (connections.now.access, len(looked)) == (_THERE, 1)
    assert not connections.renew(connections.now, error)
    connections.close()


@pytest.mark.parametrize("found", [None, _HERE])
def test_a_server_that_is_nowhere_else_is_not_found_anew(found: Access | None) -> None:
    connections = Connections(open_drivers(_HERE, "arcadedb"), "arcadedb", lambda: found)
    assert not connections.renew(connections.now, ServiceUnavailable("gone"))
    connections.close()


def test_what_the_server_says_of_a_query_is_no_reason_to_look_for_another() -> None:
    connections = Connections(open_drivers(_HERE, "arcadedb"), "arcadedb", lambda: _THERE)
    refused = Neo4jError._hydrate_neo4j(code="Neo.ClientError.Statement.SyntaxError", message="its words")
    assert not connections.renew(connections.now, refused)
    connections.close()
