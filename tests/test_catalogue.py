"""The catalogue: faults are found when a question is read, and parameters become what they should be."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import CatalogueError, InvalidParameter, NotFound
from graph.model import Predicate
from queries.catalogue import load_catalogue, read_catalogue, read_parameters
from queries.documentation import describe
from queries.parameters import Parameter, ParameterType

GOOD = """/*
title: Who is there
question: Who is there?
description: Everyone.
parameters:
  name: {type: text, description: only this one}
columns:
  name: {type: text, description: its name}
example: {name: Acme}
*/
MATCH (node:Entity)
WHERE $name IS NULL OR node.name = $name
RETURN node.name AS name
ORDER BY node.name
"""
LONGEST = 10**15


def _fault(folder: Path, text: str, name: str = "who_is_there") -> str:
    (folder / f"{name}.cypher").write_text(text, "utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(folder)
    return str(caught.value)


def test_a_good_file_is_a_question(tmp_path: Path) -> None:
    (tmp_path / "who_is_there.cypher").write_text(GOOD, "utf-8")
    catalogue = read_catalogue(tmp_path)
    assert list(catalogue) == ["who_is_there"]
    assert catalogue["who_is_there"].cypher.startswith("MATCH (node:Entity)")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("/*\ntitle", "title", "who_is_there.cypher:1: expected a header"),
        (
            "type: text, description: only",
            "type: texts, description: only",
            "who_is_there.cypher:6: parameters.name.type",
        ),
        ("question: Who is there?\n", "", "who_is_there.cypher:2: question: Field required"),
        ("title: Who is there\n", "title: Who is there\ntilte: Who\n", "who_is_there.cypher:3: tilte"),
        ("columns:\n", "columns: [\n", "who_is_there.cypher:"),
        ("node.name = $name", "node.name = $nmae", "who_is_there.cypher:12: $nmae is used but not declared"),
        ("$name IS NULL OR node.name = $name", "true", "who_is_there.cypher:6: name is declared but not used"),
        ("RETURN node.name AS name", "RETURN node.name AS nam", "who_is_there.cypher:13: returns nam"),
        ("RETURN node.name AS name", "RETURN node.name", "who_is_there.cypher:13: returns None"),
        ("RETURN node.name AS name", "RETURN node.name AS name, 1 AS one", "who_is_there.cypher:13: returns name, one"),
        ("  name: {type: text, description: its name}", "  nmae:", "who_is_there.cypher:8: nmae is no standard column"),
        ("example: {name: Acme}", "example: {nam: Acme}", "who_is_there.cypher:9: nam is no parameter"),
        ("MATCH (node", "CREATE (node", "who_is_there.cypher:11: CREATE has no place here"),
        ("ORDER BY node.name", "ORDER BY node.name\nLIMIT 3", "who_is_there.cypher:15: LIMIT has no place here"),
        ("{type: text, description: only", "{type: text, min: x, description: only", "parameters.name.min"),
        ("{type: text, description: only", "{type: date, min: 3, description: only", "min and max mean nothing"),
        (
            "{type: text, description: only",
            "{type: text, required: true, default: a, description: only",
            "has no default",
        ),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in GOOD
    assert expected in _fault(tmp_path, GOOD.replace(old, new))


def test_an_example_is_held_to_the_parameters(tmp_path: Path) -> None:
    text = GOOD.replace("type: text, description: only", "type: integer, description: only")
    assert "name cannot be 'Acme': expected a whole number" in _fault(tmp_path, text)
    text = GOOD.replace("description: only", "required: true, description: only").replace("{name: Acme}", "{}")
    assert "the example lacks name, which is required" in _fault(tmp_path, text)


def test_a_relationship_is_never_shown_without_its_standing(tmp_path: Path) -> None:
    text = GOOD.replace("  name: {type: text, description: its name}", "  relationship:").replace(
        "AS name", "AS relationship"
    )
    assert "never shown without standing, disputed, origins, said_by" in _fault(tmp_path, text)


def test_every_faulty_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "first.cypher").write_text("MATCH", "utf-8")
    assert {"first.cypher:1", "second.cypher:1"} <= set(re.findall(r"\w+\.cypher:\d", _fault(tmp_path, "", "second")))


def test_words_and_signs_in_texts_and_comments_are_no_code(tmp_path: Path) -> None:
    text = GOOD.replace("RETURN node", "  AND node.name <> '$other CREATE' // $third SET\nRETURN node")
    (tmp_path / "who_is_there.cypher").write_text(text, "utf-8")
    assert list(read_catalogue(tmp_path)["who_is_there"].parameters) == ["name"]


def test_there_are_questions_and_each_ends_its_order_by_an_id() -> None:
    catalogue = load_catalogue()
    assert len(catalogue) >= 16
    for question in catalogue.values():
        assert re.search(r"^ORDER BY .*(id|claim|currency|s\.name, r\.id)\]?$", question.cypher, re.MULTILINE), (
            question.name
        )


def test_a_question_that_follows_every_relationship_names_every_predicate() -> None:
    everything = {predicate.value for predicate in Predicate}
    files = [*Path("queries/cypher").glob("*.cypher"), *Path("queries/reads").glob("*.cypher")]
    lists = [
        (file, set(found.split("|")))
        for file in files
        for found in re.findall(r"\[r\d?:([A-Z_|]+)\]", file.read_text("utf-8"))
    ]
    assert lists
    for file, found in lists:
        if found != {"PREDICATE"}:
            assert found <= everything, file
            assert len(found) < 8 or found == everything, file


def test_the_page_is_what_the_catalogue_says() -> None:
    page = Path("docs/queries.md").read_text("utf-8")
    assert page == describe(load_catalogue()), "run: python -m queries.documentation > docs/queries.md"


def test_an_unknown_question_or_parameter_is_named() -> None:
    catalogue = load_catalogue()
    with pytest.raises(NotFound, match="There is no question 'nobody'"):
        catalogue.find("nobody")
    with pytest.raises(InvalidParameter, match="has no parameter 'fine'"):
        read_parameters(catalogue["who_fined_whom"], {"fine": "x"})
    with pytest.raises(InvalidParameter, match="entity is missing: expected an entity by its id or name"):
        read_parameters(catalogue["entity_timeline"], {})


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        ("text", " Acme ", "Acme"),
        ("integer", "12", 12),
        ("integer", 12, 12),
        ("number", "1.5", 1.5),
        ("number", 3, 3),
        ("boolean", "Yes", True),
        ("boolean", False, False),
        ("date", "2024-02-29", "2024-02-29"),
        ("date", "2024", "2024"),
        ("currency", "eur", "EUR"),
        ("predicate", "fined", "FINED"),
        ("standing", "ALLEGED", "alleged"),
        ("entity_type", "company", "Company"),
        ("entity", "company-acme", "company-acme"),
        ("text", "", None),
        ("text", None, None),
    ],
)
def test_a_value_becomes_what_it_should_be(type_: str, value: object, expected: object) -> None:
    assert Parameter(type=ParameterType(type_), description="x").coerce("name", value) == expected


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("text", "a\nb"),
        ("text", "\0"),
        ("text", "x" * 201),
        ("text", 5),
        ("integer", "1.5"),
        ("integer", "1" * 30),
        ("integer", 1.5),
        ("integer", True),
        ("number", "nan"),
        ("number", "1e999"),
        ("number", "ten"),
        ("boolean", "maybe"),
        ("date", "2023-02-29"),
        ("date", "23-01-01"),
        ("date", "2024-1-1"),
        ("currency", "EURO"),
        ("predicate", "FINES"),
        ("standing", "proven"),
        ("entity_type", "Robot"),
        ("entity", ["company-acme"]),
    ],
)
def test_a_value_of_another_kind_is_refused_with_what_was_expected(type_: str, value: object) -> None:
    with pytest.raises(InvalidParameter, match=r"name cannot be .*: expected"):
        Parameter(type=ParameterType(type_), description="x").coerce("name", value)


@given(st.sampled_from(list(ParameterType)), st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none()))
def test_any_value_is_read_or_refused(type_: ParameterType, value: object) -> None:
    parameter = Parameter(type=type_, description="x")
    try:
        read = parameter.coerce("name", value)
    except InvalidParameter as refused:
        assert len(str(refused)) < 500  # noqa: PT017
    else:
        assert parameter.coerce("name", read) == read


@given(st.integers(-LONGEST, LONGEST))
def test_bounds_hold(number: int) -> None:
    parameter = Parameter(type=ParameterType.INTEGER, min=1, max=200, description="x")
    if 1 <= number <= 200:
        assert parameter.coerce("limit", str(number)) == number
    else:
        with pytest.raises(InvalidParameter, match="from 1 to 200"):
            parameter.coerce("limit", str(number))
