"""A connection to one database: reading, writing in transactions with a bounded retry, and time limits that hold."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any, Literal, Self, TypeVar, cast

import neo4j
from neo4j import NotificationMinimumSeverity
from neo4j._deadline import Deadline

from graph.database.translation import DRIVER_ERRORS, PARAMETER_ERRORS, attempts_worth, seconds_worth, translate
from graph.database.values import to_plain_rows
from graph.errors import ConfigurationError, InvalidParameter, QueryTimeout, WatchgraphError

Server = Literal["neo4j", "arcadedb"]
Credential = tuple[str, str]
T = TypeVar("T")

_SCHEMES = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")
_WRITE_ATTEMPTS = 7
_READ_ATTEMPTS = 3
_FIRST_PAUSE_SECONDS = 0.05
_LONGEST_PAUSE_SECONDS = 1.0
_GRACE_SECONDS = 0.5
_CONNECT_SECONDS = 10.0


class Transaction:
    """One transaction of a writer, handed to the work that `Database.write` does."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction

    def run(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one query and return its rows as plain values; raises InvalidParameter for a value no server takes."""
        try:
            result = self._transaction.run(query, dict(parameters or {}))  # pyright: ignore[reportArgumentType]
            return _rows(result)
        except PARAMETER_ERRORS as error:
            raise _refuse_parameters(error) from error


class Database:
    """One database, safe to share among threads; close it, or use it as a context manager."""

    def __init__(
        self,
        reader: neo4j.Driver,
        writer: neo4j.Driver,
        *,
        address: str,
        name: str,
        server: Server,
        query_timeout: float,
        define: Callable[[Iterable[str]], object] | None = None,
        explain: Callable[[WatchgraphError], WatchgraphError] | None = None,
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._define = define
        self._explain = explain or (lambda error: error)
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager() if server == "neo4j" else None
        self.address = address
        self.name = name
        self.server: Server = server
        self.query_timeout = query_timeout

    def read(
        self, query: str, parameters: Mapping[str, Any] | None = None, timeout: float | None = None
    ) -> list[dict[str, Any]]:
        """Run a query that changes nothing and return its rows as plain values.

        timeout is in seconds, by default `query_timeout`. Raises QueryTimeout, QueryFailed (writing counts as such),
        InvalidParameter for a value that no server takes, DatabaseUnavailable.
        """
        seconds = self.query_timeout if timeout is None else timeout
        if not seconds > 0:
            raise InvalidParameter(f"timeout must be more than 0 seconds, not {seconds}")
        limit = time.monotonic() + seconds + _GRACE_SECONDS

        def attempt() -> list[dict[str, Any]]:
            with self._session(self._reader, neo4j.READ_ACCESS) as session, _cut_off(session, limit):
                timed = neo4j.Query(query, timeout=seconds)  # pyright: ignore[reportArgumentType]
                return _rows(session.run(timed, dict(parameters or {})))

        try:
            return self._retry(attempt, _READ_ATTEMPTS, limit)
        except PARAMETER_ERRORS as error:
            raise _refuse_parameters(error) from error
        except OSError as error:
            raise translate(error, self.address) from error

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Do the work in one transaction and return what it returns; all of it is saved, or nothing.

        The work may be done more than once, where writers meet, for up to a minute, or the server comes back within
        twenty seconds, so it must not count or print. Raises WriteConflict, QueryFailed, InvalidParameter,
        DatabaseUnavailable; what the work itself raises comes through.
        """

        def attempt() -> T:
            with self._session(self._writer, neo4j.WRITE_ACCESS) as session, session.begin_transaction() as transaction:
                result = work(Transaction(transaction))
                transaction.commit()
                return result

        return self._retry(attempt, _WRITE_ATTEMPTS)

    def define(self, statements: Iterable[str]) -> None:
        """Run statements of the schema, in order, in the server's own language: Cypher on Neo4j, SQL on ArcadeDB."""
        if self._define is not None:
            self._define(statements)
            return
        for statement in statements:

            def attempt(statement: str = statement) -> None:
                with self._session(self._writer, neo4j.WRITE_ACCESS) as session:
                    session.run(statement).consume()  # pyright: ignore[reportArgumentType]

            self._retry(attempt, _WRITE_ATTEMPTS)

    def verify(self) -> None:
        """Make sure that the server answers, knows both users and has the database; raises ConfigurationError."""
        for driver in {id(driver): driver for driver in (self._reader, self._writer)}.values():

            def attempt(driver: neo4j.Driver = driver) -> None:
                with self._session(driver, neo4j.READ_ACCESS) as session:
                    session.run("RETURN 1").consume()

            self._retry(attempt, 1)

    def close(self) -> None:
        """Close all connections."""
        for driver in (self._reader, self._writer):
            with suppress(*DRIVER_ERRORS):
                driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _session(self, driver: neo4j.Driver, mode: str) -> neo4j.Session:
        return driver.session(
            database=self.name, default_access_mode=mode, bookmark_manager=self._bookmarks, fetch_size=-1
        )

    def _retry(self, attempt: Callable[[], T], attempts: int, limit: float = math.inf) -> T:
        """Return what the attempt returns, made again after a growing pause while that may help and there is time."""
        begin = time.monotonic()
        for number in count(1):
            try:
                return attempt()
            except DRIVER_ERRORS as error:
                if time.monotonic() >= limit:
                    raise QueryTimeout(
                        "The query took longer than it may. Ask for less, or allow more time."
                    ) from error
                pause = min(_FIRST_PAUSE_SECONDS * 2 ** (number - 1), _LONGEST_PAUSE_SECONDS)
                pause *= random.uniform(0.5, 1.5)  # noqa: S311
                again, most = time.monotonic() + pause, min(attempts, attempts_worth(error))
                patience = seconds_worth(error) if attempts == _WRITE_ATTEMPTS else 0.0
                if again >= limit or (number >= most and again >= begin + patience):
                    raise self._explain(translate(error, self.address)) from error
                time.sleep(pause)
        raise AssertionError("unreachable")


def connect(
    uri: str,
    *,
    reader: Credential,
    writer: Credential,
    name: str,
    server: Server = "neo4j",
    query_timeout: float = 10.0,
    define: Callable[[Iterable[str]], object] | None = None,
    explain: Callable[[WatchgraphError], WatchgraphError] | None = None,
) -> Database:
    """Connect to a server and make sure that it answers.

    Reader and writer are user and password; name is the database's; query_timeout is in seconds; define runs statements
    of the schema where the driver cannot; explain turns an error into one that says more, where more can be known.
    Raises ConfigurationError for an address, user or database that is refused, DatabaseUnavailable where none answers.
    """
    if not uri.startswith(_SCHEMES):
        raise _not_an_address(uri, "it does not begin with bolt:// or neo4j://")
    try:
        drivers = {user: _open_driver(uri, user, server) for user in {reader, writer}}
    except (*DRIVER_ERRORS, *PARAMETER_ERRORS, OSError) as error:
        raise _not_an_address(uri, str(error)) from error
    database = Database(
        drivers[reader],
        drivers[writer],
        address=uri,
        name=name,
        server=server,
        query_timeout=query_timeout,
        define=define,
        explain=explain,
    )
    try:
        database.verify()
    except BaseException:
        database.close()
        raise
    return database


def _not_an_address(uri: str, reason: str) -> ConfigurationError:
    return ConfigurationError(
        f"NEO4J_URI {uri[:200]!r} is not an address of a database: {reason}. Expected something like "
        "bolt://127.0.0.1:7687 or neo4j://graph.example.org."
    )


def _open_driver(uri: str, user: Credential, server: Server) -> neo4j.Driver:
    # Neo4j notes with every answer which properties a graph does not have yet, and the driver logs each as a warning.
    quiet = NotificationMinimumSeverity.OFF if server == "neo4j" else None
    return neo4j.GraphDatabase.driver(
        uri,
        auth=user,
        connection_timeout=_CONNECT_SECONDS,
        connection_acquisition_timeout=2 * _CONNECT_SECONDS,
        notifications_min_severity=quiet,
    )


@contextmanager
def _cut_off(session: neo4j.Session, limit: float) -> Iterator[None]:
    """Stop waiting for the server when the limit comes, on the monotonic clock.

    ArcadeDB does not enforce the driver's timeout, and neither server ends a nested reduce, so the connection's socket
    gets a deadline; past it the driver drops the connection. The driver has no public way to set one.
    """
    private = cast("Any", session)
    private._connect(neo4j.READ_ACCESS)  # noqa: SLF001
    socket = private._connection.socket  # noqa: SLF001
    socket.set_read_deadline(Deadline(limit - time.monotonic()))
    try:
        yield
    finally:
        socket.set_read_deadline(None)


def _rows(result: neo4j.Result) -> list[dict[str, Any]]:
    return to_plain_rows(result.keys(), result)


def _refuse_parameters(error: Exception) -> InvalidParameter:
    return InvalidParameter(f"A parameter of the query cannot be sent to the database: {error}")
