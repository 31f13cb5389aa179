"""Sentences: how a relationship is put in words, so that an allegation never reads as a fact."""

from __future__ import annotations

from textwrap import shorten

from graph.model.vocabulary import PREDICATES, STATED, STATES, Modality, Predicate

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MEANS_LENGTH = 100


def phrase(predicate: Predicate, standing: Modality) -> str:
    """Return the words between subject and object: 'monitored' where it is stated, else 'is said to have monitored'.

    What was only asked, announced or denied has words of its own, because 'is said to have' would say too much.
    """
    rule = PREDICATES[predicate]
    if standing in STATED:
        return rule.phrase
    done = f"have {rule.participle}" if rule.participle else rule.infinitive
    return {
        Modality.ASKED: f"is asked whether they {done}",
        Modality.ANNOUNCED: f"is said to plan to {rule.infinitive}",
        Modality.DENIED: f"is said not to {done}",
    }.get(standing, f"is said to {done}")


def state(
    predicate: Predicate,
    standing: Modality,
    subject: str,
    object_: str,
    *,
    amount: float | None = None,
    currency: str | None = None,
    date: str | None = None,
    means: str | None = None,
    past: bool = False,
) -> str:
    """Return one sentence without a full stop: who, what, whom, and the means, sum and date where they are known.

    A former post or ownership says so instead of its date.
    """
    words = [subject, phrase(predicate, standing), object_]
    if means:
        words.append(f"by means of {_shorten(means)}")
    if amount is not None and currency:
        words.append(format_amount(amount, currency))
    if past:
        words.append("(formerly)")
    elif date:
        moment = "as of " if predicate in STATES else ""
        words.append(f"({moment}{format_date(date)})")
    return " ".join(words)


def _shorten(text: str) -> str:
    """Return the text with single spaces, cut at a word where it is too long."""
    words = " ".join(text.split())  # what `shorten` does too, at twenty times the cost
    return words if len(words) <= _MEANS_LENGTH else shorten(words, _MEANS_LENGTH, placeholder=" …")


def format_amount(amount: float, currency: str) -> str:
    """Return the sum for a person: EUR 32,000,000."""
    figures = f"{amount:,.0f}" if float(amount).is_integer() else f"{amount:,.2f}"
    return f"{currency} {figures}"


def format_date(date: str) -> str:
    """Return a date of YYYY, YYYY-MM or YYYY-MM-DD for a person: 27 December 2023."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"
