"""The store, on both servers: what it writes, writes again, replaces and takes away."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from graph.database import Database
from graph.errors import InputError, NotFound
from graph.model import (
    Answer,
    AnswerKind,
    Category,
    Claim,
    Entity,
    EntityType,
    Modality,
    Predicate,
    Reading,
    Review,
    Source,
    SourceKind,
)
from graph.store import count_contents, rebuild_relationships, retract_source, write_reading

ACME = Entity(type=EntityType.COMPANY, name="Acme", aliases=("Acme Inc.",), country="FR")
CNIL = Entity(type=EntityType.REGULATOR, name="CNIL")
COURT = Entity(type=EntityType.COURT, name="Conseil d'Etat")
VICE = Entity(type=EntityType.MEDIA_OUTLET, name="Vice")
PAPER = Entity(type=EntityType.MEDIA_OUTLET, name="Le Papier")
STAFF = Entity(type=EntityType.GROUP, name="warehouse staff", category=Category.EMPLOYEES, of=ACME.id)

DECISION = Source(
    kind=SourceKind.DECISION, title="Decision", publisher="CNIL", publisher_id=CNIL.id,
    url="https://cnil.example/32m", published="2024-01-23", text="CNIL fined Acme.",
)  # fmt: skip
ARTICLE = Source(
    kind=SourceKind.ARTICLE, title="Article", publisher="Le Papier", publisher_id=PAPER.id,
    url="https://papier.example/a", published="2024-01-24",
)  # fmt: skip
RULING = Source(kind=SourceKind.DECISION, title="Ruling", url="https://court.example/r", published="2025-12-23")


def claim(source: Source, predicate: Predicate, subject: Entity, object_: Entity | None, **fields: Any) -> Claim:
    defaults: dict[str, Any] = {"modality": Modality.ASSERTED, "evidence": "So it is said.", "extractor": "test/1"}
    return Claim(
        source=source.id,
        predicate=predicate,
        subject=subject.id,
        object=object_.id if object_ else None,
        **defaults | fields,
    )


FINE = claim(
    DECISION, Predicate.FINED, CNIL, ACME, modality=Modality.FOUND, attributed_to=CNIL.id, date="2023-12-27",
    amount=32_000_000, currency="EUR",
)  # fmt: skip
WATCHED = claim(DECISION, Predicate.MONITORED, ACME, STAFF, modality=Modality.FOUND, attributed_to=CNIL.id)
DECIDED = Reading(source=DECISION, entities=(CNIL, ACME, STAFF), claims=(FINE, WATCHED))

TOLD = claim(
    ARTICLE, Predicate.FINED, CNIL, ACME, modality=Modality.FOUND, attributed_to=CNIL.id, date="2024-01-23",
    amount=32e6, currency="EUR", evidence="CNIL fined Acme.", start=10, end=26,
)  # fmt: skip
LEAKED = claim(
    ARTICLE, Predicate.MONITORED, ACME, STAFF, modality=Modality.ALLEGED, attributed_to=VICE.id, via=(PAPER.id,),
    means="cameras",
)  # fmt: skip
DENIAL = claim(ARTICLE, Predicate.DISPUTED, ACME, None, attributed_to=ACME.id, date="2024-01-24")
REPORTED = Reading(
    source=ARTICLE,
    entities=(
        CNIL,
        Entity(type=EntityType.COMPANY, name="ACME", aliases=("Acme Logistique",), identifiers=("lei:1",)),
        STAFF,
        VICE,
        PAPER,
    ),
    claims=(TOLD, LEAKED, DENIAL),
)

CUT = claim(
    RULING, Predicate.FINED, COURT, ACME, modality=Modality.FOUND, date="2025-12-23", amount=15_000_000, currency="EUR",
    answers=(Answer(claim=FINE.id, how=AnswerKind.REDUCES),),
)  # fmt: skip
RULED = Reading(source=RULING, entities=(COURT, ACME), claims=(CUT,))


def snapshot(database: Database) -> dict[str, list[str]]:
    """Everything in the graph but what says when it was written."""
    nodes = database.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
    links = database.read(
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS properties"
    )
    for node in nodes:
        node["labels"].sort()
        node["properties"].pop("recorded_at", None)
    return {
        "nodes": sorted(json.dumps(node, sort_keys=True) for node in nodes if node["labels"] != ["WriteLock"]),
        "links": sorted(json.dumps(link, sort_keys=True) for link in links),
    }


def relationship(database: Database, type_: Predicate, subject: Entity) -> dict[str, Any]:
    rows = database.read(
        f"MATCH (:Entity {{id: $id}})-[r:{type_.value}]->() RETURN properties(r) AS r", {"id": subject.id}
    )
    assert len(rows) == 1
    found: dict[str, Any] = rows[0]["r"]
    return found


def test_a_reading_is_written_whole(database: Database) -> None:
    written = write_reading(database, REPORTED)
    assert (written.claims, written.added, written.entities, written.relationships) == (3, 3, 5, 2)
    contents = count_contents(database)
    assert (contents.sources, contents.claims) == (1, 3)
    assert contents.entities == {
        EntityType.COMPANY: 1, EntityType.REGULATOR: 1, EntityType.GROUP: 1, EntityType.MEDIA_OUTLET: 2
    }  # fmt: skip
    assert contents.relationships == {Predicate.FINED: 1, Predicate.MONITORED: 1}
    stored = database.read(
        """MATCH (c:Claim {id: $id})-[:STATED_IN]->(s)-[:PUBLISHED_BY]->(p)
        MATCH (c)-[:SUBJECT]->(a) MATCH (c)-[:OBJECT]->(o) MATCH (c)-[:ATTRIBUTED_TO]->(v) MATCH (c)-[via:VIA]->(r)
        RETURN c.evidence AS evidence, c.modality AS modality, s.id AS source, p.id AS publisher, a.id AS subject,
               o.id AS object, v.id AS voice, r.id AS relay, via.place AS place""",
        {"id": LEAKED.id},
    )
    assert stored == [
        {
            "evidence": "So it is said.", "modality": "alleged", "source": ARTICLE.id, "publisher": PAPER.id,
            "subject": ACME.id, "object": STAFF.id, "voice": VICE.id, "relay": PAPER.id, "place": 0,
        }
    ]  # fmt: skip


def test_loading_again_changes_nothing(database: Database) -> None:
    write_reading(database, REPORTED)
    before = snapshot(database)
    times = database.read("MATCH (c:Claim) RETURN c.id AS id, c.recorded_at AS at ORDER BY id")
    again = write_reading(database, REPORTED)
    assert (again.unchanged, again.claims, again.added) == (True, 3, 0)
    later = Reading.model_validate(REPORTED.model_dump())
    assert write_reading(database, later).unchanged
    assert snapshot(database) == before
    assert database.read("MATCH (c:Claim) RETURN c.id AS id, c.recorded_at AS at ORDER BY id") == times


def test_claims_of_two_sources_are_one_relationship(database: Database) -> None:
    write_reading(database, DECIDED)
    write_reading(database, REPORTED)
    fine = relationship(database, Predicate.FINED, CNIL)
    assert (fine["claims"], fine["sources"], fine["origins"]) == (2, 2, 1)
    assert (fine["amount"], fine["date"], fine["standing"]) == (32_000_000, "2023-12-27", "found")
    assert fine["claim_ids"] == sorted([FINE.id, TOLD.id])
    assert [json.loads(entry)["by"] for entry in fine["history"]] == [ACME.id]
    assert fine["disputed"]


def test_an_entity_is_the_union_of_what_sources_say(database: Database) -> None:
    write_reading(database, REPORTED)
    write_reading(database, DECIDED)
    entity = database.read("MATCH (e:Company:Entity {id: $id}) RETURN properties(e) AS e", {"id": ACME.id})[0]["e"]
    assert entity["name"] == "Acme"
    assert entity["names"] == ["Acme", "ACME", "Acme Inc.", "Acme Logistique"]
    assert (entity["country"], entity["identifiers"]) == ("FR", ["lei:1"])
    retract_source(database, REPORTED.source.id)
    entity = database.read("MATCH (e:Company {id: $id}) RETURN properties(e) AS e", {"id": ACME.id})[0]["e"]
    assert (entity["names"], entity["identifiers"]) == (["Acme", "Acme Inc."], [])


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


def test_a_publisher_is_linked_whenever_its_entity_comes(database: Database) -> None:
    write_reading(
        database, DECIDED.model_copy(update={"source": DECISION.model_copy(update={"publisher_id": PAPER.id})})
    )
    links = "MATCH (s:Source)-[:PUBLISHED_BY]->(e) RETURN s.id AS source, e.id AS publisher ORDER BY source"
    assert database.read(links) == []
    write_reading(database, REPORTED)
    assert {row["publisher"] for row in database.read(links)} == {PAPER.id}
    assert len(database.read(links)) == 2
    write_reading(database, DECIDED)
    assert {row["source"]: row["publisher"] for row in database.read(links)} == {
        ARTICLE.id: PAPER.id,
        DECISION.id: CNIL.id,
    }


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


@pytest.mark.parametrize(
    "reading",
    [
        DECIDED.model_copy(update={"entities": (CNIL, STAFF)}),
        DECIDED.model_copy(update={"claims": (TOLD,)}),
        Reading(source=RULING, entities=(STAFF,)),
    ],
    ids=["entity missing", "claim of another source", "group of nobody"],
)
def test_a_reading_that_contradicts_itself_is_refused(database: Database, reading: Reading) -> None:
    with pytest.raises(InputError):
        write_reading(database, reading)
    assert count_contents(database).is_empty


def test_what_is_not_there_cannot_be_retracted(database: Database) -> None:
    with pytest.raises(NotFound, match="no-such-source"):
        retract_source(database, "no-such-source")


def test_nothing_is_half_written(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reading(database, REPORTED)
    before = snapshot(database)

    def fail(*_: object) -> None:
        raise RuntimeError("the plug was pulled")

    monkeypatch.setattr("graph.store.replacing.derive_pairs", fail)
    for action in (
        lambda: write_reading(database, DECIDED),
        lambda: retract_source(database, ARTICLE.id),
    ):
        with pytest.raises(RuntimeError, match="plug"):
            action()
    assert snapshot(database) == before


def test_any_text_comes_back_as_it_went_in(database: Database) -> None:
    nasty = "'); MATCH (n) DETACH DELETE n; // <script>alert(1)</script> \x00\u202e😀 é {$id} `x` \\ \" \r\n"
    company = Entity(type=EntityType.COMPANY, name="x" * 990 + "é", aliases=(nasty.strip(),))
    source = Source(kind=SourceKind.ARTICLE, title=nasty, url="https://x.example/'", text=nasty * 1_000)
    watched = claim(source, Predicate.MONITORED, company, company, evidence=nasty, means=nasty, where=nasty)
    write_reading(database, Reading(source=source, entities=(company,), claims=(watched,)))
    stored = database.read("MATCH (c:Claim)-[:STATED_IN]->(s) RETURN properties(c) AS c, properties(s) AS s")[0]
    assert (stored["c"]["evidence"], stored["c"]["means"], stored["c"]["where"]) == (nasty, nasty, nasty)
    assert (stored["s"]["title"], stored["s"]["text"]) == (nasty, nasty * 1_000)


@pytest.mark.long
def test_more_claims_than_one_batch(database: Database) -> None:
    claims = tuple(
        claim(ARTICLE, Predicate.FINED, CNIL, ACME, date=f"20{n % 90 + 10}-01-0{n % 9 + 1}", amount=n, currency="EUR")
        for n in range(2_100)
    )
    reading = Reading(source=ARTICLE, entities=(CNIL, ACME, PAPER), claims=claims)
    written = write_reading(database, reading)
    assert written.relationships == count_contents(database).relationships[Predicate.FINED] == 2_100
    assert retract_source(database, ARTICLE.id).relationships == 2_100
    assert count_contents(database).is_empty


def test_writers_in_two_threads_lose_nothing(database: Database) -> None:
    readings = [
        Reading(
            source=Source(kind=SourceKind.ARTICLE, url=f"https://x.example/{n}", publisher=f"Paper {n}"),
            entities=(CNIL, ACME),
            claims=(claim(Source(kind=SourceKind.ARTICLE, url=f"https://x.example/{n}"), Predicate.FINED, CNIL, ACME),),
        )
        for n in range(12)
    ]
    threads = [
        threading.Thread(target=lambda part=part: [write_reading(database, reading) for reading in part])
        for part in (readings[::2], readings[1::2])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    fine = relationship(database, Predicate.FINED, CNIL)
    assert (fine["claims"], fine["sources"], fine["origins"]) == (12, 12, 12)
