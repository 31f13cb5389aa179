"""Answering: HTTP answers of a server in a process of its own beside the raw queries behind them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from http.client import HTTPConnection
from typing import Any
from unittest.mock import patch

import neo4j
import uvicorn

from api.app import create_app
from graph.database import Database
from graph.embedded import attach
from graph.settings import Settings
from tests.performance.figures import Figure, in_turn, median_ratio, milliseconds
from tests.servers.databases import OpenedDatabase

_ROUNDS = 200
_WARM_UP = 60
_FLOOR = "/healthz"
"""An answer without a query: what the framework costs before anything of ours."""

_PATHS = (
    "/entities/company-amazon",
    "/entities/company-amazon/relationships?limit=20",
    "/entities/company-amazon/timeline?limit=20",
    "/search?q=amazon",
    "/sources?limit=20",
    "/queries/who_fined_whom",
    "/queries/who_monitored_whom",
    "/paths?from=company-amazon&to=regulator-cnil",
)
Query = tuple[str, dict[str, Any]]


def measure_answering(opened: OpenedDatabase) -> list[Figure]:
    """Return p50 of some addresses, and of all of them, beside p50 of their queries, the starter dossiers loaded."""
    with _serve_here(opened.database) as port:
        queries = {path: _record(port, path) for path in _PATHS}
    with ExitStack() as use:
        port = use.enter_context(_serve_apart(opened.settings))
        raw = use.enter_context(_open_driver(opened))
        floor = _measure_floor(port)
        taken = {path: _take(raw, opened.database.name, port, path, queries[path]) for path in _PATHS}
    figures = [_compare(f"GET {path}", opened, len(queries[path]), *taken[path]) for path in _PATHS]
    # The bound is on all of them: HTTP and the framework alone cost as much as the one query of the quickest.
    ours, theirs = (
        [sum(round_) for round_ in zip(*seconds, strict=True)] for seconds in zip(*taken.values(), strict=True)
    )
    number = sum(map(len, queries.values()))
    together = _compare(f"all {len(_PATHS)}, one after the other", opened, number, ours, theirs)
    return [floor, *figures, replace(together, bound="at most 1.5")]


def _measure_floor(port: int) -> Figure:
    ask = _asker(port, _FLOOR)
    in_turn(ask, ask, _WARM_UP)
    seconds, _ = in_turn(ask, ask, _ROUNDS)
    return Figure(f"GET {_FLOOR}", milliseconds(seconds), "no query: what HTTP and the framework cost")


def _take(
    driver: neo4j.Driver, database: str, port: int, path: str, queries: list[Query]
) -> tuple[list[float], list[float]]:
    """Return the seconds that an answer and its queries took in every round."""
    over_http = _asker(port, path)

    def raw() -> None:
        for query, parameters in queries:
            with driver.session(database=database, default_access_mode=neo4j.READ_ACCESS, fetch_size=-1) as session:
                list(session.run(query, parameters))  # pyright: ignore[reportArgumentType]

    in_turn(over_http, raw, _WARM_UP)
    return in_turn(over_http, raw, _ROUNDS)


def _compare(what: str, opened: OpenedDatabase, queries: int, ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    return Figure(
        f"{what} ({opened.database.server})",
        milliseconds(ours),
        f"its {queries} {'query' if queries == 1 else 'queries'}: {milliseconds(theirs)}",
        median_ratio(ours, theirs),
    )


@contextmanager
def _open_driver(opened: OpenedDatabase) -> Iterator[neo4j.Driver]:
    """Give a driver of its own, as the reader, so that nothing of ours is in what the answers are measured beside."""
    settings = opened.settings
    with ExitStack() as use:
        user = (settings.neo4j_user, settings.neo4j_password.get_secret_value())
        if not settings.neo4j_uri:
            user = use.enter_context(attach(settings.data)).reader
        severity = neo4j.NotificationMinimumSeverity.OFF if settings.neo4j_uri else None
        address = opened.database.address
        yield use.enter_context(neo4j.GraphDatabase.driver(address, auth=user, notifications_min_severity=severity))


def _asker(port: int, path: str) -> Callable[[], None]:
    """Return a function that asks for the address on one connection and reads the answer whole."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)

    def ask() -> None:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {body[:200]!r}")

    return ask


@contextmanager
def _serve_apart(settings: Settings) -> Iterator[int]:
    """Serve in a process of its own, as users do, and give the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    surroundings = {
        "WATCHGRAPH_DATA": str(settings.data),
        "NEO4J_URI": settings.neo4j_uri or "",
        "NEO4J_USER": settings.neo4j_user,
        "NEO4J_PASSWORD": settings.neo4j_password.get_secret_value(),
    }
    words = [sys.executable, "-m", "api.commands", "serve", "--no-starter", "--host", "127.0.0.1", "--port", str(port)]
    environment = os.environ | {name: value for name, value in surroundings.items() if value}
    server = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_until_ready(port)
        yield port
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


def _wait_until_ready(port: int) -> None:
    for _ in range(200):
        with suppress(OSError, RuntimeError):
            return _asker(port, "/readyz")()
        time.sleep(0.1)
    raise RuntimeError("the server did not get ready within 20 seconds")


@contextmanager
def _serve_here(database: Database) -> Iterator[int]:
    """Serve in this process, where the queries can be seen, and give the port."""
    config = uvicorn.Config(create_app(Settings(), database), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


def _record(port: int, path: str) -> list[Query]:
    """Ask once and return the queries that the answer took."""
    queries: list[Query] = []
    read = Database.read

    def recording(
        self: Database, query: str, parameters: Mapping[str, Any] | None = None, timeout: float | None = None
    ) -> list[dict[str, Any]]:
        queries.append((query, dict(parameters or {})))
        return read(self, query, parameters, timeout)

    with patch.object(Database, "read", recording):
        _asker(port, path)()
    return queries
