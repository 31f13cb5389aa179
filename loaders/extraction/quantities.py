"""Sums of money and dates: numbers, scales, currencies; days, months and words for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.extraction.document import Moment, Money
from loaders.extraction.language import Language
from loaders.extraction.schema import Dates
from loaders.extraction.tokens import Sentence, Tokens

_GLUED = re.compile(r"^(\d+(?:[.,]\d+)*)([^\W\d_]*)$")
_LONGEST_CURRENCY = 3
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "₹": "INR", "¥": "JPY", "₩": "KRW"}


def parse_number(written: str, decimal: str) -> float | None:
    """Return the number that digits, points and commas stand for; `decimal` settles what could be read both ways."""
    if not written or not written[0].isdigit():
        return None
    thousands = "." if decimal == "," else ","
    if decimal in written and thousands in written:
        decimal = max(decimal, thousands, key=written.rfind)
        thousands = "." if decimal == "," else ","
    elif (thousands in written and not re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+", written)) or written.count(
        decimal
    ) > 1:
        decimal, thousands = thousands, decimal
    try:
        return float(written.replace(thousands, "").replace(decimal, "."))
    except ValueError:
        return None


@dataclass(slots=True)
class Purse:
    """Reads the sums of a document in order, since a sum without currency takes that of the one before."""

    language: Language
    currency: str = ""

    def read(self, tokens: Tokens, sentence: Sentence) -> list[Money]:
        """Return the sums of a sentence."""
        found: list[Money] = []
        position = sentence.first
        while position < sentence.last:
            lexeme = tokens.lexemes[position]
            if lexeme.digit or lexeme.lower in self.language.file.amounts.numbers:
                money = self._at(tokens, position, sentence)
                if money is not None:
                    found.append(self._mark_conversion(money, found, tokens))
                    self.currency = self.currency if money.converted else money.currency
                    position = money.last
                    continue
            position += 1
        return found

    def _at(self, tokens: Tokens, position: int, sentence: Sentence) -> Money | None:
        amounts = self.language.file.amounts
        lexemes = tokens.lexemes
        match = _GLUED.match(lexemes[position].surface)
        if match:
            number = parse_number(match.group(1), amounts.decimal)
            suffix = match.group(2).lower()
        else:
            number, suffix = amounts.numbers.get(lexemes[position].lower), ""
        if number is None:
            return None
        after = position + 1
        if not match and (after >= sentence.last or lexemes[after].lower not in amounts.scales):
            return None
        if not suffix and match and len(match.group(1)) <= 3:
            after, number = self._grouped(tokens, position, number, sentence.last)
        scaled = False
        if suffix:
            if suffix not in amounts.scales and suffix not in amounts.currencies:
                return None
            scaled = suffix in amounts.scales
            number *= amounts.scales.get(suffix, 1)
        while after < sentence.last and lexemes[after].lower in amounts.scales:
            number *= amounts.scales[lexemes[after].lower]
            scaled = True
            after += 1
            if (
                after < sentence.last
                and lexemes[after].surface == "."
                and tokens.starts[after] == tokens.ends[after - 1]
            ):
                after += 1
        first, last, currency = self._currency(tokens, position, after, sentence)
        if not currency and suffix in amounts.currencies:
            currency = amounts.currencies[suffix]
        if not currency:
            if not scaled or not self.currency or not self._ends_noun_phrase(tokens, after, sentence):
                return None
            currency = self.currency
        amount = (
            int(number)
            if abs(number - round(number)) < 1e-6 * max(1, number) and number == round(number, 0)
            else round(number, 2)
        )
        return Money(first, last, amount, currency)

    def _grouped(self, tokens: Tokens, position: int, number: float, last: int) -> tuple[int, float]:
        after = position + 1
        while (
            after < last
            and len(tokens.lexemes[after].surface) == 3
            and tokens.lexemes[after].surface.isdigit()
            and tokens.starts[after] == tokens.ends[after - 1] + 1
        ):
            number = number * 1000 + int(tokens.lexemes[after].surface)
            after += 1
        return after, number

    def _currency(self, tokens: Tokens, position: int, after: int, sentence: Sentence) -> tuple[int, int, str]:
        lexemes = tokens.lexemes
        currencies = self.language.file.amounts.currencies
        of = self.language.bit("of")
        skipped = after
        while skipped < sentence.last and tokens.flags[skipped] & of and skipped - after < 2:
            skipped += 1
        for length in range(_LONGEST_CURRENCY, 0, -1):
            phrase = " ".join(lexeme.lower for lexeme in lexemes[skipped : min(skipped + length, sentence.last)])
            if phrase in currencies:
                return position, min(skipped + length, sentence.last), currencies[phrase]
        if position > sentence.first:
            before = lexemes[position - 1].surface
            code = _SIGNS.get(before) or currencies.get(before.lower())
            if code:
                return position - 1, after, code
        if after < sentence.last and lexemes[after].surface in _SIGNS:
            return position, after + 1, _SIGNS[lexemes[after].surface]
        return position, after, ""

    def _ends_noun_phrase(self, tokens: Tokens, after: int, sentence: Sentence) -> bool:
        if after >= sentence.last:
            return True
        lexeme = tokens.lexemes[after]
        closed = self.language.bit("prepositions") | self.language.bit("coordinators") | self.language.bit("by")
        if tokens.flags[after] & self.language.bit("of") and not tokens.flags[after] & self.language.bit(
            "prepositions"
        ):
            return False
        if lexeme.node is not None and any(
            entry.kind == "trigger" and entry.value.voice in ("participle", "noun") for entry in lexeme.node.entries
        ):
            return True
        return not lexeme.word or bool(tokens.flags[after] & closed)

    def _mark_conversion(self, money: Money, before: list[Money], tokens: Tokens) -> Money:
        if not before or before[-1].converted or money.currency == before[-1].currency:
            return money
        gap = range(before[-1].last, money.first)
        if len(gap) > 6:
            return money
        closed = self.language.bit("converted")
        if any(tokens.lexemes[at].surface in "(–-" or tokens.flags[at] & closed for at in gap) or (
            len(gap) <= 2 and any(tokens.lexemes[at].surface == "," for at in gap)
        ):
            return Money(money.first, money.last, money.amount, money.currency, converted=True)
        return money


def read_moments(tokens: Tokens, sentence: Sentence, language: Language, published: str | None) -> list[Moment]:
    """Return the dates of a sentence, those without year resolved against the day of publication."""
    reader = _Calendar(tokens, sentence, language, _parse_day(published))
    return reader.read()


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
        return self._with_year(position, position + 1, month, 0)

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
        unit, back = re.fullmatch(r"(year|month|week)([+-]\d+)?", rule).groups()  # type: ignore[union-attr]
        steps = int(back or 0)
        if unit == "year":
            return str(self.today.year + steps)
        if unit == "month":
            months = self.today.year * 12 + self.today.month - 1 + steps
            return f"{months // 12:04}-{months % 12 + 1:02}"
        return (self.today + timedelta(weeks=steps)).isoformat()[:7]
