"""Sums of money: numbers, scales and currencies."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.extraction.document import Money, Naming
from loaders.extraction.language import Language
from loaders.extraction.tokens import Sentence, Tokens

_GLUED = re.compile(r"^(\d+(?:[.,'’]\d+)*)([^\W\d_]*)$")
_LONGEST_CURRENCY = 3
_MILLION = 1_000_000
_THOUSAND = 1_000
SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "₹": "INR", "¥": "JPY", "₩": "KRW"}


def parse_number(written: str, decimal: str) -> float | None:
    """Return the number that digits, points and commas stand for; `decimal` settles what could be read both ways."""
    if not written or not written[0].isdigit():
        return None
    written = re.sub(r"['’](?=\d{3})", "", written)  # as the Swiss set them apart: 25'000
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


@dataclass(frozen=True, slots=True)
class _Number:
    """A number between two tokens, its last scale (0 where it has none), and what is written on to its digits."""

    number: float
    first: int
    last: int
    scale: float
    suffix: str


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
        read = self._number(tokens, position, sentence)
        if read is None:
            return None
        read = self._joined(tokens, read, sentence) or read
        first, last, currency = self._currency(tokens, position, read.last, sentence)
        coded = bool(currency) and currency in (tokens.lexemes[first].surface, tokens.lexemes[last - 1].surface)
        named: Naming = "bare" if last - read.last <= 1 and not coded else "full"
        currencies = self.language.file.amounts.currencies
        if not currency and read.suffix in currencies:
            currency, named = currencies[read.suffix], "bare"
        last_word = tokens.lexemes[read.last - 1].lower
        if not currency and read.scale and self._ends_noun_phrase(tokens, read.last, sentence):
            currency = self.language.file.amounts.implied.get(last_word, "")
        if not currency and (changed := self._changed(tokens, read, sentence)):
            return changed
        if not currency:
            counted = bool(read.scale) or self._is_changed_to(tokens, read, sentence)
            if not counted or not self.currency or not self._ends_noun_phrase(tokens, read.last, sentence):
                return None
            currency, named = self.currency, "inherited"
        number = read.number
        whole = abs(number - round(number)) < 1e-6 * max(1, number) and number == round(number, 0)
        return Money(first, last, int(number) if whole else round(number, 2), currency, named=named)

    def _number(self, tokens: Tokens, position: int, sentence: Sentence) -> _Number | None:
        """Return the number that begins at a token, with the scales behind it: '1,2 Mio.', '200mila'."""
        amounts, lexemes = self.language.file.amounts, tokens.lexemes
        match = _GLUED.match(lexemes[position].surface)
        number = (
            parse_number(match.group(1), amounts.decimal) if match else amounts.numbers.get(lexemes[position].lower)
        )
        suffix = match.group(2).lower() if match else ""
        if number is None:
            return None
        after = position + 1
        if not match and (after >= sentence.last or lexemes[after].lower not in amounts.scales):
            return None
        if not suffix and match and len(match.group(1)) <= 3:
            after, number = self._grouped(tokens, position, number, sentence.last)
        if suffix and suffix not in amounts.scales and suffix not in amounts.currencies:
            return None
        scale = amounts.scales.get(suffix, 0)
        number *= scale or 1
        while after < sentence.last and lexemes[after].lower in amounts.scales:
            scale = amounts.scales[lexemes[after].lower]
            number *= scale
            after += 1
            dotted = after < sentence.last and lexemes[after].surface == "."
            if dotted and tokens.starts[after] == tokens.ends[after - 1]:
                after += 1
        return _Number(number, position, after, scale, suffix)

    def _changed(self, tokens: Tokens, read: _Number, sentence: Sentence) -> Money | None:
        """Return a sum whose scale or currency stands with the one that it was changed to: 'from 32 to 15 million'."""
        at, first, lexemes = read.last, read.first, tokens.lexemes
        amounts = self.language.file.amounts
        if at + 1 >= sentence.last or lexemes[at].lower not in amounts.new or first == sentence.first:
            return None
        if lexemes[first - 1].lower not in amounts.former:
            return None
        other = self._at(tokens, at + 1, sentence)
        if other is None:
            return None
        target = self._number(tokens, at + 1, sentence)
        scale = target.scale if target is not None and not read.scale and read.number < _THOUSAND else 1
        number = read.number * (scale or 1)
        return Money(first, at, int(number) if number == int(number) else round(number, 2), other.currency)

    def _is_changed_to(self, tokens: Tokens, read: _Number, sentence: Sentence) -> bool:
        """Tell whether a bare number is a sum after another one: 'a fine of 120.000 euros, cut to 96.000'."""
        written, before = tokens.lexemes[read.first].surface, tokens.lexemes[read.first - 1].lower
        changed = self.language.file.amounts.changed
        told = any(lexeme.lower in changed for lexeme in tokens.lexemes[sentence.first : read.first])
        grouped = read.number >= _THOUSAND and not written.isdigit()
        return told and grouped and read.first > sentence.first and before in self.language.file.amounts.new

    def _joined(self, tokens: Tokens, read: _Number, sentence: Sentence) -> _Number | None:
        """Return a number in two parts as one: '1 milione e 200mila', 'un million deux cent mille'."""
        at = read.last
        if read.scale < _MILLION or at >= sentence.last:
            return None
        if tokens.flags[at] & self.language.bit("coordinators"):
            at += 1
            half = self.language.file.amounts.numbers.get(tokens.lexemes[at].lower, 1) if at < sentence.last else 1
            if half < 1:
                return _Number(read.number + half * read.scale, read.first, at + 1, read.scale, "")
        if at >= sentence.last or not (
            tokens.lexemes[at].digit or tokens.lexemes[at].lower in self.language.file.amounts.numbers
        ):
            return None
        rest = self._number(tokens, at, sentence)
        if rest is None or not _THOUSAND <= rest.number < read.scale:
            return None
        if not self._currency(tokens, at, rest.last, sentence)[2] and rest.suffix not in (
            self.language.file.amounts.currencies
        ):
            return None
        return _Number(read.number + rest.number, read.first, rest.last, rest.scale or 1, rest.suffix)

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
            code = SIGNS.get(before) or currencies.get(before.lower())
            if code:
                return position - 1, after, code
        if after < sentence.last and lexemes[after].surface in SIGNS:
            return position, after + 1, SIGNS[lexemes[after].surface]
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
            return replace(money, converted=True)
        return money
