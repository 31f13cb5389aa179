"""Answers in words: what one claim did to another, so that an appeal that is only announced does not read as lodged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import AnswerKind, Modality
from graph.statements import format_amount, format_date

_DONE = {
    AnswerKind.DISPUTES: "disputed it",
    AnswerKind.APPEALS: "appealed it",
    AnswerKind.WITHDRAWS: "withdrew it",
    AnswerKind.REDUCES: "reduced it",
    AnswerKind.ANNULS: "annulled it",
    AnswerKind.CONFIRMS: "confirmed it",
}
_SAID = {
    AnswerKind.DISPUTES: "is said to have disputed it",
    AnswerKind.APPEALS: "is said to have appealed it",
    AnswerKind.WITHDRAWS: "is said to have withdrawn it",
    AnswerKind.REDUCES: "is said to have reduced it",
    AnswerKind.ANNULS: "is said to have annulled it",
    AnswerKind.CONFIRMS: "is said to have confirmed it",
}
_ANNOUNCED = {
    AnswerKind.DISPUTES: "announced that it would dispute it",
    AnswerKind.APPEALS: "announced that it would appeal it",
    AnswerKind.WITHDRAWS: "announced that it would withdraw it",
    AnswerKind.REDUCES: "announced that it would reduce it",
    AnswerKind.ANNULS: "announced that it would annul it",
    AnswerKind.CONFIRMS: "announced that it would confirm it",
}
_STATED = frozenset({Modality.FOUND, Modality.ADMITTED, Modality.ASSERTED})


def phrase_answer(entry: Mapping[str, Any]) -> str:
    """Return the words that follow who answered: 'reduced it to EUR 15,000,000 (2 June 2025)'.

    The entry has how, and modality, amount, currency and date where they are known.
    """
    how, modality = AnswerKind(entry["how"]), Modality(entry.get("modality") or Modality.ASSERTED)
    amount, currency, date = (entry.get(name) for name in ("amount", "currency", "date"))
    spoken = _ANNOUNCED if modality is Modality.ANNOUNCED else _DONE if modality in _STATED else _SAID
    words = [spoken[how]]
    if amount is not None and currency:
        words.append(f"to {format_amount(amount, currency)}")
    if date:
        words.append(f"({format_date(date)})")
    return " ".join(words)
