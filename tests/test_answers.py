"""What became of a relationship, in words and in marks."""

import pytest

from graph.answers import OUTCOMES, name_mark, order_outcomes, phrase_answer, tell_outcomes
from graph.model import AnswerKind, Modality, Relationship


@pytest.mark.parametrize("how", list(AnswerKind))
def test_what_is_only_said_or_announced_does_not_read_as_done(how: AnswerKind) -> None:
    done = phrase_answer({"how": how})
    assert phrase_answer({"how": how, "modality": Modality.ALLEGED}).startswith("is said to have ")
    assert phrase_answer({"how": how, "modality": Modality.ANNOUNCED}).startswith("announced that it would ")
    assert not done.startswith(("is said", "announced"))


def test_what_has_no_date_says_when_it_was_reported() -> None:
    entry = {"how": "confirms", "reported": "2022-06-27"}
    assert phrase_answer(entry) == "confirmed it (reported 27 June 2022)"
    assert phrase_answer({**entry, "date": "2022-06"}) == "confirmed it (June 2022)"


def test_what_was_confirmed_and_then_annulled_does_not_end_confirmed() -> None:
    history = [{"how": how} for how in ("disputes", "appeals", "confirms", "disputes", "annuls")]
    marks = [mark for mark in OUTCOMES if mark not in {"reduced", "withdrawn", "held_lawful"}]
    assert order_outcomes(marks, history) == ("disputed", "appealed", "confirmed", "annulled")
    assert order_outcomes(marks, reversed(history[2:])) == ("disputed", "appealed", "annulled", "confirmed")


def test_a_court_that_cleared_a_practice_did_not_dispute_it() -> None:
    told = phrase_answer({"how": "holds_lawful", "reported": "2025-12-27"})
    assert told == "held it lawful (reported 27 December 2025)"
    assert [name_mark(mark) for mark in order_outcomes(["held_lawful", "disputed"], [{"how": "holds_lawful"}])] == [
        "disputed",
        "held lawful",
    ]


def test_what_was_decided_later_is_told_beside_the_standing() -> None:
    assert tell_outcomes(("disputed", "appealed", "reduced")) == "since cut"
    assert tell_outcomes(("confirmed", "annulled")) == "confirmed, annulled"
    assert tell_outcomes(("disputed", "appealed")) == ""


def test_every_outcome_is_a_mark_of_relationships() -> None:
    assert set(OUTCOMES) <= set(Relationship.model_fields)
