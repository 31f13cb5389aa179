"""Moments: days, months and years, and words for them counted from the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from loaders.extraction.document import Moment
from loaders.extraction.language import Language
from loaders.extraction.schema import Dates
from loaders.extraction.tokens import Sentence, Tokens


def read_moments(tokens: Tokens, sentence: Sentence, language: Language, published: str | None) -> list[Moment]:
    """Return the dates of a sentence, those without year resolved against the day of publication."""
    reader = _Calendar(tokens, sentence, language, _parse_day(published))
    return reader.read()


_ABBREVIATED = 3
_OPENERS: dict[str, frozenset[str]] = {}


def _openers(code: str, words: Dates) -> frozenset[str]:
    """Return the words with which a phrase for a date begins."""
    if code not in _OPENERS:
        phrases = (*words.relative, *words.phrases, *words.seasons)
        _OPENERS[code] = frozenset(phrase.split()[0] for phrase in phrases)
    return _OPENERS[code]


def _parse_day(published: str | None) -> date | None:
    try:
        parts = [int(part) for part in (published or "").split("-")]
        return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except (ValueError, IndexError):
        return None


class _Calendar:
    """Reads the dates of one sentence."""

    def __init__(self, tokens: Tokens, sentence: Sentence, language: Language, today: date | None) -> None:
        self.tokens, self.sentence, self.today = tokens, sentence, today
        self.words = language.file.dates
        self.english_months = language.code == "en"
        self.prepositions = language.bit("prepositions") | language.bit("of")
        self.openers = _openers(language.code, self.words)

    def read(self) -> list[Moment]:
        found: list[Moment] = []
        position = self.sentence.first
        while position < self.sentence.last:
            moment = self._at(position)
            if moment is not None:
                found.append(moment)
                position = moment.last
            else:
                position += 1
        return found

    def _word(self, position: int) -> str:
        return self.tokens.lexemes[position].lower if self.sentence.first <= position < self.sentence.last else ""

    def _number(self, position: int) -> int:
        word = self._word(position)
        match = re.match(r"(\d{1,4})(?:\.|st|nd|rd|th|er|º|°|ª)?$", word)
        return int(match.group(1)) if match else 0

    def _at(self, position: int) -> Moment | None:
        lexeme = self.tokens.lexemes[position]
        word = lexeme.lower
        if lexeme.digit:
            return self._numeric(position)
        if word in self.words.months and (not self.english_months or lexeme.capital):
            return self._month_first(position)
        if word in self.words.weekdays and self.today is not None:
            return self._weekday(position)
        return self._relative(position)

    def _numeric(self, position: int) -> Moment | None:
        surface = self.tokens.lexemes[position].surface
        dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.?(\d{4})?", surface)
        if dotted and dotted.group(3):
            return self._moment(
                position, position + 1, int(dotted.group(3)), int(dotted.group(2)), int(dotted.group(1))
            )
        if self._word(position + 1) in ("-", "/") and self._word(position + 3) in ("-", "/"):
            one, two, three = self._number(position), self._number(position + 2), self._number(position + 4)
            if one > 1000:
                return self._moment(position, position + 5, one, two, three)
            return self._moment(position, position + 5, three, two, one) if three > 1000 else None
        day = self._number(position)
        if 1 <= day <= 31:
            after = position + 1
            while self._word(after) == "." or self._word(after) in self.words.fillers:
                after += 1
            month = self.words.months.get(self._word(after), 0)
            if month:
                return self._with_year(position, after + 1, month, day)
        if re.fullmatch(r"(19|20)\d\d", surface):
            return self._year(position)
        return None

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
        if (
            len(lexemes[position].surface) > _ABBREVIATED
            or not lexemes[position].capital
            or after >= self.sentence.last
        ):
            return False
        governed = position > self.sentence.first and bool(self.tokens.flags[position - 1] & self.prepositions)
        return lexemes[after].capital and lexemes[after].word and not governed

    def _with_year(self, first: int, after: int, month: int, day: int) -> Moment | None:
        at = after
        while self._word(at) in (",", ".") or self._word(at) in self.words.fillers:
            at += 1
        year = self._number(at) if re.fullmatch(r"(19|20)\d\d", self._word(at)) else 0
        if year:
            return self._moment(first, at + 1, year, month, day)
        if " ".join((self._word(after), self._word(after + 1))) in self.words.phrases and self.today:
            phrase = self.words.phrases[" ".join((self._word(after), self._word(after + 1)))]
            if phrase == "year-1":
                return self._moment(first, after + 2, self.today.year - 1, month, day)
        if self.today is None:
            return None
        year = self.today.year if (month, day or 1) <= (self.today.month, self.today.day) else self.today.year - 1
        return self._moment(first, after, year, month, day)

    def _moment(self, first: int, last: int, year: int, month: int, day: int) -> Moment | None:
        try:
            date(year, month, day or 1)
        except ValueError:
            return None
        return Moment(first, last, f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}")

    def _weekday(self, position: int) -> Moment | None:
        assert self.today is not None
        for step in range(1, 4):
            if self._number(position + step) and self._word(position + step + 1) in self.words.months:
                return None
        back = (self.today.isoweekday() - self.words.weekdays[self._word(position)]) % 7
        return Moment(position, position + 1, (self.today - timedelta(days=back)).isoformat())

    def _relative(self, position: int) -> Moment | None:
        if self.today is None or self._word(position) not in self.openers:
            return None
        for length in (4, 3, 2, 1):
            phrase = " ".join(self._word(position + step) for step in range(length))
            last = position + length
            if phrase in self.words.relative:
                return Moment(position, last, (self.today + timedelta(days=self.words.relative[phrase])).isoformat())
            if phrase in self.words.phrases:
                return Moment(position, last, self._phrase(self.words.phrases[phrase]))
            if phrase in self.words.seasons:
                ends = self.words.seasons[phrase]
                return Moment(position, last, str(self.today.year if ends <= self.today.month else self.today.year - 1))
        return None

    def _phrase(self, rule: str) -> str:
        assert self.today is not None
        unit = rule.rstrip("+-0123456789")
        steps = int(rule[len(unit) :] or 0)
        if unit == "year":
            return str(self.today.year + steps)
        if unit == "month":
            months = self.today.year * 12 + self.today.month - 1 + steps
            return f"{months // 12:04}-{months % 12 + 1:02}"
        return (self.today + timedelta(weeks=steps)).isoformat()[:7]
