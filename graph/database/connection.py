"""A connection to one database: reading, writing in transactions with a bounded retry, and time limits that hold."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any, Self, TypeVar, cast

import neo4j
from neo4j._deadline import Deadline

from graph.database.drivers import Access, Connections, Credential, Drivers, Server, open_drivers
from graph.database.translation import DRIVER_ERRORS, PARAMETER_ERRORS, attempts_worth, seconds_worth, translate
from graph.database.values import to_plain_rows
from graph.errors import InvalidParameter, QueryTimeout, WatchgraphError

T = TypeVar("T")

_WRITE_ATTEMPTS = 7
_READ_ATTEMPTS = 3
_FIRST_PAUSE_SECONDS = 0.05
_LONGEST_PAUSE_SECONDS = 1.0
_GRACE_SECONDS = 0.5
_CHANCE = random.SystemRandom()
"""So that writers that met do not meet again after the same pause."""


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
        connections: Connections,
        *,
        name: str,
        server: Server,
        query_timeout: float,
        define: Callable[[Iterable[str]], object] | None = None,
        explain: Callable[[WatchgraphError], WatchgraphError] | None = None,
    ) -> None:
        self._connections = connections
        self._define = define
        self._explain = explain or (lambda error: error)
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager() if server == "neo4j" else None
        self.name = name
        self.server: Server = server
        self.query_timeout = query_timeout

    @property
    def address(self) -> str:
        """Where the server is, or was when it last answered."""
        return self._connections.now.access.uri

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

        def attempt(drivers: Drivers) -> list[dict[str, Any]]:
            with self._session(drivers.reader, neo4j.READ_ACCESS) as session, _cut_off(session, limit):
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

        def attempt(drivers: Drivers) -> T:
            with (
                self._session(drivers.writer, neo4j.WRITE_ACCESS) as session,
                session.begin_transaction() as transaction,
            ):
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

            def attempt(drivers: Drivers, statement: str = statement) -> None:
                with self._session(drivers.writer, neo4j.WRITE_ACCESS) as session:
                    session.run(statement).consume()  # pyright: ignore[reportArgumentType]

            self._retry(attempt, _WRITE_ATTEMPTS)

    def verify(self) -> None:
        """Make sure that the server answers, knows both users and has the database; raises ConfigurationError."""

        def attempt(drivers: Drivers) -> None:
            for driver in {id(driver): driver for driver in (drivers.reader, drivers.writer)}.values():
                with self._session(driver, neo4j.READ_ACCESS) as session:
                    session.run("RETURN 1").consume()

        self._retry(attempt, 1)

    def close(self) -> None:
        """Close all connections."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _session(self, driver: neo4j.Driver, mode: str) -> neo4j.Session:
        return driver.session(
            database=self.name, default_access_mode=mode, bookmark_manager=self._bookmarks, fetch_size=-1
        )

    def _retry(self, attempt: Callable[[Drivers], T], attempts: int, limit: float = math.inf) -> T:
        """Return what the attempt returns, made again after a growing pause while that may help and there is time.

        Where the server has moved it is made again at once, with drivers that know the new place.
        """
        begin = time.monotonic()
        for number in count(1):
            drivers = self._connections.now
            try:
                return attempt(drivers)
            except DRIVER_ERRORS as error:
                if time.monotonic() >= limit:
                    raise QueryTimeout(
                        "The query took longer than it may. Ask for less, or allow more time."
                    ) from error
                if self._connections.renew(drivers, error):
                    continue
                pause = min(_FIRST_PAUSE_SECONDS * 2 ** (number - 1), _LONGEST_PAUSE_SECONDS)
                pause *= _CHANCE.uniform(0.5, 1.5)
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
    find: Callable[[], Access | None] | None = None,
) -> Database:
    """Connect to a server and make sure that it answers.

    Reader and writer are user and password; name is the database's; query_timeout is in seconds; define runs statements
    of the schema where the driver cannot; explain turns an error into one that says more, where more can be known;
    find tells where a server is now that has gone from where it was, None while it is nowhere.
    Raises ConfigurationError for an address, user or database that is refused, DatabaseUnavailable where none answers.
    """
    database = Database(
        Connections(open_drivers(Access(uri, reader, writer), server), server, find),
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
