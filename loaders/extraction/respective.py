"""Respective sums: whose each of several sums is: 'X and Y 3 and 5 million euros', 'X with 2 million and Y with 3'.

A sum that may be another's is nobody's: a fine without a sum is better than one with a wrong sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import RUN_BY
from loaders.extraction.document import Draft, Mention, Money
from loaders.extraction.sums import parse_number

_YEARS = range(1900, 2101)
_BESIDE = 3


def share_sum(money: Money, draft: Draft, clauses: Clauses, sums: Sequence[Money]) -> Money | None:
    """Return the part of a sum that is the draft's own; None where several stand there and none is told to be its."""
    listed = [m for m in clauses.mentions if draft.object is not None and draft.object in m.referents]
    parties = next((m.referents for m in listed if len(m.referents) > 1), None)
    if parties is not None and draft.object is not None:
        place = parties.index(draft.object)
        row = _find_row(money, clauses, sums)
        shares = _find_shares(money, clauses)
        if len(row) == len(parties):
            return row[place]
        if len(shares) == len(parties):
            amount = shares[place]
            return replace(money, amount=int(amount) if amount == int(amount) else round(amount, 2))
        return None if len(row) > 1 or len(shares) > 1 or _is_total(money, clauses) else money
    if len(_find_shares(money, clauses)) > 1:
        return None
    return money if _is_its_own(money, listed, clauses, sums) else None


def _find_row(money: Money, clauses: Clauses, sums: Sequence[Money]) -> list[Money]:
    """Return the sums that only 'and' and commas part from a sum, itself among them."""
    joins = clauses.language.bit("coordinators")
    row = [one for one in sums if not one.converted]
    if money not in row:
        return [money]

    def joined(one: Money, two: Money) -> bool:
        gap = range(one.last, two.first)
        return bool(gap) and all(
            clauses.tokens.flags[at] & joins or clauses.tokens.lexemes[at].surface == "," for at in gap
        )

    first = last = row.index(money)
    while first > 0 and joined(row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and joined(row[last], row[last + 1]):
        last += 1
    return row[first : last + 1]


def _is_its_own(money: Money, listed: Sequence[Mention], clauses: Clauses, sums: Sequence[Money]) -> bool:
    """Tell whether no other party stands between a sum and whose it is, where a sentence tells of several."""
    others = [
        m for m in clauses.mentions
        if m.kind == "name" and m.types in RUN_BY and m not in listed and not m.appositive and not m.genitive
    ]  # fmt: skip
    amounts = _find_amounts(clauses, sums)
    if not others or len(amounts) < 2 or not listed:
        return True
    for own in listed:
        low, high = min(own.last, money.last), max(own.first, money.first)
        parted = any(low <= other.first < high for other in others)
        nearer = any(low <= at < high and not money.first <= at < money.last for at in amounts)
        if not parted and not nearer:
            return True
    return False


def _find_amounts(clauses: Clauses, sums: Sequence[Money]) -> list[int]:
    """Return where sums stand, those without a currency too: 'con 2 millones y a X con 3 millones de euros'."""
    sentence, lexemes = clauses.scan.sentence, clauses.tokens.lexemes
    scales = clauses.language.file.amounts.scales
    found = [money.first for money in sums]
    for at in range(sentence.first, sentence.last - 1):
        bare = lexemes[at].digit and lexemes[at + 1].lower in scales
        if bare and not any(money.first <= at < money.last for money in sums):
            found.append(at)
    return found


def _is_total(money: Money, clauses: Clauses) -> bool:
    """Tell whether a word says that a sum is what several come to together: 'a combined £5m', 'in totale'."""
    spots = range(max(clauses.scan.sentence.first, money.first - _BESIDE), money.last + _BESIDE)
    totals = clauses.language.file.amounts.totals
    return any(clauses.tokens.lexemes[at].lower in totals for at in spots if at < clauses.scan.sentence.last)


def _find_shares(money: Money, clauses: Clauses) -> list[float]:
    """Return the numbers that 'and' joins with a sum, in its currency and scale, the sum's own last."""
    lexemes, decimal = clauses.tokens.lexemes, clauses.language.file.amounts.decimal
    own = next((at for at in range(money.first, money.last) if lexemes[at].digit), -1)
    last = parse_number(lexemes[own].surface, decimal) if own >= 0 else None
    if not last:
        return [money.amount]
    shares, at = [float(money.amount)], money.first - 1
    joins = clauses.language.bit("coordinators")
    while at > clauses.scan.sentence.first and (clauses.tokens.flags[at] & joins or lexemes[at].surface == ","):
        number = parse_number(lexemes[at - 1].surface, decimal) if lexemes[at - 1].digit else None
        if number is None or number in _YEARS:
            break
        shares.insert(0, number * money.amount / last)
        at -= 2
    return shares
