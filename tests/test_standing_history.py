"""What became of a relationship: who answered it, how and when, and what that marks."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import AnswerKind, Modality, Predicate, Review
from graph.standing import Reply, Witness, derive_relationships
from tests.witnesses import fine, only, witness


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
