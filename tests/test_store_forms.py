"""What is said of an entity: the same in any order, and nothing new where nothing new is said."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.store.forms import KEPT, extend_known, unite_forms

_LISTS = st.lists(st.sampled_from(["politician", "mep", "executive"]), unique=True, min_size=1)
_FORMS = st.fixed_dictionaries(
    {"name": st.sampled_from(["Acme", "ACME", "Acmé", "acme", "Acme Logistics", "« Acme »"])},
    optional={
        "aliases": st.lists(st.sampled_from(["Acme", "ACME", "Acme Inc.", "acme"]), unique=True, min_size=1),
        "roles": _LISTS,
        "identifiers": st.lists(st.sampled_from(["lei:1", "lei:2"]), unique=True, min_size=1),
        "country": st.sampled_from(["FR", "DE"]),
        "count": st.integers(0, 2),
    },
)


def as_kept(properties: dict[str, Any]) -> dict[str, Any]:
    return {field: properties.get(field) for field in KEPT}


@given(st.lists(_FORMS, min_size=1, max_size=4), _FORMS)
def test_one_form_more_is_the_union_of_all(forms: list[dict[str, Any]], form: dict[str, Any]) -> None:
    known, everything = unite_forms("x", forms), unite_forms("x", [*forms, form])
    extended = extend_known(as_kept(known), form)
    assert (known if extended is None else extended) == everything
    assert (extended is None) == (known == everything)


@given(st.lists(_FORMS, min_size=1, max_size=4))
def test_order_and_repetition_change_nothing(forms: list[dict[str, Any]]) -> None:
    assert unite_forms("x", forms) == unite_forms("x", [*reversed(forms), *forms])


def test_quotation_marks_of_a_text_are_no_part_of_the_main_name() -> None:
    names = ("yellow vests", "“ yellow vests ”", "« Yellow Vests »", "'s-Gravenhage")
    assert unite_forms("x", [{"name": name} for name in names[:3]])["name"] == "yellow vests"
    assert unite_forms("x", [{"name": name} for name in (names[1], names[3])])["name"] == names[3]
