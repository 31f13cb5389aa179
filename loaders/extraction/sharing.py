"""Sharing: who else bears a part of the fine that one sentence tells, each with a sum of his own."""

from __future__ import annotations

from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention


def find_sharers(clauses: Clauses, object_: Mention) -> list[Mention]:
    """Return who else is fined with a sum of its own: '200 million on X and 125 million on Y'."""
    lexemes, flags, bit = clauses.tokens.lexemes, clauses.tokens.flags, clauses.language.bit
    small = bit("coordinators") | bit("prepositions") | bit("of") | bit("definite")
    words = clauses.language.money_words
    found: list[Mention] = []
    last = object_
    for mention in clauses.mentions:
        if mention.first < last.last or mention.appositive or mention.preposition is None:
            continue
        gap = range(last.last, mention.first)
        if mention.preposition != object_.preposition or not any(lexemes[at].digit for at in gap):
            break
        if not all(
            lexemes[at].digit or flags[at] & small or lexemes[at].lower in words or lexemes[at].surface in ",€$£"
            for at in gap
        ):
            break
        found.append(mention)
        last = mention
    return found
