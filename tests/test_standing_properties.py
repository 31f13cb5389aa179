"""What holds of relationships whatever claims they are derived from."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import AnswerKind, Modality, Predicate, Review
from graph.standing import Reply, Witness, derive_relationships
from graph.standing.dates import days_between, is_form_of

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
