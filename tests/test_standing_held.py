"""What a relationship shows of its event rests on claims that are held as firmly as its standing says."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import MACHINE_EXTRACTORS, Claim, Modality, Predicate, Relationship, Review, Source, SourceKind
from graph.standing import Witness, call_witness, derive_relationships
from loaders.extractors import DEFAULT_EXTRACTOR, LANGUAGE_MODEL
from tests.witnesses import fine, only, witness

SCANNERS = "hand scanners"


def watch(modality: Modality, **fields: Any) -> Witness:
    return witness(Predicate.MONITORED, modality=modality, **fields)


def derive(*witnesses: Witness) -> Relationship:
    relationship, *others = (only(derive_relationships(order)) for order in permutations(witnesses))
    assert all(other == relationship for other in others), "the order of the claims made a difference"
    return relationship


def test_a_machine_does_not_lift_what_people_wrote() -> None:
    written = watch(Modality.ALLEGED, source="dossier")
    read = watch(Modality.FOUND, source="paper", by_machine=True, date="2023-12-27", means=SCANNERS, published="2024")
    relationship = derive(written, read)
    assert (relationship.standing, relationship.date, relationship.means) == (Modality.ALLEGED, None, None)
    assert (relationship.claims, relationship.sources, relationship.origins) == (2, 2, 2)
    assert (relationship.first, relationship.last) == ("2024", "2024")


def test_whose_word_a_standing_rests_on_is_told_apart_from_who_else_speaks() -> None:
    vice, court = watch(Modality.ALLEGED, source="dossier"), watch(Modality.FOUND, source="paper", by_machine=True)
    asked = watch(Modality.ASKED, source="letter")
    relationship = derive(vice, court, asked)
    assert relationship.standing_claim_ids == (vice.claim,)
    assert set(relationship.claim_ids) == {vice.claim, court.claim, asked.claim}


def test_a_day_that_is_only_alleged_is_not_the_first_of_what_was_found() -> None:
    relationship = derive(fine("2023-12-27"), fine("2023", modality=Modality.ALLEGED))
    assert (relationship.first, relationship.last) == ("2023-12-27", "2023-12-27")


def test_a_sum_that_a_machine_read_is_not_shown_beside_what_people_wrote() -> None:
    written, read = fine("2023"), fine("2023-12-27", 32_000_000, by_machine=True)
    relationship = derive(written, read)
    assert (relationship.date, relationship.amount, relationship.currency) == ("2023", None, None)


def test_a_firmer_person_is_not_lowered_by_a_machine() -> None:
    assert derive(fine(), fine(modality=Modality.ALLEGED, by_machine=True)).standing is Modality.FOUND


def test_what_only_machines_read_stands_as_they_read_it() -> None:
    relationship = derive(
        fine("2023-12-27", 32, modality=Modality.FOUND, by_machine=True),
        fine("2023", modality=Modality.ALLEGED, by_machine=True),
    )
    assert (relationship.standing, relationship.date, relationship.amount) == (Modality.FOUND, "2023-12-27", 32)


def test_a_denial_that_a_machine_read_still_disputes() -> None:
    relationship = derive(
        watch(Modality.ALLEGED), watch(Modality.DENIED, by_machine=True, attributed_to="company-acme")
    )
    assert relationship.disputed
    assert [entry.by for entry in relationship.history] == ["company-acme"]


@pytest.mark.parametrize(
    ("extractor", "review", "by_machine"),
    [
        ("rules/1", Review.UNREVIEWED, True),
        ("llm/2", Review.UNREVIEWED, True),
        ("llm", Review.UNREVIEWED, True),
        ("rules/1", Review.ACCEPTED, False),
        ("dossier/1", Review.UNREVIEWED, False),
        ("rulesofthumb/1", Review.UNREVIEWED, False),
    ],
)
def test_a_machine_has_read_what_no_person_confirmed(extractor: str, review: Review, by_machine: bool) -> None:
    source = Source(kind=SourceKind.ARTICLE, title="Acme", url="https://paper.example/a")
    claim = Claim(
        source=source.id, predicate=Predicate.FINED, subject="regulator-cnil", object="company-acme",
        modality=Modality.FOUND, evidence="CNIL fined Acme.", extractor=extractor, review=review,
    )  # fmt: skip
    assert call_witness(claim, source).by_machine is by_machine
    assert call_witness(claim, source, Review.ACCEPTED).by_machine is False


def test_all_extractors_that_read_articles_are_machines() -> None:
    assert set(MACHINE_EXTRACTORS) == {DEFAULT_EXTRACTOR, LANGUAGE_MODEL}


def test_means_are_those_of_who_finds_it() -> None:
    relationship = derive(watch(Modality.FOUND), watch(Modality.ASSERTED, means=SCANNERS))
    assert (relationship.standing, relationship.means) == (Modality.FOUND, None)
    relationship = derive(watch(Modality.FOUND, means="Hand scanners"), watch(Modality.ASSERTED, means=SCANNERS))
    assert relationship.means == "Hand scanners"


def test_means_that_are_only_asked_about_are_not_alleged() -> None:
    assert derive(watch(Modality.ALLEGED), watch(Modality.ASKED, means=SCANNERS)).means is None


@pytest.mark.parametrize("weak", [Modality.ALLEGED, Modality.ASKED, Modality.ANNOUNCED, Modality.DENIED])
@pytest.mark.parametrize("firm", [Modality.FOUND, Modality.ADMITTED, Modality.ASSERTED])
def test_date_and_sum_of_weaker_claims_are_not_shown_as_stated(firm: Modality, weak: Modality) -> None:
    relationship = derive(fine(modality=firm), fine("2023-12-27", 32, modality=weak))
    assert (relationship.standing, relationship.date, relationship.amount) == (firm, None, None)
    assert relationship.currency is None
    assert (relationship.first, relationship.last) == (None, None)


def test_date_and_sum_may_be_those_of_another_who_states_them() -> None:
    relationship = derive(fine(), fine("2023-12-27", 32, modality=Modality.ASSERTED))
    assert (relationship.date, relationship.amount, relationship.currency) == ("2023-12-27", 32, "EUR")


def test_the_date_of_the_firmest_comes_before_others() -> None:
    decided = fine("2024-01-23", 32)
    reported = fine("2023-12-27", 32, modality=Modality.ASSERTED)
    assert derive(decided, reported).date == "2024-01-23"


def test_a_less_firm_statement_makes_the_same_date_more_precise() -> None:
    assert derive(fine("2023"), fine("2023-12-27", modality=Modality.ASSERTED)).date == "2023-12-27"
    assert derive(fine("2023-12-27"), fine("2023", modality=Modality.ASSERTED)).date == "2023-12-27"
    assert derive(fine("2023"), fine("2023-12-27", modality=Modality.ALLEGED)).date == "2023"


def test_what_is_alleged_is_dated_by_who_alleges_it_and_else_by_any() -> None:
    alleged, asked = fine("2023", modality=Modality.ALLEGED), fine("2023-12-27", 32, modality=Modality.ASKED)
    relationship = derive(alleged, asked)
    assert (relationship.date, relationship.amount) == ("2023", 32)


def test_a_state_is_dated_only_where_all_who_state_it_agree() -> None:
    found = witness(Predicate.LEADS, date="1994")
    asserted = witness(Predicate.LEADS, date="2021-07-05", modality=Modality.ASSERTED)
    alleged = witness(Predicate.LEADS, date="2020", modality=Modality.ALLEGED)
    assert derive(found, asserted).date is None
    assert derive(found, alleged).date == "1994"


def test_the_id_rests_on_all_claims_as_before() -> None:
    vague, exact = fine(), fine("2023-12-27", 32, modality=Modality.ALLEGED, by_machine=True)
    alone = fine("2023-12-27", 32)
    assert derive(vague, exact).id == derive(alone).id


@given(
    st.lists(
        st.builds(
            fine,
            date=st.sampled_from([None, "2023", "2023-12", "2023-12-27"]),
            amount=st.sampled_from([None, 32]),
            modality=st.sampled_from(list(Modality)),
            by_machine=st.booleans(),
            means=st.sampled_from([None, SCANNERS]),
            predicate=st.sampled_from([Predicate.FINED, Predicate.MONITORED]),
        ),
        max_size=6,
    )
)
def test_nothing_is_shown_that_no_claim_as_firm_says(witnesses: list[Witness]) -> None:
    by_claim = {witness.claim: witness for witness in witnesses}
    for relationship in derive_relationships(witnesses):
        event = [by_claim[claim] for claim in relationship.claim_ids]
        word = [witness for witness in event if not witness.by_machine] or event
        assert relationship.standing is min((witness.modality for witness in word), key=lambda held: held.rank)
        firm = {relationship.standing}
        if relationship.standing.rank <= Modality.ASSERTED.rank:
            stated = {Modality.FOUND, Modality.ADMITTED, Modality.ASSERTED}
        else:
            stated = set(Modality)
        assert relationship.means in {None, *(w.means for w in word if w.modality in firm)}
        assert relationship.date in {None, *(w.date for w in word if w.modality in stated)}
        assert relationship.amount in {None, *(w.amount for w in word if w.modality in stated)}
