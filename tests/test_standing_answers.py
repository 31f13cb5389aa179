"""What a denial or an appeal answers in its own source, and how many voices speak."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.model import Answer, AnswerKind, Claim, Modality, Predicate
from graph.standing import Ownership, Witness, count_origins, find_owners, imply_answers

ACME, CNIL, VICE, STAFF = "company-acme", "regulator-cnil", "media-outlet-vice", "group-employees-of-company-acme"


def claim(predicate: Predicate, subject: str, object_: str | None, **fields: Any) -> Claim:
    defaults = {"source": "s", "modality": Modality.ASSERTED, "evidence": "So it says.", "extractor": "test/1"}
    return Claim(predicate=predicate, subject=subject, object=object_, **defaults | fields)


def answered(*claims: Claim) -> set[tuple[str, str, AnswerKind]]:
    return {(answer.claim, answer.answered, answer.how) for answer in imply_answers(claims)}


FINE = claim(Predicate.FINED, CNIL, ACME, modality=Modality.FOUND, date="2023-12-27")
WATCHING = claim(Predicate.MONITORED, ACME, STAFF, modality=Modality.ALLEGED, attributed_to=VICE)


def test_a_denial_answers_what_the_one_denied_holds_against_the_denier() -> None:
    denial = claim(Predicate.DISPUTED, ACME, CNIL, date="2024-01-23")
    assert answered(FINE, WATCHING, denial) == {(denial.id, FINE.id, AnswerKind.DISPUTES)}


def test_a_denial_answers_the_act_that_the_one_denied_tells_of() -> None:
    denial = claim(Predicate.DISPUTED, ACME, VICE)
    assert answered(FINE, WATCHING, denial) == {(denial.id, WATCHING.id, AnswerKind.DISPUTES)}


def test_an_open_denial_answers_all_that_others_hold_against_the_denier() -> None:
    denial = claim(Predicate.DISPUTED, ACME, None)
    own = claim(Predicate.MONITORED, ACME, STAFF, means="cameras", modality=Modality.ADMITTED, attributed_to=ACME)
    expected = {(denial.id, other.id, AnswerKind.DISPUTES) for other in (FINE, WATCHING)}
    assert answered(FINE, WATCHING, own, denial) == expected


@pytest.mark.parametrize(
    "denial",
    [
        claim(Predicate.DISPUTED, "company-parent", CNIL),
        claim(Predicate.DISPUTED, ACME, "regulator-ico"),
        claim(Predicate.DISPUTED, ACME, CNIL, modality=Modality.ASKED),
        claim(Predicate.DISPUTED, ACME, CNIL, date="2023-11"),
        claim(Predicate.DISPUTED, ACME, CNIL, answers=(Answer(claim="claim-x", how=AnswerKind.DISPUTES),)),
    ],
    ids=["by another", "of another", "only asked", "before the fine", "of something named"],
)
def test_what_is_no_denial_of_the_fine(denial: Claim) -> None:
    assert answered(FINE, denial) == set()


def test_an_appeal_answers_the_decision() -> None:
    order = claim(Predicate.ORDERED, CNIL, ACME, modality=Modality.FOUND)
    appeal = claim(Predicate.APPEALED, ACME, CNIL)
    expected = {(appeal.id, decision.id, AnswerKind.APPEALS) for decision in (FINE, order)}
    assert answered(FINE, order, WATCHING, appeal) == expected


def test_an_appeal_that_could_mean_two_decisions_answers_neither() -> None:
    earlier = claim(Predicate.FINED, CNIL, ACME, modality=Modality.FOUND, date="2020-12-07")
    appeal = claim(Predicate.APPEALED, ACME, CNIL)
    assert answered(FINE, earlier, appeal) == set()
    dated = claim(Predicate.APPEALED, ACME, CNIL, date="2021-02")
    assert answered(FINE, earlier, dated) == {(dated.id, earlier.id, AnswerKind.APPEALS)}


def test_the_order_of_claims_makes_no_difference() -> None:
    claims = [FINE, WATCHING, claim(Predicate.DISPUTED, ACME, None), claim(Predicate.APPEALED, ACME, None)]
    assert imply_answers(claims) == imply_answers(claims[::-1])


def heard(
    source: str,
    publisher: str,
    attributed_to: str | None = None,
    via: tuple[str, ...] = (),
    published: str | None = None,
) -> Witness:
    return Witness(
        claim=f"{source}-{publisher}-{attributed_to}", source=source, predicate=Predicate.MONITORED, subject=ACME,
        object=STAFF, modality=Modality.ALLEGED, publisher=publisher, attributed_to=attributed_to, via=via,
        published=published,
    )  # fmt: skip


def test_one_origin_relayed_thrice_is_one_voice() -> None:
    assert count_origins([heard("a", "vice"), heard("b", "capital", VICE), heard("c", "figaro", VICE)]) == 1


def test_without_an_origin_the_nearest_relay_speaks_else_the_publisher() -> None:
    relayed = heard("a", "figaro", via=("media-outlet-capital", "media-outlet-le-monde"))
    assert count_origins([relayed, heard("b", "capital")]) == 1
    assert count_origins([heard("a", "figaro"), heard("b", "capital")]) == 2


@pytest.mark.parametrize("modality", [Modality.ASKED, Modality.DENIED])
def test_who_only_asks_or_denies_is_no_voice_behind_what_others_say(modality: Modality) -> None:
    doubting = replace(heard("a", "figaro"), modality=modality)
    assert count_origins([doubting, heard("b", "capital")]) == 1
    assert count_origins([doubting, replace(heard("b", "capital"), modality=modality)]) == 2


def test_a_union_and_its_head_are_one_voice_where_the_source_tells_that_she_leads_it() -> None:
    head = heard("a", "figaro", "person-jo-doe")
    union = heard("b", "capital", "union-verdi")
    assert count_origins([head, union]) == 2
    assert count_origins([replace(head, speaks_for=("union-verdi",)), union]) == 1
    assert count_origins([replace(head, speaks_for=("union-cgt",)), union]) == 2


GROUP = Ownership.model_validate(
    {"owner": "Group", "outlets": ["Figaro", "Vice"], "since": 2020, "source": "https://example.org/"}
)


def test_near_copies_and_outlets_of_one_owner_count_once() -> None:
    three = [heard("a", "figaro"), heard("b", "capital"), heard("c", "vice")]
    assert count_origins(three, copies=[("a", "b"), ("b", "x")]) == 2
    assert count_origins(three, copies=[("a", "x"), ("x", "c")]) == 2
    assert count_origins(three, owners={"figaro": GROUP, "vice": GROUP}) == 2
    assert count_origins(three, copies=[("a", "b")], owners={"capital": GROUP, "vice": GROUP}) == 1


def test_outlets_count_apart_in_what_they_published_before_they_had_one_owner() -> None:
    owners = {"figaro": GROUP, "vice": GROUP}
    early, late = heard("a", "figaro", published="2019-12-31"), heard("b", "vice", published="2020-01-01")
    assert count_origins([early, late], owners=owners) == 2
    assert count_origins([heard("c", "figaro", published="2020-06"), late], owners=owners) == 1


def test_an_outlet_has_one_owner_and_every_ownership_its_source() -> None:
    owners = {owned.owner: owned for owned in find_owners().values()}
    assert len(find_owners()) == sum(len(owned.outlets) for owned in owners.values())
    assert all(owned.source for owned in owners.values())
    voices = [heard("a", "politico"), heard("b", "business-insider"), heard("c", "le-monde")]
    assert count_origins(voices, owners=find_owners()) == 2
