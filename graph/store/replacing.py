"""Replacing: one version of a source by another one, or by nothing, within one transaction.

Every step takes what the graph holds of the source and what it is to hold, so that a first load, a changed version and
a retraction are the same thing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.database import Transaction
from graph.model import AnswerKind, EntityType, Review
from graph.standing import Reply, Witness, call_witness, find_employers
from graph.store.deriving import Derived, Known, derive_pairs, find_pair
from graph.store.forms import KEPT, Properties, extend_known, unite_forms
from graph.store.rows import claim_row, in_batches, source_row
from graph.store.texts import read_statement, read_statement_for
from graph.store.version import AnswerRow, Pair, Version, pair_of


@dataclass(frozen=True)
class Held:
    """What the graph holds of one source: its claims with what a person decided, its entities."""

    claims: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    forms: dict[str, Properties] = field(default_factory=dict[str, Properties])
    types: dict[str, EntityType] = field(default_factory=dict[str, EntityType])


@dataclass(frozen=True)
class Replaced:
    """What changed: claims added and removed, entities removed, relationships derived."""

    added: int
    removed: int
    entities_removed: int
    derived: Derived


def read_held(tx: Transaction, source: str) -> Held:
    """Return what the graph holds of the source."""
    claims = tx.run(read_statement("claims_of_source"), {"source": source})
    forms = tx.run(read_statement("forms_of_source"), {"source": source})
    return Held(
        {row["id"]: row for row in claims},
        {row["id"]: row["form"] for row in forms},
        {row["id"]: EntityType(row["type"]) for row in forms},
    )


def replace_version(
    tx: Transaction,
    source: str,
    held: Held | None,
    version: Version | None,
    now: str = "",
    awaited: Collection[str] = (),
) -> Replaced:
    """Make the graph hold the version of the source instead of what it holds; None stands for nothing.

    now is the time that new claims bear, in ISO 8601; awaited are the ids of claims that others answer.
    """
    claims = version.claims if version else {}
    old = held or Held()
    gone = sorted(old.claims.keys() - claims.keys())
    fresh = sorted(claims.keys() - old.claims.keys())
    stale = {pair for row in old.claims.values() if (pair := pair_of(row))}
    touched = _take_back_answers(tx, source, gone) if held else set[Pair]()
    _run_batches(tx, "delete_claims", "claims", gone)
    if held and version:
        tx.run(read_statement("unlink_publisher"), {"source": source})
    removed, created = _write_entities(tx, source, old, version)
    known = Known(source, stale=stale)
    if version:
        written = _write_claims(tx, version, old, fresh, now)
        arrived = sorted(set(awaited).intersection(fresh))
        answered = _write_answers(tx, version, written, arrived)
        touched |= answered | {pair for witness in written.values() if (pair := find_pair(witness))}
        known = Known(
            source,
            witnesses=tuple(written.values()),
            replies=tuple(Reply(row.answered, AnswerKind(row.how), written[row.claim]) for row in version.answers),
            answerable=(old.claims.keys() & claims.keys()).union(arrived),
            stale=stale,
            newcomers=created,
        )
    derived = derive_pairs(tx, stale | touched, known)
    _run_batches(tx, "delete_entities", "ids", removed)
    if not version:
        tx.run(read_statement("delete_source"), {"source": source})
    return Replaced(len(fresh), len(gone), len(removed), derived)


def _take_back_answers(tx: Transaction, source: str, gone: list[str]) -> set[Pair]:
    """Delete what the source answers and return the pairs answered; what others answer to claims that go is awaited."""
    rows = tx.run(read_statement("answers_of_source"), {"source": source})
    tx.run(read_statement("delete_answers_of_source"), {"source": source})
    _run_batches(tx, "await_claims", "claims", gone, source=source)
    tx.run(read_statement("delete_missing_claims"))
    return {pair for row in rows if (pair := pair_of(row))}


def _write_entities(
    tx: Transaction, source: str, old: Held, version: Version | None
) -> tuple[list[str], frozenset[str]]:
    """Write the source with its entities and return those that no source names any more, and those that are new."""
    forms = version.forms if version else {}
    dropped = sorted(id_ for id_, form in old.forms.items() if forms.get(id_) != form)
    added = sorted(id_ for id_, form in forms.items() if old.forms.get(id_) != form)
    _run_batches(tx, "delete_forms", "ids", dropped, source=source)
    created = _add_forms(tx, version, added) if version else frozenset[str]()
    return _reunite(tx, dropped), created


def _add_forms(tx: Transaction, version: Version, added: list[str]) -> frozenset[str]:
    """Write the source, its forms, and the entities that they make or change; return those that were not there."""
    existing = _read_entities(tx, {id_: version.forms[id_] for id_ in added})
    created: dict[EntityType, list[Properties]] = {}
    changed: list[Properties] = []
    for id_ in added:
        form = version.forms[id_]
        if id_ not in existing:
            row = {"id": id_, "properties": unite_forms(id_, [form])}
            created.setdefault(version.types[id_], []).append(row)
        elif (known := existing[id_]) and (united := extend_known(known, form)):
            changed.append({"id": id_, "properties": united})
    for type_ in sorted(created):
        for batch in in_batches(created[type_]):
            tx.run(read_statement_for("create_entities", type_), {"rows": batch})
    _run_batches(tx, "update_entities", "rows", changed)
    properties = source_row(version.source, version.fingerprint)
    for batch in in_batches({"id": id_, "form": version.forms[id_]} for id_ in added) or [[]]:
        tx.run(read_statement("write_source"), {"source": version.source.id, "properties": properties, "rows": batch})
    new = frozenset(row["id"] for rows in created.values() for row in rows)
    publisher = version.source.publisher_id
    _run_batches(tx, "link_publishers", "ids", sorted({*new, publisher} if publisher else new))
    return new


def _read_entities(tx: Transaction, forms: Mapping[str, Properties]) -> dict[str, Properties | None]:
    """Return what the graph holds of those that it knows; None where the form is seen to say no more than that."""
    rows = ({"id": id_, "name": form["name"] if form.keys() == {"name"} else None} for id_, form in forms.items())
    return {
        values[0]: dict(zip(KEPT, values, strict=True)) if len(values) > 1 else None
        for batch in in_batches(rows)
        for row in tx.run(read_statement("entities"), {"rows": batch})
        for values in row["entities"]
    }


def _reunite(tx: Transaction, ids: list[str]) -> list[str]:
    """Write anew what is said of entities after a form of them went, and return those of which none is left."""
    forms: dict[str, list[Properties]] = {id_: [] for id_ in ids}
    for batch in in_batches(ids):
        for row in tx.run(read_statement("forms_of_entities"), {"ids": batch}):
            forms[row["id"]].append(row["form"])
    rows = [{"id": id_, "properties": unite_forms(id_, said)} for id_, said in forms.items() if said]
    _run_batches(tx, "update_entities", "rows", rows)
    return [id_ for id_, said in forms.items() if not said]


def _write_claims(tx: Transaction, version: Version, old: Held, fresh: list[str], now: str) -> dict[str, Witness]:
    """Write the claims and return each as a witness; a person's decision about a claim outlives a new version of it."""
    rows: dict[str, Properties] = {}
    written: dict[str, Witness] = {}
    employers = find_employers(version.claims.values())
    for id_, claim in version.claims.items():
        speaks_for = employers.get(claim.attributed_to or "", ())
        before = old.claims.get(id_)
        review = Review(before["review"]) if before and claim.review is Review.UNREVIEWED else claim.review
        recorded_at = before["recorded_at"] if before else claim.recorded_at or now
        rows[id_] = claim_row(claim, recorded_at, review, speaks_for)
        written[id_] = call_witness(claim, version.source, review, speaks_for)
    source = version.source.id
    _run_batches(tx, "create_claims", "rows", [rows[id_] for id_ in fresh if "object" in rows[id_]], source=source)
    _run_batches(
        tx, "create_open_claims", "rows", [rows[id_] for id_ in fresh if "object" not in rows[id_]], source=source
    )
    _run_batches(tx, "update_claims", "rows", [rows[id_] for id_ in sorted(old.claims.keys() & rows.keys())])
    new = [version.claims[id_] for id_ in fresh]
    origins = [{"claim": claim.id, "entity": claim.attributed_to} for claim in new if claim.attributed_to]
    relays = [
        {"claim": claim.id, "entity": relay, "place": place} for claim in new for place, relay in enumerate(claim.via)
    ]
    _run_batches(tx, "attribute_claims", "rows", origins)
    _run_batches(tx, "relay_claims", "rows", relays)
    return written


def _write_answers(tx: Transaction, version: Version, written: dict[str, Witness], arrived: list[str]) -> set[Pair]:
    """Link the claims with what they answer, and what awaited those that arrived; return the pairs answered."""
    answered: dict[str, Pair | None] = {}
    for batch in in_batches(_answer_row(row) for row in version.answers):
        for row in tx.run(read_statement("create_answers"), {"rows": batch}):
            answered[row["id"]] = pair_of(row)
    missing = [_answer_row(row) for row in version.answers if row.answered not in answered]
    _run_batches(tx, "create_awaited", "rows", missing)
    _run_batches(tx, "answer_awaited", "claims", arrived)
    if arrived:
        tx.run(read_statement("delete_missing_claims"))
    return {pair for id_, pair in answered.items() if pair and id_ not in written}


def _answer_row(row: AnswerRow) -> dict[str, Any]:
    return {"claim": row.claim, "answered": row.answered, "how": row.how, "implied": row.implied}


def _run_batches(tx: Transaction, statement: str, name: str, rows: Iterable[Any], **parameters: Any) -> None:
    for batch in in_batches(rows):
        tx.run(read_statement(statement), {name: batch, **parameters})
