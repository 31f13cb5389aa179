"""What a relationship reads like."""

from textwrap import shorten

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Modality, Predicate
from graph.statements import format_amount, format_date, state


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Modality.ALLEGED, "is said to "),
        (Modality.ASKED, "is asked whether they "),
        (Modality.ANNOUNCED, "is said to plan to "),
        (Modality.DENIED, "is said not to "),
    ],
)
@pytest.mark.parametrize("predicate", list(Predicate))
def test_what_is_not_stated_is_said_to_be_so(predicate: Predicate, standing: Modality, words: str) -> None:
    assert state(predicate, standing, "A", "B").startswith(f"A {words}")


def test_watching_reads_by_its_standing() -> None:
    def read(standing: Modality) -> str:
        return state(Predicate.MONITORED, standing, "Acme", "unions", means="informants")

    assert read(Modality.FOUND) == "Acme monitored unions by means of informants"
    assert read(Modality.ALLEGED) == "Acme is said to have monitored unions by means of informants"
    assert read(Modality.ASKED) == "Acme is asked whether they have monitored unions by means of informants"
    assert read(Modality.ANNOUNCED) == "Acme is said to plan to monitor unions by means of informants"
    assert read(Modality.DENIED) == "Acme is said not to have monitored unions by means of informants"


@pytest.mark.parametrize("standing", [Modality.FOUND, Modality.ADMITTED, Modality.ASSERTED])
@pytest.mark.parametrize("predicate", list(Predicate))
def test_what_is_stated_is_put_plainly(predicate: Predicate, standing: Modality) -> None:
    assert "is said to" not in state(predicate, standing, "A", "B")


def test_a_fine_reads_with_its_sum_and_date() -> None:
    sentence = state(
        Predicate.FINED, Modality.FOUND, "CNIL", "Acme", amount=32_000_000, currency="EUR", date="2023-12-27"
    )
    assert sentence == "CNIL fined Acme EUR 32,000,000 (27 December 2023)"


def test_figures_and_dates_are_as_precise_as_known() -> None:
    assert format_amount(1234.5, "DKK") == "DKK 1,234.50"
    assert [format_date(date) for date in ("2024", "2024-01", "2024-01-03")] == [
        "2024",
        "January 2024",
        "3 January 2024",
    ]


def test_a_state_is_only_known_as_of_its_date() -> None:
    """Who led a company in 2020 need not lead it today."""
    sentence = state(Predicate.LEADS, Modality.ASSERTED, "Jo Doe", "Acme", date="2020-10")
    assert sentence == "Jo Doe leads Acme (as of October 2020)"


@given(means=st.text(st.sampled_from("ab-é…,. \n\t\u00a0\u2003"), min_size=1, max_size=140))
def test_means_stand_on_one_line_cut_at_a_word(means: str) -> None:
    said = state(Predicate.MONITORED, Modality.FOUND, "Acme", "unions", means=means)
    assert said == f"Acme monitored unions by means of {shorten(means, 100, placeholder=' …')}"
