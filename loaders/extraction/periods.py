"""Periods: dates that stand together, and those that only say until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from loaders.extraction.document import Moment
from loaders.extraction.language import Language
from loaders.extraction.tokens import Tokens

_LONGEST_GAP = 3
_DASHES = frozenset({"-", "–", "—"})


def join_periods(moments: Sequence[Moment], tokens: Tokens, language: Language, first: int) -> list[Moment]:
    """Return the dates of a sentence that begins at `first`, each told whether it only ends something.

    "from 2017 to 2020" and "in 2005 and 2006" began in the first; "in November and December 2019" is one year.
    """
    small = language.bit("coordinators") | language.bit("prepositions") | language.bit("of") | language.bit("definite")
    joined: list[Moment] = []
    for moment in moments:
        gap = range(joined[-1].last if joined else first, moment.first)
        together = bool(joined) and 0 < len(gap) <= _LONGEST_GAP and all(_is_small(tokens, at, small) for at in gap)
        if together and joined[-1].inferred and not moment.inferred and len(moment.iso) >= len(joined[-1].iso):
            joined[-1] = _put_in_year(joined[-1], moment)
        ends = _is_deadline(tokens, gap, language) or (together and _precedes(joined[-1].iso, moment.iso))
        joined.append(replace(moment, ends=ends) if ends else moment)
    return joined


def in_year(day: str, year: int) -> str:
    """Return a day or month in another year; the month alone where that year has no such day: 29 February."""
    iso = f"{year:04}{day[4:]}"
    try:
        date.fromisoformat(f"{iso}-01"[:10])
    except ValueError:
        return iso[:7]
    return iso


def join_words(tokens: Tokens, first: int, last: int) -> str:
    """Return words as a phrase of the language files, in lower case and joined where an elision joins them."""
    return " ".join(lexeme.lower for lexeme in tokens.lexemes[first:last]).replace("' ", "'")


def _is_small(tokens: Tokens, at: int, small: int) -> bool:
    return bool(tokens.flags[at] & small) or tokens.lexemes[at].surface in _DASHES


def _put_in_year(moment: Moment, later: Moment) -> Moment:
    """Return a date without a year in the year of the one that it stands before, or in the one before that."""
    earlier = moment.iso[5:7] > later.iso[5:7]
    return replace(moment, iso=in_year(moment.iso, int(later.iso[:4]) - earlier), inferred=False)


def _precedes(one: str, other: str) -> bool:
    """Tell whether the second date goes on from the first, instead of making it more precise."""
    return one < other and not other.startswith(one)


def _is_deadline(tokens: Tokens, gap: range, language: Language) -> bool:
    """Tell whether the words right before a date make it the end of something: 'until', 'no later than'."""
    for length in (3, 2, 1):
        for last in (gap.stop, gap.stop - 1):
            if join_words(tokens, max(gap.start, last - length), last) in language.file.dates.until:
                return True
    return False
