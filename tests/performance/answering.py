"""Answering: HTTP answers beside the raw queries behind them, on one connection each."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn

from api.app import create_app
from graph.database import Database
from graph.settings import Settings
from tests.performance.figures import Figure, in_turn, median_ratio, milliseconds

_ROUNDS = 150
_WARM_UP = 40
_PATHS = (
    "/entities/company-amazon",
    "/entities/company-amazon/relationships?limit=20",
    "/entities/company-amazon/timeline?limit=20",
    "/search?q=amazon",
    "/sources?limit=20",
    "/queries/who_fined_whom",
    "/paths?from=company-amazon&to=regulator-cnil",
)
Query = tuple[str, Mapping[str, Any]]


def measure_answering(database: Database) -> list[Figure]:
    """Return p50 of some addresses beside p50 of the queries that they ask, the starter dossier loaded."""
    with serve(database) as address, httpx.Client(base_url=address) as client:
        return [_measure(database, client, path) for path in _PATHS]


@contextmanager
def serve(database: Database) -> Iterator[str]:
    """Serve the database on a free port of the loopback interface and give the address."""
    config = uvicorn.Config(create_app(Settings(), database), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


def _measure(database: Database, client: httpx.Client, path: str) -> Figure:
    queries = _record(client, path)

    def over_http() -> None:
        client.get(path).raise_for_status()

    def raw() -> None:
        for query, parameters in queries:
            database.read(query, parameters)

    in_turn(over_http, raw, _WARM_UP)
    ours, theirs = in_turn(over_http, raw, _ROUNDS)
    return Figure(
        f"GET {path} ({database.server})",
        milliseconds(ours),
        f"its {len(queries)} {'query' if len(queries) == 1 else 'queries'}: {milliseconds(theirs)}",
        median_ratio(ours, theirs),
        "at most 1.5",
    )


def _record(client: httpx.Client, path: str) -> list[Query]:
    """Ask once and return the queries that the answer took."""
    queries: list[Query] = []
    read = Database.read

    def recording(
        self: Database, query: str, parameters: Mapping[str, Any] | None = None, timeout: float | None = None
    ) -> list[dict[str, Any]]:
        queries.append((query, dict(parameters or {})))
        return read(self, query, parameters, timeout)

    Database.read = recording  # type: ignore[method-assign]
    try:
        client.get(path).raise_for_status()
    finally:
        Database.read = read  # type: ignore[method-assign]
    return queries
