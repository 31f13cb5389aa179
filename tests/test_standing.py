"""What the claims about one pair of parties amount to."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import AnswerKind, Modality, Predicate, Relationship, Review
from graph.standing import Reply, Witness, derive_relationships
from graph.standing.dates import days_between, is_form_of

_NUMBER = iter(range(1_000_000))


def witness(predicate: Predicate = Predicate.FINED, **fields: Any) -> Witness:
    number = next(_NUMBER)
    defaults: dict[str, Any] = {
        "claim": f"claim-{number:06}",
        "source": f"source-{number}",
        "predicate": predicate,
        "subject": "regulator-cnil",
        "object": "company-acme",
        "modality": Modality.FOUND,
        "publisher": f"paper-{number}",
    }
    return Witness(**defaults | fields)


def fine(date: str | None = None, amount: int | None = None, **fields: Any) -> Witness:
    return witness(date=date, amount=amount, currency=None if amount is None else "EUR", **fields)


def events(*witnesses: Witness) -> set[frozenset[str]]:
    outcomes = {
        frozenset(frozenset(r.claim_ids) for r in derive_relationships(order))
        for order in list(permutations(witnesses))[:24]
    }
    assert len(outcomes) == 1, "the order of the claims made a difference"
    return set(outcomes.pop())


def together(*witnesses: Witness) -> frozenset[str]:
    return frozenset(witness.claim for witness in witnesses)


def only(relationships: tuple[Relationship, ...]) -> Relationship:
    assert len(relationships) == 1
    return relationships[0]


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


def test_a_denial_marks_what_it_answers() -> None:
    charged = fine("2023-12-27")
    denial = witness(Predicate.DISPUTED, subject="company-acme", object=None, date="2024-01-23")
    relationship = only(derive_relationships([charged, denial], [Reply(charged.claim, AnswerKind.DISPUTES, denial)]))
    assert relationship.disputed
    assert [(e.how, e.by, e.claim, e.date) for e in relationship.history] == [
        (AnswerKind.DISPUTES, "company-acme", denial.claim, "2024-01-23")
    ]


def test_a_cut_shows_the_new_sum_and_who_set_it() -> None:
    charged = fine("2023-12-27", 32_000_000)
    cut = fine("2025-12-23", 15_000_000, subject="court-conseil-d-etat")
    relationships = derive_relationships([charged, cut], [Reply(charged.claim, AnswerKind.REDUCES, cut)])
    first = next(r for r in relationships if r.subject == "regulator-cnil")
    assert (first.amount, first.reduced) == (32_000_000, True)
    assert (first.history[0].by, first.history[0].amount, first.history[0].currency) == (
        "court-conseil-d-etat",
        15_000_000,
        "EUR",
    )


def test_a_finding_told_anew_on_a_courts_word_is_the_courts_answer() -> None:
    charged = fine("2023-12-27")
    upheld = fine("2023-12-27", attributed_to="court-conseil-d-etat")
    relationship = only(derive_relationships([charged, upheld], [Reply(charged.claim, AnswerKind.CONFIRMS, upheld)]))
    assert relationship.confirmed
    assert relationship.history[0].by == "court-conseil-d-etat"


def test_a_confirmation_is_not_dated_by_the_act_that_it_confirms() -> None:
    charged = fine("2020-12-07")
    upheld = fine("2020-12-07", attributed_to="court-conseil-d-etat", published="2022-06-27")
    (entry,) = only(derive_relationships([charged], [Reply(charged.claim, AnswerKind.CONFIRMS, upheld)])).history
    assert (entry.date, entry.reported) == (None, "2022-06-27")


def test_a_court_that_holds_a_practice_lawful_disputes_nothing() -> None:
    def watched(**fields: Any) -> Witness:
        return witness(Predicate.MONITORED, subject="company-acme", object="group-staff", date="2019", **fields)

    sanctioned = watched(attributed_to="regulator-cnil")
    cleared = watched(attributed_to="court-conseil-d-etat", published="2025-12-27")
    reply = Reply(sanctioned.claim, AnswerKind.HOLDS_LAWFUL, cleared)
    relationship = only(derive_relationships([sanctioned, cleared], [reply]))
    assert (relationship.held_lawful, relationship.disputed, relationship.standing) == (True, False, Modality.FOUND)
    (entry,) = relationship.history
    assert (entry.by, entry.date, entry.reported) == ("court-conseil-d-etat", None, "2025-12-27")


def test_history_is_in_order_of_date() -> None:
    charged = fine("2023-12-27")
    appeal = witness(Predicate.APPEALED, subject="company-acme", date="2024-03")
    denial = witness(Predicate.DISPUTED, subject="company-acme", published="2024-01-23")
    ruling = witness(Predicate.ORDERED, subject="court-x", date="2025-12-23")
    replies = [
        Reply(charged.claim, AnswerKind.ANNULS, ruling),
        Reply(charged.claim, AnswerKind.APPEALS, appeal),
        Reply(charged.claim, AnswerKind.DISPUTES, denial),
    ]
    relationship = only(derive_relationships([charged], replies))
    assert [entry.how for entry in relationship.history] == [
        AnswerKind.DISPUTES,
        AnswerKind.APPEALS,
        AnswerKind.ANNULS,
    ]
    assert relationship.annulled and relationship.appealed


def test_an_appeal_that_is_told_late_does_not_follow_the_judgment() -> None:
    charged = fine("2021-07-15")
    lodged = witness(Predicate.APPEALED, subject="company-acme", date="2021-10-15")
    told_late = witness(Predicate.APPEALED, subject="company-acme", published="2026-03-15")
    ruling = witness(Predicate.ORDERED, subject="court-x", date="2026-03-12")
    hows = {told_late: AnswerKind.APPEALS, ruling: AnswerKind.ANNULS, lodged: AnswerKind.APPEALS}
    replies = [Reply(charged.claim, how, by) for by, how in hows.items()]
    history = only(derive_relationships([charged], replies)).history
    assert [entry.how for entry in history] == [AnswerKind.APPEALS, AnswerKind.APPEALS, AnswerKind.ANNULS]
    assert {entry.reported for entry in history} == {None, "2026-03-15"}


def test_an_alleged_annulment_is_told_but_marks_nothing() -> None:
    charged = fine()
    rumour = witness(Predicate.ORDERED, subject="court-x", modality=Modality.ALLEGED)
    relationship = only(derive_relationships([charged], [Reply(charged.claim, AnswerKind.ANNULS, rumour)]))
    assert not relationship.annulled
    assert relationship.history[0].modality is Modality.ALLEGED


@pytest.mark.parametrize(
    ("fields", "how"),
    [
        ({"review": Review.REJECTED}, AnswerKind.DISPUTES),
        ({"modality": Modality.ASKED}, AnswerKind.DISPUTES),
        ({"modality": Modality.ANNOUNCED}, AnswerKind.ANNULS),
    ],
)
def test_what_was_not_done_answers_nothing(fields: dict[str, Any], how: AnswerKind) -> None:
    charged = fine()
    answer = witness(Predicate.ORDERED, subject="court-x", **fields)
    assert only(derive_relationships([charged], [Reply(charged.claim, how, answer)])).history == ()


def test_a_withdrawn_advert_and_a_denied_act_are_marked() -> None:
    advert = witness(Predicate.ADVERTISED_FOR, subject="company-acme", object="group-analysts", withdrawn=True)
    relationship = only(derive_relationships([advert]))
    assert relationship.withdrawn
    assert relationship.history[0].by == "company-acme"
    denied = witness(Predicate.MONITORED, modality=Modality.DENIED)
    assert only(derive_relationships([denied])).disputed


def test_an_open_denial_is_no_relationship() -> None:
    assert derive_relationships([witness(Predicate.DISPUTED, object=None)]) == ()


_DATES = st.sampled_from(
    [
        None,
        *[
            "2020",
            "2023",
            "2024",
            "2023-12",
            "2024-01",
            "2020-12-07",
            "2023-12-27",
            "2023-12-05",
            "2024-01-23",
            "2024-03-20",
        ],
    ]
)
_PREDICATES = st.sampled_from(
    [Predicate.FINED, Predicate.MONITORED, Predicate.ORDERED, Predicate.LEADS, Predicate.DISPUTED]
)


@st.composite
def _witnesses(draw: st.DrawFn, largest: int = 9) -> list[Witness]:
    drawn: list[Witness] = []
    for number in range(draw(st.integers(0, largest))):
        amount = draw(st.sampled_from([None, None, 15, 32, 35]))
        drawn.append(
            Witness(
                claim=f"claim-{number}",
                source=f"source-{draw(st.integers(0, 4))}",
                predicate=draw(_PREDICATES),
                subject=draw(st.sampled_from(["regulator-a", "regulator-a", "regulator-b"])),
                object=draw(st.sampled_from(["company-a", "company-a", "company-a", None])),
                modality=draw(st.sampled_from(list(Modality))),
                publisher=draw(st.sampled_from(["p", "q", "r"])),
                published=draw(st.sampled_from([None, "2021", "2024-01-10", "2025-01-01"])),
                attributed_to=draw(st.sampled_from([None, "regulator-a", "media-outlet-p"])),
                date=draw(_DATES),
                amount=amount,
                currency=None if amount is None else "EUR",
                means=draw(st.sampled_from([None, "Cameras", "cameras", "scanners"])),
                review=draw(st.sampled_from([Review.UNREVIEWED, Review.UNREVIEWED, Review.REJECTED])),
            )
        )
    return drawn


@st.composite
def _cases(draw: st.DrawFn) -> tuple[list[Witness], list[Reply]]:
    drawn = draw(_witnesses())
    if not drawn:
        return drawn, []
    replies = [
        Reply(draw(st.sampled_from(drawn)).claim, draw(st.sampled_from(list(AnswerKind))), draw(st.sampled_from(drawn)))
        for _ in range(draw(st.integers(0, 5)))
    ]
    return drawn, replies


@given(_cases(), st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_order_and_repetition_change_nothing(case: tuple[list[Witness], list[Reply]], random: Any) -> None:
    witnesses, replies = case
    derived = derive_relationships(witnesses, replies)
    shuffled, answers = witnesses * 2, replies * 2
    random.shuffle(shuffled)
    random.shuffle(answers)
    assert derive_relationships(shuffled, answers) == derived


@given(_witnesses())
@settings(max_examples=300)
def test_each_claim_is_in_exactly_one_relationship(witnesses: list[Witness]) -> None:
    derived = derive_relationships(witnesses)
    placed = sorted(claim for relationship in derived for claim in relationship.claim_ids)
    assert placed == sorted(t.claim for t in witnesses if t.object and t.review is not Review.REJECTED)
    assert len({relationship.id for relationship in derived}) == len(derived)


@given(_witnesses())
@settings(max_examples=500)
def test_no_relationship_holds_what_cannot_be_one_event(witnesses: list[Witness]) -> None:
    by_claim = {witness.claim: witness for witness in witnesses}
    for relationship in derive_relationships(witnesses):
        if relationship.type is Predicate.LEADS:
            continue
        tolerance = 92 if relationship.type is Predicate.FINED else 0
        for one, other in combinations([by_claim[claim] for claim in relationship.claim_ids], 2):
            assert one.pair == other.pair
            assert None in (one.amount, other.amount) or one.amount == other.amount
            assert None in (one.detail, other.detail) or one.detail == other.detail
            if one.date and other.date:
                assert is_form_of(one.date, other.date) or (
                    tolerance and relationship.amount and days_between(one.date, other.date) <= tolerance
                )


@given(_witnesses(), _witnesses(largest=4))
def test_claims_of_another_pair_change_nothing(witnesses: list[Witness], others: list[Witness]) -> None:
    strangers = [replace(other, claim=f"x-{other.claim}", subject="regulator-z") for other in others]
    derived = derive_relationships([*strangers, *witnesses])
    assert tuple(r for r in derived if r.subject != "regulator-z") == derive_relationships(witnesses)


@given(_witnesses())
def test_an_allegation_is_never_raised(witnesses: list[Witness]) -> None:
    by_claim = {witness.claim: witness for witness in witnesses}
    for relationship in derive_relationships(witnesses):
        assert relationship.standing in {by_claim[claim].modality for claim in relationship.claim_ids}
