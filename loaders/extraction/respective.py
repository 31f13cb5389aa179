"""Respective sums: 'fined X and Y 3 and 5 million euros' is three for the one and five for the other."""

from __future__ import annotations

from dataclasses import replace

from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Draft, Money
from loaders.extraction.sums import parse_number

_YEARS = range(1900, 2101)


def share_sum(money: Money, draft: Draft, clauses: Clauses) -> Money | None:
    """Return the part of a sum that is the draft's own; None where several stand there and none is told to be its."""
    shares = _find_shares(money, clauses)
    if len(shares) < 2:
        return money
    listed = (m.referents for m in clauses.mentions if draft.object is not None and draft.object in m.referents)
    parties = next((one for one in listed if len(one) == len(shares)), None)
    if parties is None or draft.object is None:
        return None
    amount = shares[parties.index(draft.object)]
    return replace(money, amount=int(amount) if amount == int(amount) else round(amount, 2))


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
