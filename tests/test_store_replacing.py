"""What comes instead of what, and goes with what, on both servers: versions, answers, sources taken back."""

from __future__ import annotations

import json

import pytest

from graph.database import Database
from graph.model import Predicate, Reading, Review
from graph.store import count_contents, rebuild_relationships, retract_source, write_reading
from tests.fined_acme import (
    ACME,
    ARTICLE,
    CNIL,
    COURT,
    CUT,
    DECIDED,
    DECISION,
    FINE,
    REPORTED,
    RULED,
    TOLD,
    WATCHED,
    claim,
    relationship,
    snapshot,
)


@pytest.mark.parametrize("gone", [DECIDED, REPORTED, RULED], ids=["decision", "article", "ruling"])
def test_retracting_leaves_the_graph_as_if_it_had_never_come(database: Database, gone: Reading) -> None:
    others = [reading for reading in (DECIDED, REPORTED, RULED) if reading is not gone]
    for reading in others:
        write_reading(database, reading)
    before = snapshot(database)
    write_reading(database, gone)
    assert snapshot(database) != before
    retracted = retract_source(database, gone.source.id)
    assert retracted.claims == len(gone.claims)
    assert snapshot(database) == before
    for reading in others:
        retract_source(database, reading.source.id)
    assert snapshot(database) == {"nodes": [], "links": []}
    assert count_contents(database).is_empty


def test_the_order_of_loading_makes_no_difference(database: Database) -> None:
    outcomes: list[dict[str, list[str]]] = []
    for order in ((DECIDED, REPORTED, RULED), (RULED, REPORTED, DECIDED), (REPORTED, DECIDED, RULED)):
        for reading in order:
            write_reading(database, reading)
        outcomes.append(snapshot(database))
        for reading in order:
            retract_source(database, reading.source.id)
    assert outcomes[0] == outcomes[1] == outcomes[2]


def test_an_answer_waits_for_the_claim_that_it_answers(database: Database) -> None:
    write_reading(database, RULED)
    assert database.read("MATCH (:Claim)-[a:AWAITS]->(m:MissingClaim) RETURN m.id AS id, a.how AS how") == [
        {"id": FINE.id, "how": "reduces"}
    ]
    write_reading(database, DECIDED)
    fine = relationship(database, Predicate.FINED, CNIL)
    assert fine["reduced"]
    entry = json.loads(fine["history"][0])
    assert (entry["by"], entry["amount"], entry["claim"]) == (COURT.id, 15_000_000, CUT.id)
    assert database.read("MATCH (m:MissingClaim) RETURN count(m) AS n") == [{"n": 0}]
    retract_source(database, DECIDED.source.id)
    assert database.read("MATCH (:Claim)-[:AWAITS]->(m:MissingClaim) RETURN m.id AS id") == [{"id": FINE.id}]


def test_taking_the_answer_away_takes_it_from_the_history(database: Database) -> None:
    write_reading(database, DECIDED)
    write_reading(database, RULED)
    assert relationship(database, Predicate.FINED, CNIL)["reduced"]
    retract_source(database, RULED.source.id)
    fine = relationship(database, Predicate.FINED, CNIL)
    assert (fine["reduced"], fine["history"]) == (False, [])


def test_a_changed_version_replaces_its_claims_and_nothing_else(database: Database) -> None:
    for reading in (DECIDED, REPORTED, RULED):
        write_reading(database, reading)
    times = dict[str, str](
        (row["id"], row["at"]) for row in database.read("MATCH (c:Claim) RETURN c.id AS id, c.recorded_at AS at")
    )
    database.write(
        lambda tx: tx.run(
            "MATCH (c:Claim {id: $id}) SET c.review = 'accepted', c.recorded_at = 'then'", {"id": TOLD.id}
        )
    )
    moved = TOLD.model_copy(update={"where": "third paragraph"})
    fresh = claim(ARTICLE, Predicate.CALLED_ON, CNIL, ACME)
    changed = REPORTED.model_copy(update={"claims": (moved, fresh), "entities": (CNIL, ACME)})
    written = write_reading(database, changed)
    assert (written.added, written.removed, written.claims) == (1, 2, 2)
    kept = database.read("MATCH (c:Claim {id: $id}) RETURN properties(c) AS c", {"id": TOLD.id})[0]["c"]
    assert (kept["where"], kept["review"], kept["recorded_at"]) == ("third paragraph", "accepted", "then")
    assert not relationship(database, Predicate.FINED, CNIL)["disputed"]
    assert database.read("MATCH (e:MediaOutlet) RETURN count(e) AS n") == [{"n": 0}]
    others = database.read(
        "MATCH (c:Claim) WHERE c.source <> $s RETURN c.id AS id, c.recorded_at AS at", {"s": ARTICLE.id}
    )
    assert {row["id"]: row["at"] for row in others} == {id_: times[id_] for id_ in (FINE.id, WATCHED.id, CUT.id)}
    write_reading(database, REPORTED)
    retract_source(database, ARTICLE.id)
    before = snapshot(database)
    write_reading(database, changed)
    after_change = snapshot(database)
    retract_source(database, ARTICLE.id)
    assert snapshot(database) == before
    write_reading(database, REPORTED)
    write_reading(database, changed)
    assert snapshot(database) == after_change


def test_a_rejected_claim_stays_rejected_and_counts_for_nothing(database: Database) -> None:
    write_reading(database, DECIDED)
    database.write(lambda tx: tx.run("MATCH (c:Claim {id: $id}) SET c.review = 'rejected'", {"id": FINE.id}))
    rebuild_relationships(database)
    assert count_contents(database).relationships == {Predicate.MONITORED: 1}
    write_reading(database, DECIDED.model_copy(update={"source": DECISION.model_copy(update={"title": "New title"})}))
    assert count_contents(database).relationships == {Predicate.MONITORED: 1}
    assert database.read("MATCH (c:Claim {id: $id}) RETURN c.review AS review", {"id": FINE.id}) == [
        {"review": Review.REJECTED.value}
    ]


def test_relationships_can_be_rebuilt(database: Database) -> None:
    for reading in (DECIDED, REPORTED, RULED):
        write_reading(database, reading)
    before = snapshot(database)
    database.write(
        lambda tx: tx.run(
            "MATCH (s:Entity {id: $id})-[r:FINED]->(o) DELETE r CREATE (s)-[:LEADS {id: 'nonsense'}]->(o)",
            {"id": CNIL.id},
        )
    )
    assert rebuild_relationships(database) == sum(count_contents(database).relationships.values())
    assert snapshot(database) == before
