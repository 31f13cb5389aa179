"""Near-copies are told by their sketches, and speak with one voice."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.standing.copies import are_copies, find_copies, sketch

_WORDS = [f"word{number}" for number in range(4_000)]


def _text(seed: int, length: int = 400) -> list[str]:
    return random.Random(seed).choices(_WORDS, k=length)


def _change(words: list[str], share: float, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(_WORDS) if chance.random() < share else word for word in words]


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1])
def test_a_text_with_a_few_words_changed_is_a_copy(share: float) -> None:
    words = _text(1)
    assert are_copies(sketch(" ".join(words)), sketch(" ".join(_change(words, share))))


def test_a_text_cut_to_its_first_half_is_a_copy() -> None:
    words = _text(2)
    assert are_copies(sketch(" ".join(words)), sketch(" ".join(words[:200])))


def test_case_and_punctuation_make_no_difference() -> None:
    words = _text(3)
    assert sketch(" ".join(words)) == sketch("«" + ", ".join(words).upper() + "!»")


def test_texts_that_share_a_quotation_are_no_copies() -> None:
    quotation = _text(4, 40)
    one, other = _text(5) + quotation, quotation + _text(6)
    assert not are_copies(sketch(" ".join(one)), sketch(" ".join(other)))


def test_short_texts_and_no_text_are_never_copies() -> None:
    assert sketch(None) == sketch("") == sketch("Amazon spied on its workers.") == ()
    assert not are_copies((), ())


def test_copies_are_found_among_sources() -> None:
    words = _text(7)
    copied = {"a": words, "b": _change(words, 0.05), "c": _text(8)}
    pairs = list(find_copies((name, sketch(" ".join(text))) for name, text in copied.items()))
    assert pairs == [("a", "b")]


@given(st.text(max_size=2_000), st.text(max_size=2_000))
def test_being_a_copy_is_mutual_and_never_fails(one: str, other: str) -> None:
    assert are_copies(sketch(one), sketch(other)) == are_copies(sketch(other), sketch(one))
