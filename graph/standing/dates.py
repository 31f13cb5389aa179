"""Partial dates: what a date of YYYY, YYYY-MM or YYYY-MM-DD covers, and how far two of them lie apart."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache

YEAR = 4
"""Length of a date that is only a year."""

DAY = 10
"""Length of an exact date."""


@lru_cache(maxsize=65_536)
def cover(partial: str) -> tuple[date, date]:
    """Return the first and the last day that the date may mean."""
    year, month, day = (*(int(part) for part in partial.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def is_form_of(partial: str, other: str) -> bool:
    """Return whether one date is the other, or a less precise form of it."""
    return partial.startswith(other) or other.startswith(partial)


def days_between(partial: str, other: str) -> int:
    """Return the least number of days that may lie between the two; 0 where they overlap."""
    (first, last), (other_first, other_last) = cover(partial), cover(other)
    return max((other_first - last).days, (first - other_last).days, 0)


def precedes(partial: str | None, other: str | None) -> bool:
    """Return whether the first date certainly lies before the second; never where one is unknown."""
    return partial is not None and other is not None and cover(partial)[1] < cover(other)[0]
