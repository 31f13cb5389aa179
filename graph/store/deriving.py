"""Deriving: the relationships of some pairs, made anew from all their claims within one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.database import Transaction
from graph.model import Predicate
from graph.standing import Reply, Witness, derive_relationships, find_owners
from graph.store.rows import in_batches, relationship_row, reply_of, witness_of
from graph.store.texts import read_statement, read_statement_for
from graph.store.version import Pair, name_pair, pair_of


@dataclass(frozen=True)
class Known:
    """What a writer knows of one source without asking the graph.

    `answerable` are the claims of the source that others may answer; `stale` the pairs that may have relationships;
    `newcomers` the entities that no other source names.
    """

    source: str = ""
    witnesses: tuple[Witness, ...] = ()
    replies: tuple[Reply, ...] = ()
    answerable: Collection[str] = ()
    stale: Collection[Pair] = field(default_factory=frozenset[Pair])
    newcomers: Collection[str] = field(default_factory=frozenset[str])


@dataclass(frozen=True)
class Derived:
    """How many relationships stand where others stood."""

    deleted: int
    created: int


def derive_pairs(tx: Transaction, pairs: Collection[Pair], known: Known) -> Derived:
    """Replace the relationships of the pairs by what their claims amount to now.

    What the source that is `known` says is taken from there; what all others say is read.
    """
    old = [pair for pair in pairs if pair[0] not in known.newcomers and pair[2] not in known.newcomers]
    others, answered = _read_witnesses(tx, old, known.source)
    answerable = [*known.answerable, *answered]
    replies = [*known.replies, *_read_replies(tx, answerable, known.source)]
    own = [witness for witness in known.witnesses if witness.pair in pairs]
    deleted = _delete(
        tx,
        {pair for pair in pairs if pair in known.stale} | {pair for witness in others if (pair := find_pair(witness))},
    )
    relationships = derive_relationships([*own, *others], replies, owners=find_owners())
    rows: dict[Predicate, list[dict[str, Any]]] = defaultdict(list)
    for relationship in relationships:
        rows[relationship.type].append(relationship_row(relationship))
    for predicate in sorted(rows):
        for batch in in_batches(rows[predicate]):
            tx.run(read_statement_for("create_relationships", predicate), {"rows": batch})
    return Derived(deleted, len(relationships))


def find_pair(witness: Witness) -> Pair | None:
    """Return the pair that the witness tells of; None where its object is open."""
    return None if witness.object is None else (witness.subject, witness.predicate, witness.object)


def read_pairs(tx: Transaction) -> set[Pair]:
    """Return every pair that a claim or a relationship is about."""
    pairs = {pair for row in tx.run(read_statement("pairs_claimed")) if (pair := pair_of(row))}
    for predicate in Predicate:
        rows = tx.run(read_statement_for("pairs_related", predicate))
        pairs |= {(row["subject"], predicate, row["object"]) for row in rows}
    return pairs


def _read_witnesses(tx: Transaction, pairs: Iterable[Pair], source: str) -> tuple[list[Witness], list[str]]:
    """Return what all other sources say of the pairs, and the claims among it that some claim answers."""
    rows = [
        row
        for batch in in_batches(sorted(map(name_pair, pairs)))
        for row in tx.run(read_statement("witnesses_of_pairs"), {"pairs": batch, "source": source})
    ]
    return [witness_of(row) for row in rows], [row["claim"] for row in rows if row["answered"]]


def _read_replies(tx: Transaction, claims: Iterable[str], source: str) -> list[Reply]:
    return [
        reply_of(row)
        for batch in in_batches(sorted(set(claims)))
        for row in tx.run(read_statement("replies_to_claims"), {"claims": batch, "source": source})
    ]


def _delete(tx: Transaction, pairs: Iterable[Pair]) -> int:
    rows: dict[Predicate, list[dict[str, str]]] = defaultdict(list)
    for subject, predicate, object_ in sorted(pairs):
        rows[predicate].append({"subject": subject, "object": object_})
    return sum(
        row["deleted"]
        for predicate in rows
        for batch in in_batches(rows[predicate])
        for row in tx.run(read_statement_for("delete_relationships", predicate), {"rows": batch})
    )
