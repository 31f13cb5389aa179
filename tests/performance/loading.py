"""Loading: the store beside the raw driver that writes the same rows in as many transactions."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

from graph.database import Database, Transaction
from graph.model import Reading
from graph.store import write_reading
from tests.performance.figures import Figure, median_ratio, timed
from tests.performance.material import invent_readings
from tests.servers.databases import empty

_ROUNDS = 4
_WRITES = ("CREATE", "MERGE", "SET ", "DELETE")
Statement = tuple[str, Mapping[str, Any]]


def measure_loading(database: Database) -> list[Figure]:
    """Return what loading costs, in claims a second, beside writing the same rows without reading or thinking."""
    readings = invent_readings(sources=20, claims_each=500)
    transactions = _record(database, readings)
    claims = sum(len(reading.claims) for reading in readings)

    def ours() -> None:
        for reading in readings:
            write_reading(database, reading)

    def raw() -> None:
        for statements in transactions:
            database.write(partial(_replay, statements=statements))

    empty(database)
    raw()
    seconds: tuple[list[float], list[float]] = ([], [])
    with _out_of_collection():
        for number in range(_ROUNDS):
            for place in (0, 1) if number % 2 == 0 else (1, 0):
                empty(database)
                seconds[place].append(timed((ours, raw)[place]))
    empty(database)
    rates = [claims / sorted(times)[len(times) // 2] for times in seconds]
    return [
        Figure(
            f"loading {len(readings)} sources of 500 claims ({database.server})",
            f"{rates[0]:,.0f} claims/s",
            f"raw driver, same rows: {rates[1]:,.0f} claims/s",
            median_ratio(*seconds),
            "at most 1.5",
        )
    ]


@contextmanager
def _out_of_collection() -> Iterator[None]:
    """Keep what was recorded, which nobody who loads holds, out of what the collector goes through meanwhile."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _record(database: Database, readings: Sequence[Reading]) -> list[list[Statement]]:
    """Load once and return, for each source, the statements that wrote."""
    transactions: list[list[Statement]] = []
    run = Transaction.run

    def recording(self: Transaction, query: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        if any(word in query for word in _WRITES):
            transactions[-1].append((query, dict(parameters or {})))
        return run(self, query, parameters)

    empty(database)
    with patch.object(Transaction, "run", recording):
        for reading in readings:
            transactions.append([])
            write_reading(database, reading)
    return transactions


def _replay(tx: Transaction, statements: Sequence[Statement]) -> None:
    for query, parameters in statements:
        tx.run(query, parameters)
