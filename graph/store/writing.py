"""Writing: readings in, sources out, each in one transaction."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from graph.database import Database, Transaction
from graph.errors import NotFound
from graph.model import Reading
from graph.standing import sketch
from graph.store.deriving import Known, derive_pairs, read_pairs
from graph.store.joining import join_others
from graph.store.replacing import read_held, replace_version
from graph.store.rows import in_batches
from graph.store.texts import read_statement
from graph.store.turns import take_turn
from graph.store.version import Pair, Version, prepare

_TURN = threading.Lock()
_PAIRS_AT_ONCE = 500


@dataclass(frozen=True)
class Written:
    """What writing a reading came to; all figures are numbers of nodes or relationships.

    `claims` and `entities` are those of the source, `added` and `removed` the claims that were new and that went,
    `relationships` those derived anew, `unchanged` whether the graph already held exactly this.
    """

    source: str
    claims: int
    entities: int
    added: int = 0
    removed: int = 0
    relationships: int = 0
    unchanged: bool = False


@dataclass(frozen=True)
class Retracted:
    """What taking a source away removed."""

    source: str
    claims: int
    entities: int
    relationships: int


def write_reading(database: Database, reading: Reading) -> Written:
    """Write all that was read from one source, instead of what the same extractor read from it; all of it or nothing.

    What other extractors read stays where its sentence stands; where nothing tells the extractor, nothing stays.

    Raises InputError for a reading that contradicts itself, and what `Database.write` raises.
    """
    version = prepare(reading)
    held = database.read(read_statement("fingerprint_of_source"), {"source": version.source.id})
    if held and held[0]["fingerprint"] == version.fingerprint:
        return _leave(version)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with _TURN:
        return database.write(lambda tx: _write(tx, reading, version, now))


def retract_source(database: Database, source_id: str) -> Retracted:
    """Take away a source and exactly what only it supports; raises NotFound where there is no such source."""
    with _TURN:
        return database.write(lambda tx: _retract(tx, source_id))


def rebuild_relationships(database: Database) -> int:
    """Derive every relationship anew from the claims, some hundred pairs at a time, and return how many there are."""
    with _TURN:
        database.write(_sketch_texts)
        pairs = sorted(database.write(read_pairs))
        parts = [set(pairs[start : start + _PAIRS_AT_ONCE]) for start in range(0, len(pairs), _PAIRS_AT_ONCE)]
        return sum(database.write(partial(_rebuild, pairs=part)) for part in parts)


def _sketch_texts(tx: Transaction) -> None:
    """Make the sketches of texts that an earlier version wrote without."""
    texts = tx.run(read_statement("texts_without_sketch"))
    rows = [{"id": row["id"], "sketch": list(sketch(row["text"]))} for row in texts]
    for batch in in_batches(rows):
        tx.run(read_statement("set_sketches"), {"rows": batch})


def _write(tx: Transaction, reading: Reading, version: Version, now: str) -> Written:
    source = reading.source.id
    turn = take_turn(tx, source)
    held = read_held(tx, source) if turn.fingerprint else None
    if held and (joined := join_others(tx, reading, held)) is not reading:
        version = prepare(joined)
    if turn.fingerprint == version.fingerprint:
        return _leave(version)
    replaced = replace_version(tx, source, held, version, now, turn.awaited)
    return Written(
        source=source,
        claims=len(version.claims),
        entities=len(version.forms),
        added=replaced.added,
        removed=replaced.removed,
        relationships=replaced.derived.created,
    )


def _retract(tx: Transaction, source: str) -> Retracted:
    if not take_turn(tx, source).fingerprint:
        raise NotFound(f"There is no source {source}. The list of sources shows the ids there are.")
    held = read_held(tx, source)
    replaced = replace_version(tx, source, held, None)
    fewer = replaced.derived.deleted - replaced.derived.created
    return Retracted(source, replaced.removed, replaced.entities_removed, fewer)


def _rebuild(tx: Transaction, pairs: set[Pair]) -> int:
    take_turn(tx)
    return derive_pairs(tx, pairs, Known(stale=pairs)).created


def _leave(version: Version) -> Written:
    return Written(version.source.id, len(version.claims), len(version.forms), unchanged=True)
