"""How names are compared and become addresses."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.names import digest, fold, slug


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Leïla  Chaibi", "leila chaibi"),
        ("CONSEIL D’ÉTAT", "conseil d etat"),
        ("Rigspolitiet på Ærø", "rigspolitiet pa aero"),
        ("Straße & Söhne", "strasse sohne"),
        ("ǿ", "o"),
        ("ﬁrma", "firma"),
        ("ℌ", "h"),
        ("***", ""),
    ],
)
def test_a_name_folds(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
@example("ℌ")
@example("İıſ")
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text())
def test_any_name_gives_an_address(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert len(slug(name)) <= 70


@given(st.text(), st.text())
def test_different_names_stay_different(one: str, other: str) -> None:
    if fold(one) != fold(other):
        assert slug(one) != slug(other)


def test_names_in_other_scripts_and_very_long_ones_stay_different() -> None:
    assert slug("Дзен") != slug("Яндекс")
    assert slug("a" * 10_000) != slug("a" * 9_999)


def test_a_digest_is_the_same_on_every_machine() -> None:
    assert digest("a", None, 1, ("b",)) == digest("a", None, 1, ["b"]) == "397c6598a7ac"
    assert digest("a", "b") != digest("ab")
    assert digest("\ud800")
