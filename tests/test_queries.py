"""Every question on both servers: the same rows, and those that were read and approved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.errors import InvalidParameter, NotFound
from graph.model import EntityType, Modality, Predicate
from queries.catalogue import load_catalogue
from queries.claims import read_claim
from queries.entities import read_entity, search_entities
from queries.neighbourhoods import read_neighbourhood
from queries.paths import read_paths
from queries.relationships import (
    RelationshipFilter,
    read_first_case,
    read_main_relationships,
    read_relationship,
    read_relationships_of,
    read_timeline,
)
from queries.sources import read_source, read_sources
from tests.small_graph import (
    ACME,
    ACME_LOGISTICS,
    AUTHORITY,
    COURT,
    GLOBEX,
    PRYTECH,
    READINGS,
    WORKERS,
    write_small_graph,
)

GOLDEN = Path(__file__).parent / "golden" / "queries"
ASKED: dict[str, dict[str, object]] = {
    "cases_and_appeals": {},
    "contradictions": {},
    "disputed_statements": {},
    "entity_timeline": {"entity": ACME.id},
    "fines_by_currency": {},
    "letters_and_signatories": {"at_least": 30},
    "most_connected": {},
    "said_about_entity": {"entity": ACME.id},
    "said_by_source": {"source": READINGS[2].source.id},
    "shortest_paths": {"from": COURT.id, "to": PRYTECH.id},
    "single_origin": {"sources": 2},
    "unanswered_allegations": {},
    "who_accused_whom": {},
    "who_fined_whom": {"currency": "EUR", "at_least": 1},
    "who_hired_whom": {},
    "who_monitored_whom": {},
    "who_owns_whom": {},
    "who_supplied_surveillance": {},
    "who_works_for_whom": {},
    "who_wrote_to_whom": {"since": "2024"},
}


@pytest.fixture(scope="module", params=["arcadedb", "neo4j"])
def graph(request: pytest.FixtureRequest) -> Database:
    """The small graph on each kind of server."""
    database: Database = request.getfixturevalue(f"_{request.param}").database
    write_small_graph(database)
    return database


def test_every_question_is_asked() -> None:
    assert list(ASKED) == list(load_catalogue())


@pytest.mark.parametrize("name", list(ASKED))
def test_a_question_answers_the_approved_rows(graph: Database, name: str) -> None:
    result = load_catalogue().run(graph, name, ASKED[name])
    golden = GOLDEN / f"{name}.json"
    rows = json.loads(json.dumps(result.rows))
    if not golden.exists():
        golden.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
        pytest.fail(f"{golden} was missing and is written now: read it, and run again")
    assert rows == json.loads(golden.read_text("utf-8"))
    assert result.total == len(rows)


@pytest.mark.parametrize("name", list(ASKED))
def test_a_question_runs_with_every_parameter(graph: Database, name: str) -> None:
    question = load_catalogue()[name]
    values: dict[str, object] = {
        "text": "x",
        "integer": 1,
        "number": 1,
        "boolean": True,
        "date": "2024",
        "currency": "EUR",
        "entity": ACME.id,
        "source": READINGS[0].source.id,
        "predicate": "FINED",
        "standing": "found",
        "entity_type": "Company",
    }
    asked = {parameter: values[fields.type] for parameter, fields in question.parameters.items()}
    result = load_catalogue().run(graph, name, asked, limit=5)
    assert (result.limit, result.offset) == (5, 0)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("who_fined_whom", {"fined": "company-nobody"}),
        ("who_monitored_whom", {"subject": ACME.id, "object": "company-nobody"}),
        ("entity_timeline", {"entity": "company-nobody"}),
        ("shortest_paths", {"from": ACME.id, "to": "company-nobody"}),
        ("said_by_source", {"source": "company-nobody"}),
    ],
)
def test_what_is_not_in_the_graph_is_not_found_rather_than_never_fined(
    graph: Database, name: str, asked: dict[str, object]
) -> None:
    with pytest.raises(NotFound, match="'company-nobody'"):
        load_catalogue().run(graph, name, asked, limit=5)


@pytest.mark.parametrize("name", list(ASKED))
def test_the_pages_of_an_answer_make_the_whole(graph: Database, name: str) -> None:
    catalogue = load_catalogue()
    whole = catalogue.run(graph, name, ASKED[name])
    pages = [catalogue.run(graph, name, ASKED[name], limit=2, offset=offset) for offset in range(0, whole.total + 2, 2)]
    assert [row for page in pages for row in page.rows] == whole.rows
    assert {page.total for page in pages} == {whole.total}


def test_what_is_not_stated_never_reads_as_a_fact(graph: Database) -> None:
    for name, asked in ASKED.items():
        for row in load_catalogue().run(graph, name, asked).rows:
            held = row.get("standing", row.get("modality"))
            if "statement" in row and held not in {"found", "admitted", "asserted"}:
                assert "is said " in row["statement"] or "is asked whether" in row["statement"]


def test_a_path_runs_through_a_group_only_when_asked(graph: Database) -> None:
    catalogue = load_catalogue()
    asked = {"from": ACME.id, "to": GLOBEX.id}
    direct = catalogue.run(graph, "shortest_paths", asked).rows
    assert [row["names"] for row in direct] == [["Acme", "Globex"]]
    union_to_globex = {"from": "union-warehouse-union", "to": PRYTECH.id, "groups": True}
    for row in catalogue.run(graph, "shortest_paths", union_to_globex).rows:
        assert row["entities"][0] == "union-warehouse-union"
    through = {"from": WORKERS.id, "to": PRYTECH.id}
    assert [row["length"] for row in catalogue.run(graph, "shortest_paths", through).rows] == [2]
    assert catalogue.run(graph, "shortest_paths", asked | {"to": ACME.id}).rows == []
    assert catalogue.run(graph, "shortest_paths", {"from": COURT.id, "to": PRYTECH.id, "longest": 3}).rows == []


def test_an_offset_needs_a_limit(graph: Database) -> None:
    with pytest.raises(InvalidParameter, match="offset"):
        load_catalogue().run(graph, "who_fined_whom", offset=3)


def test_entities_are_found_by_any_name(graph: Database) -> None:
    def found(text: str, **more: Any) -> list[str]:
        return [entity.id for entity in search_entities(graph, text, limit=10, offset=0, **more).results]

    assert found("acme") == [ACME.id, ACME_LOGISTICS.id]
    assert found("autorite DONNEES") == found("ADD") == [AUTHORITY.id]
    assert found("acme", type_=EntityType.PERSON) == []
    assert found("'); MATCH (n) DETACH DELETE n //") == found("*") == found("\0") == []
    everyone = search_entities(graph, "", limit=3, offset=0)
    assert (len(everyone.results), everyone.total) == (3, 12)


def test_an_entity_a_claim_and_a_source_are_read_whole(graph: Database) -> None:
    assert read_entity(graph, ACME.id).names == ("Acme", "Acme Corporation")
    reading = READINGS[1]
    claim = read_claim(graph, reading.claims[0].id)
    assert (claim.said_by, claim.amount, claim.law) == ("Autorité des données", 32_000_000, "GDPR Art. 5")
    assert [(answer.how, answer.words) for answer in claim.answers] == [
        ("appeals", "appealed it (February 2024)"),
        ("reduces", "reduced it (2 June 2025)"),
    ]
    assert read_source(graph, reading.source.id).claims == 2
    assert read_sources(graph, limit=2, offset=0).total == len(READINGS)
    for read, id_ in (
        (read_entity, "x"),
        (read_claim, "x"),
        (read_source, "x"),
        (read_relationship, "x"),
        (read_relationship, "fined-x"),
    ):
        with pytest.raises(NotFound):
            read(graph, id_)


def test_a_copy_of_a_statement_shows_the_answer_too(graph: Database) -> None:
    copied = READINGS[3].claims[0]
    assert [answer.evidence for answer in read_claim(graph, copied.id).answers] == ["Acme rejects what the union says."]


def test_a_relationship_tells_who_says_so_and_what_became_of_it(graph: Database) -> None:
    page = read_relationships_of(graph, ACME.id, RelationshipFilter(type=Predicate.MONITORED), limit=10, offset=0)
    (watching,) = page.results
    assert watching.statement == "Acme is said to have monitored warehouse workers by means of cameras (2023)"
    assert (watching.standing, watching.disputed, watching.claims, watching.sources, watching.origins) == (
        "alleged",
        True,
        2,
        2,
        1,
    )
    assert watching.said_by == ("Warehouse Union",)
    assert [(entry.by.name, entry.words) for entry in watching.history] == [("Acme", "disputed it (24 January 2024)")]
    detail = read_relationship(graph, watching.id)
    assert [claim.evidence for claim in detail.evidence] == [
        "Acme filmed its workers all day, the union says.",
        "According to the union, Acme filmed workers.",
    ]


def test_relationships_are_chosen_by_standing_and_direction(graph: Database) -> None:
    def chosen(**choice: Any) -> set[str]:
        page = read_relationships_of(graph, ACME.id, RelationshipFilter(**choice), limit=50, offset=0)
        return {view.type for view in page.results}

    assert chosen(direction="in") == {"LEADS", "SUBSIDIARY_OF", "ACCUSED"}
    assert chosen(direction="out") == {"MONITORED", "HIRED", "ADVERTISED_FOR", "DISPUTED"}
    assert chosen(standing=Modality.ALLEGED) == {"MONITORED", "HIRED"}


def test_a_former_post_never_reads_as_a_present_one(graph: Database) -> None:
    leads = read_relationships_of(graph, ACME.id, RelationshipFilter(type=Predicate.LEADS), limit=9, offset=0)
    assert {view.statement for view in leads.results} == {
        "Jo Doe leads Acme (as of 1 May 2022)",
        "Kim Roe leads Acme (formerly)",
    }
    timeline = read_timeline(graph, ACME.id, limit=50, offset=0)
    assert [entry.when for entry in timeline.results] == sorted(entry.when for entry in timeline.results)
    assert {entry.dated for entry in timeline.results} == {"happened", "reported"}


def test_the_main_relationships_are_watching_fines_and_letters_by_turns(graph: Database) -> None:
    assert [view.type for view in read_main_relationships(graph, limit=3)] == ["MONITORED", "FINED", "WROTE_TO"]


def test_a_graph_without_the_first_case_has_none(graph: Database) -> None:
    assert read_first_case(graph) is None


def test_paths_and_neighbourhoods_are_read_with_their_claims(graph: Database) -> None:
    paths = read_paths(graph, load_catalogue(), COURT.id, PRYTECH.id, longest=4, limit=5, offset=0)
    assert [entity.name for entity in paths.results[0].entities] == [
        "Haute Cour",
        "Acme Logistics",
        "Acme",
        "Globex",
        "Prytech",
    ]
    with pytest.raises(NotFound, match="'company-nobody'"):
        read_paths(graph, load_catalogue(), COURT.id, "company-nobody", longest=4, limit=5, offset=0)
    around = read_neighbourhood(graph, ACME.id)
    assert {entity.id for entity in around.entities} >= {WORKERS.id, GLOBEX.id, ACME_LOGISTICS.id}
    assert all(relationship.claims for relationship in around.relationships)
    assert around.total == 8
