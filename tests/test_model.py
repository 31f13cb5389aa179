"""The records of the model: what they refuse, and what their addresses rest on."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.model import PREDICATES, Category, Claim, Entity, EntityType, Modality, Predicate, Source, SourceKind


def claim(**fields: Any) -> Claim:
    defaults: dict[str, Any] = {
        "source": "s", "predicate": Predicate.FINED, "subject": "regulator-cnil", "object": "company-acme",
        "modality": Modality.FOUND, "evidence": "CNIL fined Acme.", "extractor": "test/1",
    }  # fmt: skip
    return Claim(**defaults | fields)


def source(**fields: Any) -> Source:
    return Source(kind=SourceKind.ARTICLE, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"object": None},
        {"amount": 5},
        {"currency": "EUR"},
        {"amount": -1, "currency": "EUR"},
        {"amount": float("nan"), "currency": "EUR"},
        {"amount": 10**30, "currency": "EUR"},
        {"amount": 5, "currency": "euro"},
        {"amount": 5, "currency": "XYZ"},
        {"amount": 5, "currency": "XXX"},
        {"converted_amount": 5},
        {"start": 0},
        {"start": 0, "end": 3},
        {"date": "2024-13"},
        {"date": "2024-02-30"},
        {"date": "24-01-01"},
        {"date": "0000"},
        {"date": "２０２４"},
        {"evidence": ""},
        {"modality": "certain"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_a_faulty_claim_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        claim(**fields)


@pytest.mark.parametrize("predicate", list(Predicate))
def test_only_a_denial_and_an_appeal_may_leave_their_object_open(predicate: Predicate) -> None:
    assert PREDICATES[predicate].null_object == (predicate in {Predicate.DISPUTED, Predicate.APPEALED})


def test_a_claims_address_is_stable_and_tells_claims_apart() -> None:
    assert claim().id == claim(review="accepted", recorded_at="2024-01-01T00:00:00Z", where="page 2").id
    others = [
        claim(date="2024"),
        claim(modality="alleged"),
        claim(attributed_to="x"),
        claim(means="x"),
        claim(source="t"),
    ]
    assert len({claim().id, *(other.id for other in others)}) == 6
    assert claim(extractor="test/2").id == claim().id != claim(extractor="rules/1").id


@pytest.mark.parametrize("code", ["EUR", "DKK", "XCG", "DEM", "FRF", "ITL", "HRK", "XEU"])
def test_a_sum_may_be_in_a_currency_of_today_or_of_the_past(code: str) -> None:
    assert claim(amount=1, currency=code).currency == code


def test_a_sum_without_a_fraction_is_one_sum_however_written() -> None:
    assert claim(amount=32e6, currency="EUR").id == claim(amount=32_000_000, currency="EUR").id
    assert claim(amount=1.5, currency="EUR").amount == 1.5


def test_an_entitys_address_is_its_type_and_name() -> None:
    assert Entity(type=EntityType.COMPANY, name="Amazon France Logistique").id == "company-amazon-france-logistique"
    assert Entity(type=EntityType.PUBLIC_BODY, name="Conseil d'État").id == "public-body-conseil-d-etat"
    group = Entity(type=EntityType.GROUP, name="37 MEPs", category=Category.MEPS, count=37, of="public-body-ep")
    assert group.id == "group-meps-37-of-public-body-ep"


def test_the_main_name_comes_first_and_none_comes_twice() -> None:
    entity = Entity(type=EntityType.COMPANY, name="Amazon", aliases=("AWS", "AMAZON", "aws", "Amazon.com"))
    assert entity.names == ("Amazon", "AWS", "Amazon.com")
    signs = Entity(type=EntityType.MOVEMENT, name="***", aliases=("+++",))
    assert signs.names == ("***", "+++")


@pytest.mark.parametrize(
    "fields",
    [{"type": "Group", "name": "staff"}, {"type": "Company", "name": "A", "count": 3}, {"type": "Company", "name": " "},
     {"type": "Company", "name": "A", "country": "France"}, {"type": "Company", "name": "A", "identifiers": ("x y",)}],
)  # fmt: skip
def test_a_faulty_entity_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Entity(**fields)


def test_a_sources_address_survives_a_change_of_its_text() -> None:
    url = "https://www.example.org/a/b/?x=1"
    assert source(url=url, text="one").id == source(url=url, text="two").id
    assert source(url=url).id == source(url="http://example.org/a/b?x=1").id != source(url="http://example.org/a").id
    assert source(title="T", publisher="P", text="one").id == source(title="T", publisher="P", text="two").id
    assert source(text="one").id != source(text="two").id


@given(st.text(min_size=1, max_size=80))
def test_any_address_of_a_source_gives_an_id(url: str) -> None:
    assert source(url=url).id
    assert source(url=f"http://{url}").id
