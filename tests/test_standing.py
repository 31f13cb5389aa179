"""Which claims about one pair of parties tell of one event, and how it stands."""

from __future__ import annotations

import pytest

from graph.model import Modality, Predicate, Review
from graph.standing import derive_relationships
from tests.witnesses import events, fine, only, together, witness


def test_two_fines_never_flow_together() -> None:
    first, second = fine("2020-12-07", 35_000_000), fine("2023-12-27", 32_000_000)
    assert events(first, second) == {together(first), together(second)}


def test_a_less_precise_date_is_the_same_event() -> None:
    exact, month, year = fine("2023-12-27"), fine("2023-12"), fine("2023")
    assert events(exact, month, year) == {together(exact, month, year)}


def test_decision_and_publication_are_one_fine_where_the_sum_is_the_same() -> None:
    decided, published = fine("2023-12-27", 32_000_000), fine("2024-01-23", 32_000_000)
    relationship = only(derive_relationships([published, decided]))
    assert (relationship.date, relationship.first, relationship.last) == ("2023-12-27", "2023-12-27", "2024-01-23")


@pytest.mark.parametrize("amount", [None, 31_999_999])
def test_near_dates_without_the_same_sum_are_two_fines(amount: int | None) -> None:
    decided, published = fine("2023-12-27", 32_000_000), fine("2024-01-23", amount)
    assert events(decided, published) == {together(decided), together(published)}


def test_equal_sums_far_apart_are_two_fines() -> None:
    first, second = fine("2020-01-10", 70_000), fine("2020-08-10", 70_000)
    assert events(first, second) == {together(first), together(second)}


def test_a_source_that_gives_two_dates_tells_of_two_fines() -> None:
    first, second = fine("2020-01-10", 70_000, source="register"), fine("2020-02-10", 70_000, source="register")
    assert events(first, second) == {together(first), together(second)}


def test_an_unspecific_claim_belongs_to_neither_of_two_fines() -> None:
    first, second, vague = fine("2020-12-07", 35_000_000), fine("2023-12-27", 32_000_000), fine()
    assert events(first, second, vague) == {together(first), together(second), together(vague)}


def test_an_unspecific_claim_joins_the_only_event_that_it_fits() -> None:
    first, second, vague = fine("2020-12-07", 35_000_000), fine("2023-12-27", 32_000_000), fine("2023")
    assert events(first, second, vague) == {together(first), together(second, vague)}


def test_a_claim_cannot_tell_of_what_came_after_its_source() -> None:
    later, earlier = fine("2023-12-27", 32_000_000), fine(published="2021-05-01")
    assert events(later, earlier) == {together(later), together(earlier)}


def test_a_plan_may_tell_of_what_came_after_its_source() -> None:
    later = fine("2023-12-27")
    plan = fine(published="2021-05-01", modality=Modality.ANNOUNCED)
    assert events(later, plan) == {together(later, plan)}


def test_a_sum_names_its_fine() -> None:
    known, undated, unknown = fine("2023-12-27", 32_000_000), fine(None, 32_000_000), fine("2020-12-07")
    assert events(known, undated, unknown) == {together(known, undated), together(unknown)}


def test_a_date_with_two_sums_is_not_either_of_them() -> None:
    dated, one, other = fine("2023-12-27"), fine(None, 1), fine(None, 2)
    assert events(dated, one, other) == {together(dated), together(one), together(other)}


def test_other_means_are_another_watching() -> None:
    scanner = witness(Predicate.MONITORED, means="Barcode scanners")
    same = witness(Predicate.MONITORED, means="barcode-scanners")
    camera = witness(Predicate.MONITORED, means="cameras")
    vague = witness(Predicate.MONITORED)
    assert events(scanner, same, camera, vague) == {together(scanner, same), together(camera), together(vague)}


def test_a_state_is_one_relationship_however_dated() -> None:
    early, late = witness(Predicate.LEADS, date="1994"), witness(Predicate.LEADS, date="2021-07-05")
    relationship = only(derive_relationships([late, early]))
    assert (relationship.first, relationship.last, relationship.date) == ("1994", "2021-07-05", None)


def test_standing_is_the_strongest_modality() -> None:
    alleged, asked = witness(modality=Modality.ALLEGED), witness(modality=Modality.ASKED)
    assert only(derive_relationships([asked, alleged])).standing is Modality.ALLEGED


def test_a_rejected_claim_counts_for_nothing() -> None:
    found = witness(review=Review.REJECTED)
    alleged = witness(modality=Modality.ALLEGED)
    assert only(derive_relationships([found, alleged])).standing is Modality.ALLEGED
    assert derive_relationships([found]) == ()


def test_first_and_last_fall_back_on_publication() -> None:
    relationship = only(derive_relationships([fine(published="2024-02-01"), fine(published="2024-01-24")]))
    assert (relationship.first, relationship.last, relationship.date) == ("2024-01-24", "2024-02-01", None)


def test_an_open_denial_is_no_relationship() -> None:
    assert derive_relationships([witness(Predicate.DISPUTED, object=None)]) == ()
