"""Moments: days, months and years, and words for them counted from the day of publication or the date told last."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from loaders.extraction.document import Moment
from loaders.extraction.language import Language
from loaders.extraction.periods import join_periods, join_words
from loaders.extraction.tokens import Sentence, Tokens

_ABBREVIATED = 3
_FORGOTTEN = 3
"""After how many sentences "the same day" no longer means the date that was told."""


class Calendar:
    """Reads the dates of a document's sentences in their order; those without year lean on the day of publication."""

    def __init__(self, tokens: Tokens, language: Language, published: str | None) -> None:
        self.tokens, self.language, self.today = tokens, language, _parse_day(published)
        self.words = language.file.dates
        self.english_months = language.code == "en"
        self.prepositions = language.bit("prepositions") | language.bit("of")
        phrases = (*self.words.relative, *self.words.phrases, *self.words.seasons, *self.words.told)
        self.openers = frozenset(opener for phrase in phrases for opener in _openers(phrase))
        self.first = self.last = 0
        self.told: str | None = None
        self.silent = 0

    def read(self, sentence: Sentence) -> list[Moment]:
        """Return the dates of the next sentence."""
        self.first, self.last = sentence.first, sentence.last
        found: list[Moment] = []
        position, before = self.first, self.told
        while position < self.last:
            moment = self._at(position)
            if moment is not None:
                found.append(moment)
                self.told = moment.iso
                position = moment.last
            else:
                position += 1
        found = join_periods(found, self.tokens, self.language, sentence.first)
        self._remember(found, before)
        return found

    def _remember(self, found: list[Moment], before: str | None) -> None:
        lasting = [moment.iso for moment in found if not moment.ends]
        self.silent = 0 if lasting else self.silent + 1
        self.told = lasting[-1] if lasting else before if self.silent <= _FORGOTTEN else None

    def _word(self, position: int) -> str:
        return self.tokens.lexemes[position].lower if self.first <= position < self.last else ""

    def _number(self, position: int) -> int:
        match = re.match(r"(\d{1,4})(?:\.|st|nd|rd|th|er|º|°|ª)?$", self._word(position))
        return int(match.group(1)) if match else 0

    def _at(self, position: int) -> Moment | None:
        lexeme = self.tokens.lexemes[position]
        word = lexeme.lower
        if lexeme.digit:
            return self._numeric(position)
        if word in self.words.months and (not self.english_months or lexeme.capital):
            return self._month_first(position)
        if word in self.words.weekdays and self.today is not None:
            return self._weekday(position, self.today)
        return self._phrase(position)

    def _numeric(self, position: int) -> Moment | None:
        surface = self.tokens.lexemes[position].surface
        dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.?(\d{4})?", surface)
        if dotted and dotted.group(3):
            return _moment(position, position + 1, int(dotted.group(3)), int(dotted.group(2)), int(dotted.group(1)))
        if self._word(position + 1) in ("-", "/") and self._word(position + 3) in ("-", "/"):
            one, two, three = self._number(position), self._number(position + 2), self._number(position + 4)
            if one > 1000:
                return _moment(position, position + 5, one, two, three)
            return _moment(position, position + 5, three, two, one) if three > 1000 else None
        day = self._number(position)
        if 1 <= day <= 31:
            after = position + 1
            while self._word(after) == "." or self._word(after) in self.words.fillers:
                after += 1
            month = self.words.months.get(self._word(after), 0)
            if month:
                return self._with_year(position, after + 1, month, day)
        return self._year(position) if _is_year(surface) else None

    def _year(self, position: int) -> Moment | None:
        after = self._word(position + 1)
        if after in ("%", "euro", "euros") or re.match(r"\d", after):
            return None
        return Moment(position, position + 1, self.tokens.lexemes[position].surface)

    def _month_first(self, position: int) -> Moment | None:
        month = self.words.months[self._word(position)]
        day = self._number(position + 1)
        if 1 <= day <= 31 and len(self._word(position + 1)) <= 4:
            return self._with_year(position, position + 2, month, day)
        if self._is_first_name(position):
            return None
        return self._with_year(position, position + 1, month, 0)

    def _is_first_name(self, position: int) -> bool:
        """Tell whether a short month is a person's name: 'Jan Korte', never 'im Mai' or 'Jan. 2020'."""
        lexemes, after = self.tokens.lexemes, position + 1
        if len(lexemes[position].surface) > _ABBREVIATED or not lexemes[position].capital or after >= self.last:
            return False
        governed = position > self.first and bool(self.tokens.flags[position - 1] & self.prepositions)
        return lexemes[after].capital and lexemes[after].word and not governed

    def _with_year(self, first: int, after: int, month: int, day: int) -> Moment | None:
        at = after
        while self._word(at) in (",", ".") or self._word(at) in self.words.fillers:
            at += 1
        if _is_year(self._word(at)):
            return _moment(first, at + 1, self._number(at), month, day)
        if self.today is None:
            return None
        phrase = " ".join((self._word(after), self._word(after + 1)))
        if self.words.phrases.get(phrase) == "year-1":
            return _moment(first, after + 2, self.today.year - 1, month, day)
        year = self.today.year if (month, day or 1) <= (self.today.month, self.today.day) else self.today.year - 1
        moment = _moment(first, after, year, month, day)
        return moment and replace(moment, inferred=True)

    def _weekday(self, position: int, today: date) -> Moment | None:
        for step in range(1, 4):
            if self._number(position + step) and self._word(position + step + 1) in self.words.months:
                return None
        back = (today.isoweekday() - self.words.weekdays[self._word(position)]) % 7
        return Moment(position, position + 1, (today - timedelta(days=back)).isoformat())

    def _phrase(self, position: int) -> Moment | None:
        if self._word(position) not in self.openers:
            return None
        for length in (4, 3, 2, 1):
            phrase, last = join_words(self.tokens, position, min(position + length, self.last)), position + length
            if phrase in self.words.told:
                iso = self.told and _count(self.told, self.words.told[phrase])
            elif self.today is None:
                continue
            elif phrase in self.words.relative:
                iso = (self.today + timedelta(days=self.words.relative[phrase])).isoformat()
            elif phrase in self.words.phrases:
                iso = _count(self.today.isoformat(), self.words.phrases[phrase])
            elif phrase in self.words.seasons and not _is_year(self._word(last)):
                under_way = self.words.seasons[phrase] - 2 <= self.today.month
                iso = str(self.today.year if under_way else self.today.year - 1)
            else:
                continue
            return Moment(position, last, iso) if iso else None
        return None


def _openers(phrase: str) -> tuple[str, ...]:
    """Return the forms in which a phrase's first word may stand: whole, and up to where it is elided."""
    word = phrase.split(maxsplit=1)[0]
    return (word, word[: word.index("'") + 1]) if "'" in word else (word,)


def _parse_day(published: str | None) -> date | None:
    try:
        parts = [int(part) for part in (published or "").split("-")]
        return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except (ValueError, IndexError):
        return None


def _is_year(word: str) -> bool:
    return re.fullmatch(r"(19|20)\d\d", word) is not None


def _moment(first: int, last: int, year: int, month: int, day: int) -> Moment | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return Moment(first, last, f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}")


def _count(begin: str, rule: str) -> str:
    """Return the date that a rule such as 'month-1' makes of another one, as precise as rule and date are."""
    unit = rule.rstrip("+-0123456789")
    steps = int(rule[len(unit) :] or 0)
    if unit == "year":
        return str(int(begin[:4]) + steps)
    if len(begin) == len("2024"):
        return begin
    if unit == "month":
        months = int(begin[:4]) * 12 + int(begin[5:7]) - 1 + steps
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if len(begin) == len("2024-01"):
        return begin
    day = date.fromisoformat(begin) + timedelta(days=steps * (7 if unit == "week" else 1))
    return day.isoformat() if unit == "day" else day.isoformat()[:7]
