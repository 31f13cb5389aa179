"""Two extractors that read one source: each replaces its own claims, and never the other's."""

from __future__ import annotations

from typing import Any

import pytest

from graph.database import Database
from graph.model import Claim, Entity, EntityType, Modality, Predicate, Reading, Review, Source, SourceKind
from graph.store import rebuild_relationships, retract_source, write_reading
from queries.claims import read_claim
from queries.relationships import read_relationship
from queries.views import ClaimView

TEXT = "CNIL fined Acme. Acme hired Prytech. Acme denies it."
CNIL = Entity(type=EntityType.REGULATOR, name="CNIL")
ACME = Entity(type=EntityType.COMPANY, name="Acme", aliases=("Acme Inc.",))
PRYTECH = Entity(type=EntityType.COMPANY, name="Prytech")


def read(
    extractor: str, *said: tuple[Entity, Predicate, Entity, str], text: str | None = TEXT, **fields: Any
) -> Reading:
    source = Source(kind=SourceKind.ARTICLE, title="Acme fined", url="https://paper.example/a", text=text, **fields)
    claims = tuple(
        Claim(
            source=source.id, predicate=predicate, subject=subject.id, object=object_.id, modality=Modality.ASSERTED,
            evidence=evidence, extractor=extractor, amount=32_000_000, currency="EUR",
            start=text.index(evidence) if text else None,
            end=text.index(evidence) + len(evidence) if text else None,
        )
        for subject, predicate, object_, evidence in said
    )  # fmt: skip
    entities = dict.fromkeys(entity for subject, _, object_, _ in said for entity in (subject, object_))
    return Reading(source=source, entities=tuple(entities), claims=claims, extractor=extractor)


FINE = (CNIL, Predicate.FINED, ACME, "CNIL fined Acme.")
HIRE = (ACME, Predicate.HIRED, PRYTECH, "Acme hired Prytech.")
RULES = read("rules/1", FINE)
MODEL = read("llm/1", FINE, HIRE)


def held(database: Database) -> list[str]:
    rows = database.read(
        "MATCH (claim:Claim)-[:STATED_IN]->(:Source) RETURN claim.extractor AS extractor, claim.predicate AS predicate"
    )
    return sorted(f"{row['extractor']} {row['predicate']}" for row in rows)


@pytest.mark.parametrize(("first", "second"), [(RULES, MODEL), (MODEL, RULES)], ids=["rules first", "model first"])
def test_neither_overwrites_the_other(database: Database, first: Reading, second: Reading) -> None:
    write_reading(database, first)
    written = write_reading(database, second)
    assert (written.added, written.removed) == (len(second.claims), 0)
    assert held(database) == ["llm/1 FINED", "llm/1 HIRED", "rules/1 FINED"]


def test_loading_either_again_changes_nothing(database: Database) -> None:
    for reading in (RULES, MODEL):
        write_reading(database, reading)
    for reading in (MODEL, RULES, MODEL):
        assert write_reading(database, reading).unchanged


def test_claims_come_back_as_they_were_written(database: Database) -> None:
    query = "MATCH (claim:Claim) WHERE claim.extractor = 'rules/1' RETURN properties(claim) AS claim"
    write_reading(database, RULES)
    before = database.read(query)
    write_reading(database, MODEL)
    assert database.read(query) == before
    assert before[0]["claim"]["id"] == RULES.claims[0].id


def test_a_new_version_replaces_its_own_claims_alone(database: Database) -> None:
    for reading in (RULES, MODEL, read("llm/2", HIRE)):
        write_reading(database, reading)
    assert held(database) == ["llm/2 HIRED", "rules/1 FINED"]
    write_reading(database, read("llm/2"))
    assert held(database) == ["rules/1 FINED"]
    assert not database.read("MATCH (entity:Entity {id: $id}) RETURN entity.id AS id", {"id": PRYTECH.id})


def test_a_claim_whose_sentence_went_goes_whoever_read_it(database: Database) -> None:
    for reading in (RULES, MODEL):
        write_reading(database, reading)
    changed = read("rules/1", HIRE, text="CNIL dropped it.   Acme hired Prytech.")
    write_reading(database, changed)
    assert held(database) == ["rules/1 HIRED"]


def test_a_summary_without_the_text_leaves_the_text_of_the_other(database: Database) -> None:
    write_reading(database, RULES)
    write_reading(database, read("dossier/1", HIRE, text=None))
    assert held(database) == ["dossier/1 HIRED", "rules/1 FINED"]
    assert database.read("MATCH (source:Source) RETURN source.text AS text")[0]["text"] == TEXT


def test_one_event_read_twice_is_one_relationship_of_one_origin(database: Database) -> None:
    write_reading(database, RULES)
    query = "MATCH ()-[fine:FINED]->() RETURN fine.id AS id, fine.origins AS origins, fine.sources AS sources"
    alone = database.read(query)
    write_reading(database, MODEL)
    assert database.read(query) == alone


@pytest.mark.parametrize("first", ["the dossier", "the machine"])
@pytest.mark.parametrize(
    ("extractor", "review", "standing"),
    [
        ("rules/1", Review.UNREVIEWED, "alleged"),
        ("llm/1", Review.UNREVIEWED, "alleged"),
        ("rules/1", Review.ACCEPTED, "found"),
    ],
)
def test_a_machine_lifts_what_people_wrote_only_where_a_person_confirmed_it(
    database: Database, extractor: str, review: Review, standing: str, first: str
) -> None:
    written = _hold(read("dossier/1", HIRE, text=None), Modality.ALLEGED, Review.UNREVIEWED)
    elsewhere = Source(kind=SourceKind.ARTICLE, title="Acme, again", url="https://other.example/b", text=TEXT)
    found = _hold(read(extractor, HIRE), Modality.FOUND, review, source=elsewhere)
    readings = [written, found] if first == "the dossier" else [found, written]
    for reading in readings:
        write_reading(database, reading)
    query = "MATCH ()-[hire:HIRED]->() RETURN hire.standing AS standing, hire.claims AS claims, hire.sources AS sources"
    right = [{"standing": standing, "claims": 2, "sources": 2}]
    assert database.read(query) == right
    rebuild_relationships(database)
    assert database.read(query) == right


def _hold(reading: Reading, modality: Modality, review: Review, source: Source | None = None) -> Reading:
    source = source or reading.source
    claims = tuple(
        claim.model_validate(claim.model_dump() | {"modality": modality, "review": review, "source": source.id})
        for claim in reading.claims
    )
    return reading.model_copy(update={"source": source, "claims": claims})


def test_retracting_the_source_takes_the_claims_of_both(database: Database) -> None:
    for reading in (RULES, MODEL):
        write_reading(database, reading)
    assert retract_source(database, RULES.source.id).claims == 3
    assert held(database) == []
    assert not database.read("MATCH (entity:Entity) RETURN entity.id AS id")


def test_a_claim_says_which_other_extractors_read_it_alike(database: Database) -> None:
    for reading in (RULES, MODEL):
        write_reading(database, reading)
    alike = {claim.id: claim.read_alike_by for reading in (RULES, MODEL) for claim in _views(database, reading)}
    assert alike == {
        RULES.claims[0].id: ("llm/1",),
        MODEL.claims[0].id: ("rules/1",),
        MODEL.claims[1].id: (),
    }
    (fine,) = database.read("MATCH ()-[fine:FINED]->() RETURN fine.id AS id")
    assert {claim.read_alike_by for claim in read_relationship(database, fine["id"]).evidence} == {
        ("llm/1",), ("rules/1",)
    }  # fmt: skip


def _views(database: Database, reading: Reading) -> list[ClaimView]:
    return [read_claim(database, claim.id) for claim in reading.claims]
