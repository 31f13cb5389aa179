"""The store, on both servers: what it writes of a reading, and of the next."""

from __future__ import annotations

import json

import pytest

from graph.database import Database
from graph.model import Entity, EntityType, Predicate, Reading, Source, SourceKind
from graph.store import count_contents, retract_source, write_reading
from tests.fined_acme import (
    ACME,
    ARTICLE,
    CNIL,
    DECIDED,
    DECISION,
    FINE,
    LEAKED,
    PAPER,
    REPORTED,
    STAFF,
    TOLD,
    VICE,
    claim,
    relationship,
    snapshot,
)


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


def test_a_source_that_says_nothing_stands_alone(database: Database) -> None:
    silent = Reading(source=ARTICLE, extractor="test/1")
    written = write_reading(database, silent)
    assert (written.claims, written.entities, written.unchanged) == (0, 0, False)
    assert count_contents(database).sources == 1
    assert write_reading(database, silent).unchanged
    retitled = silent.model_copy(update={"source": ARTICLE.model_copy(update={"title": "Corrected"})})
    write_reading(database, retitled)
    assert database.read("MATCH (s:Source) RETURN s.title AS title") == [{"title": "Corrected"}]


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
