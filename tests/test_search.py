"""Search by name on both servers: forms, case, accents, beginnings, pages, and any nonsense."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from graph.database import Database
from graph.errors import InvalidParameter
from graph.model.vocabulary import EntityType
from graph.names import fold
from graph.search import fold_names, search_names

NAMES: Mapping[str, tuple[EntityType, list[str]]] = {
    "amazon": (EntityType.COMPANY, ["Amazon", "Amazon.com, Inc."]),
    "logistique": (EntityType.COMPANY, ["Amazon France Logistique", "AFL"]),
    "union": (EntityType.UNION, ["Amazon Labor Union"]),
    "societe": (EntityType.COMPANY, ["Société Générale", "SocGen"]),
    "oresund": (EntityType.ORGANIZATION, ["Øresundsbro Konsortiet"]),
    "words": (EntityType.ORGANIZATION, ["AND OR NOT"]),
    "japan": (EntityType.ORGANIZATION, ["日本労働組合"]),
    "cnil": (EntityType.REGULATOR, ["Commission nationale de l'informatique et des libertés", "CNIL"]),
}


def write_entity(database: Database, type_: EntityType, row: Mapping[str, object]) -> None:
    query = f"MERGE (n:{type_} {{id: $row.id}}) SET n:Entity, n += $row"
    database.write(lambda transaction: transaction.run(query, {"row": row}))


@pytest.fixture
def named(database: Database) -> Database:
    for id_, (type_, names) in NAMES.items():
        write_entity(database, type_, {"id": id_, "names": names, "folded": fold_names(names)})
    return database


def find(database: Database, text: str) -> list[str]:
    return [match.id for match in search_names(database, text, 50).matches]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AMAZON", ["amazon", "union", "logistique"]),
        ("amaz", ["amazon", "union", "logistique"]),
        ("amazon.com", ["amazon"]),
        ("Amazon, log", ["logistique"]),
        ("log amazon", ["logistique"]),
        ("afl", ["logistique"]),
        ("societe generale", ["societe"]),
        ("SOCIÉTÉ", ["societe"]),
        ("Socie\u0301te\u0301", ["societe"]),
        ("oresund", ["oresund"]),
        ("ØRESUND", ["oresund"]),
        ("l'informatique", ["cnil"]),
        ("日本", ["japan"]),
        ("and or not", ["words"]),
        ("NOT", ["words"]),
        ("mazon", []),
        ("amazon zzz", []),
    ],
)
def test_what_is_found(named: Database, text: str, found: list[str]) -> None:
    assert sorted(find(named, text)) == sorted(found)


def test_the_very_name_comes_first(named: Database) -> None:
    assert find(named, "amazon")[0] == "amazon"
    assert find(named, "amazon labor union")[0] == "union"


def test_of_one_type(named: Database) -> None:
    found = search_names(named, "amazon", 10, type_=EntityType.UNION)
    assert ([match.id for match in found.matches], found.total) == (["union"], 1)


def test_pages(named: Database) -> None:
    whole = find(named, "amazon")
    pages = [search_names(named, "amazon", 1, offset) for offset in range(5)]
    assert [match.id for page in pages for match in page.matches] == whole
    assert [page.total for page in pages] == [3] * 5
    assert search_names(named, "amazon", 3).total == 3


def test_scores_do_not_rise(named: Database) -> None:
    scores = [match.score for match in search_names(named, "a", 10).matches]
    assert scores
    assert all(score > 0 for score in scores)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "*",
        "?*~",
        "'",
        '"',
        "\\",
        '+-&&||!(){}[]^"~*?:\\/',
        "\x00",
        "\ud800",
        "😀",
        "a:b",
        "[* TO *]",
        "/.*/",
        "x" * 10_000,
        "x y " * 5_000,
    ],
)
def test_nonsense_is_safe(named: Database, text: str) -> None:
    assert search_names(named, text, 10).total == 0


def test_a_long_name_is_found_by_its_whole(database: Database) -> None:
    name = "Very" * 2_500
    write_entity(database, EntityType.COMPANY, {"id": "long", "folded": fold_names([name])})
    assert find(database, name) == ["long"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=strategies.text(max_size=40))
def test_any_text_is_answered(database: Database, text: str) -> None:
    assert search_names(database, text, 5).matches == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=strategies.text(min_size=1, max_size=60).filter(lambda name: fold(name) != ""))
def test_any_name_is_found_by_itself(database: Database, name: str) -> None:
    write_entity(database, EntityType.PERSON, {"id": "one", "folded": fold_names([name, "Other"])})
    assert find(database, name) == ["one"]


def test_a_page_of_minus_one_is_refused(named: Database) -> None:
    with pytest.raises(InvalidParameter, match="limit"):
        search_names(named, "amazon", -1)
    with pytest.raises(InvalidParameter, match="offset"):
        search_names(named, "amazon", 1, -1)
