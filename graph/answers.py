"""What became of a relationship, in words, so that an appeal that is only announced does not read as lodged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.model.vocabulary import STATED, AnswerKind, Modality
from graph.statements import format_amount, format_date

_DONE = {
    AnswerKind.DISPUTES: "disputed it",
    AnswerKind.APPEALS: "appealed it",
    AnswerKind.WITHDRAWS: "withdrew it",
    AnswerKind.REDUCES: "reduced it",
    AnswerKind.ANNULS: "annulled it",
    AnswerKind.CONFIRMS: "confirmed it",
    AnswerKind.HOLDS_LAWFUL: "held it lawful",
}
_SAID = {
    AnswerKind.DISPUTES: "is said to have disputed it",
    AnswerKind.APPEALS: "is said to have appealed it",
    AnswerKind.WITHDRAWS: "is said to have withdrawn it",
    AnswerKind.REDUCES: "is said to have reduced it",
    AnswerKind.ANNULS: "is said to have annulled it",
    AnswerKind.CONFIRMS: "is said to have confirmed it",
    AnswerKind.HOLDS_LAWFUL: "is said to have held it lawful",
}
_ANNOUNCED = {
    AnswerKind.DISPUTES: "announced that it would dispute it",
    AnswerKind.APPEALS: "announced that it would appeal it",
    AnswerKind.WITHDRAWS: "announced that it would withdraw it",
    AnswerKind.REDUCES: "announced that it would reduce it",
    AnswerKind.ANNULS: "announced that it would annul it",
    AnswerKind.CONFIRMS: "announced that it would confirm it",
    AnswerKind.HOLDS_LAWFUL: "announced that it would hold it lawful",
}
_MARKS = {
    AnswerKind.DISPUTES: "disputed",
    AnswerKind.APPEALS: "appealed",
    AnswerKind.REDUCES: "reduced",
    AnswerKind.ANNULS: "annulled",
    AnswerKind.WITHDRAWS: "withdrawn",
    AnswerKind.CONFIRMS: "confirmed",
    AnswerKind.HOLDS_LAWFUL: "held_lawful",
}
_SINCE = {
    "reduced": "since cut",
    "annulled": "annulled",
    "withdrawn": "withdrawn",
    "confirmed": "confirmed",
    "held_lawful": "held lawful",
}
OUTCOMES = tuple(_MARKS.values())
"""What may have become of a relationship, as its fields are called."""


def phrase_answer(entry: Mapping[str, Any]) -> str:
    """Return the words that follow who answered: 'reduced it to EUR 15,000,000 (2 June 2025)'.

    The entry has how, and modality, amount, currency, date and reported where they are known.
    """
    how, modality = AnswerKind(entry["how"]), Modality(entry.get("modality") or Modality.ASSERTED)
    amount, currency, date = (entry.get(name) for name in ("amount", "currency", "date"))
    spoken = _ANNOUNCED if modality is Modality.ANNOUNCED else _DONE if modality in STATED else _SAID
    words = [spoken[how]]
    if amount is not None and currency:
        words.append(f"to {format_amount(amount, currency)}")
    if date:
        words.append(f"({format_date(date)})")
    elif entry.get("reported"):
        words.append(f"(reported {format_date(entry['reported'])})")
    return " ".join(words)


def phrase_step(step: Mapping[str, Any]) -> str:
    """Return a step of a path in one line: its statement, and in brackets its standing and what became of it."""
    marks = order_outcomes((mark for mark in OUTCOMES if step.get(mark)), step.get("history") or ())
    return f"{step['statement']} ({', '.join((step['standing'], *map(name_mark, marks)))})"


def name_mark(mark: str) -> str:
    """Return what a mark is called for a person: 'held lawful'."""
    return mark.replace("_", " ")


def tell_outcomes(marks: Iterable[str]) -> str:
    """Return what was decided of a relationship later: 'since cut', 'confirmed, annulled'; empty where nothing was."""
    return ", ".join(_SINCE[mark] for mark in marks if mark in _SINCE)


def order_outcomes(marks: Iterable[str], history: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the marks as the history came to them last: what was confirmed and then annulled does not end confirmed.

    A mark is the name of a field, such as 'annulled'. The dispute comes first, as it goes on beside the rest.
    """
    last = {_MARKS[AnswerKind(entry["how"])]: place for place, entry in enumerate(history)}
    return tuple(sorted(marks, key=lambda mark: -1 if mark == _MARKS[AnswerKind.DISPUTES] else last.get(mark, -1)))
