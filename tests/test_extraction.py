"""Extraction as a whole: spans, furniture, unknown languages, bad input, time."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Modality, Predicate
from loaders.extraction import explain, extract
from loaders.known import Known

_ARTICLE = """The Evening Clarion
Home | News | Sport | Log in

Watchdog fines Brightloom over hidden cameras

Published: 4 March 2023

The ICO has fined Brightloom Ltd £250,000 for filming its employees, it said on Friday. Brightloom denied it all.

"We will appeal," said Martha Quill, chief executive of Brightloom.

Read also: Zephyr Foods hires new finance director

MOST READ
Orrin Bank fined 3 million euros
"""


def _known(**fields: str) -> Known:
    return Known(**{"lang": "en", "published": "2023-03-04", "publisher": "The Evening Clarion", **fields})


def test_fine_is_found_with_its_sum_and_sentence() -> None:
    reading = extract(_ARTICLE, _known())
    fine = next(claim for claim in reading.claims if claim.predicate is Predicate.FINED)
    assert (fine.amount, fine.currency, fine.modality) == (250_000, "GBP", Modality.FOUND)
    assert fine.evidence.startswith("The ICO has fined Brightloom Ltd £250,000")
    assert fine.attributed_to == fine.subject


def test_evidence_is_the_texts_own_characters() -> None:
    reading = extract(_ARTICLE, _known())
    assert reading.claims
    for claim in reading.claims:
        assert claim.start is not None
        assert claim.evidence == _ARTICLE[claim.start : claim.end]


def test_nothing_comes_from_furniture() -> None:
    reading = extract(_ARTICLE, _known())
    names = {form for entity in reading.entities for form in entity.names}
    assert not names & {"Zephyr Foods", "Orrin Bank", "The Evening Clarion"}
    assert any("Orrin Bank" in omission.what for omission in reading.omissions)
    assert all(omission.why for omission in reading.omissions)


def test_the_same_text_gives_the_same_reading() -> None:
    assert extract(_ARTICLE, _known()) == extract(_ARTICLE, _known())


def test_explain_names_the_rule() -> None:
    assert "en:FINED/" in explain(_ARTICLE, _known()).as_text()


def test_a_language_without_rules_says_so() -> None:
    reading = extract("Компания следила за своими сотрудниками с помощью скрытых камер в течение многих лет.", Known())
    assert not reading.claims
    assert "no rules for the language 'ru'" in reading.warnings[0]


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x00", "1234 5678", "???", "🙂" * 40])
def test_a_text_with_nothing_in_it_says_so(text: str) -> None:
    reading = extract(text, Known())
    assert not reading.claims
    assert reading.warnings


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "The ICO fined Acme £5m and Amazon tracked its workers, who called on the police ",
        "word ",
        '"quoted ',
        "(nested ",
        "Amazon, Google and Apple, ",
        "1 000 000 ",
        "A. B. C. ",
        "\u202eשלום عليكم ",
        "e\u0301\u0308",
        "x",
        ",",
        "that who which ",
    ],
)
def test_long_text_without_line_breaks_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.perf_counter()
        reading = extract(text, Known(lang="en"))
        for claim in reading.claims:
            assert claim.evidence == text[claim.start : claim.end]
        return time.perf_counter() - started

    seconds(5_000)
    one, two = min(seconds(60_000) for _ in range(2)), min(seconds(120_000) for _ in range(2))
    assert two <= 3 * one + 0.1


_PIECES = st.sampled_from(
    [
        "The ICO",
        "Amazon",
        "fined",
        "spied on",
        "employees",
        "its",
        "by",
        "who",
        ",",
        ".",
        '"',
        "(",
        ")",
        "\n\n",
        "\n",
        "£5m",
        "that",
        "said",
        "according to",
        "Jane",
        "Doe",
        "chief executive of",
        "V",
        "ice",
        "’s",
        "\x00",
        "\u202e",
        "é",
        "🙂",
        "READ NEXT",
        "letter to",
        "not",
        "would",
        "?",
        ":",
        "-",
        "Ltd",
    ]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, max_size=60), st.sampled_from([" ", "", "  "]))
def test_spans_hold_for_any_text(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    reading = extract(text, Known(lang="en", published="2024-01-01"))
    ids = {entity.id for entity in reading.entities}
    for claim in reading.claims:
        assert claim.evidence == text[claim.start : claim.end]
        assert {claim.subject, claim.object, claim.attributed_to} - {None} <= ids


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_characters_are_read_without_error(text: str) -> None:
    reading = extract(text, Known(lang="en"))
    assert reading.source.text == text


def test_who_fines_for_watching_is_not_the_one_who_watched() -> None:
    text = (
        "Frankrig har idømt Acme A/S en bøde på 2 millioner euro.\n\nFrankrig straffer overvågning af ansatte hos Acme."
    )
    watchers = {claim.subject for claim in extract(text, Known(lang="da")).claims if claim.predicate == "MONITORED"}
    assert not [watcher for watcher in watchers if "frankrig" in watcher]


def test_nobody_hires_those_who_work_for_it_already() -> None:
    text = "Acme Ltd hired private detectives to spy on its employees."
    hired = {claim.object for claim in extract(text, Known(lang="en")).claims if claim.predicate == "HIRED"}
    assert not [object_ for object_ in hired if object_ and "employees" in object_]
