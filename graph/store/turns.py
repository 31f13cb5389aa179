"""Turns: writers of all processes write one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from graph.database import Transaction
from graph.store.texts import read_statement


@dataclass(frozen=True)
class Turn:
    """What a writer finds when its turn comes: the fingerprint of its source, None if there is none; claims awaited."""

    fingerprint: str | None
    awaited: frozenset[str]


def take_turn(tx: Transaction, source: str = "") -> Turn:
    """Wait until no other writer writes, and return what the graph holds; it stays so until the transaction ends."""
    found = tx.run(read_statement("take_turn"), {"source": source})[0]
    return Turn(found["fingerprint"], frozenset(found["awaited"]))
