"""Binding: whom a description or a pronoun cannot stand for, since its own clause names them."""

from __future__ import annotations

from loaders.extraction.context import Context
from loaders.extraction.document import Mention, Referent


def find_clause_mates(context: Context, before: list[Mention], first: int) -> tuple[Referent, ...]:
    """Return whom a description of the same clause cannot stand for, where commas part all clauses: its subject."""
    if not context.language.file.grammar.verb_final:
        return ()
    mates: list[Referent] = []
    for mention in reversed(before):
        if any(not context.tokens.lexemes[at].word for at in range(mention.last, first)):
            break
        named = mention.kind == "name" or (
            mention.kind == "description" and context.tokens.lexemes[first].lower != "sich"
        )
        if mention.referent is not None and named and not mention.genitive and mention.preposition is None:
            mates.append(mention.referent)
    return tuple(mates)


def parts_clauses(context: Context, first: int, last: int) -> bool:
    """Tell whether a mark or a conjunction stands between two tokens."""
    bits = context.language.bit("subordinators") | context.language.bit("that") | context.language.bit("relatives")
    small = context.language.bit("definite") | context.language.bit("indefinite")
    return any(
        not context.tokens.lexemes[at].word
        or (context.tokens.flags[at] & bits and not context.tokens.flags[at] & small)
        for at in range(first, last)
    )
