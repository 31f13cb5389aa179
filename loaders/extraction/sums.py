"""Sums of money: numbers, scales and currencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extraction.document import Money
from loaders.extraction.language import Language
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
