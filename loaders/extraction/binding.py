"""Binding: whom a description or a pronoun cannot stand for, since its own clause names them."""

from __future__ import annotations

from loaders.extraction.context import Context
from loaders.extraction.document import Mention, Referent


def find_clause_mates(context: Context, before: list[Mention], first: int) -> tuple[Referent, ...]:
    """Return whom a description or a pronoun of the same clause cannot stand for: its other parties."""
    final = context.language.file.grammar.comma_clauses
    mates: list[Referent] = []
    for mention in reversed(before):
        if any(not context.tokens.lexemes[at].word for at in range(mention.last, first)):
            break
        if not final and parts_clauses(context, mention.last, first, says=True):
            break
        named = mention.kind == "name" or (
            mention.kind == "description" and context.tokens.lexemes[first].lower != "sich"
        )
        if mention.referent is not None and named and not mention.genitive and mention.preposition is None:
            mates.append(mention.referent)
    antecedent = _antecedent(context, before, first)
    return (*mates, antecedent) if antecedent is not None else tuple(mates)


def _antecedent(context: Context, before: list[Mention], first: int) -> Referent | None:
    """Return what the relative stands for that opens the clause: 'NAME, who charged him'."""
    at = first - 1
    stop = context.language.bit("subordinators") | context.language.bit("that") | context.language.bit("whether")
    while at > 0 and context.tokens.lexemes[at].word:
        relative = context.tokens.flags[at] & context.language.bit("relatives")
        if relative and context.tokens.lexemes[at - 1].surface == ",":
            return next((m.referent for m in reversed(before) if m.last == at - 1), None)
        if context.tokens.flags[at] & stop and not relative:
            return None
        at -= 1
    return None


def find_possessor(before: list[Mention]) -> Mention | None:
    """Return whom a possessive stands for of those before it: the last that governs its clause, else the last."""
    plain = [m for m in before if m.preposition is None and not m.genitive]
    return plain[-1] if plain else before[-1] if before else None


def parts_clauses(context: Context, first: int, last: int, says: bool = False) -> bool:
    """Tell whether a mark or a conjunction stands between two tokens, or a verb of saying where none need follow it."""
    bits = context.language.bit("subordinators") | context.language.bit("that") | context.language.bit("relatives")
    bits |= context.language.bit("whether")
    small = context.language.bit("definite") | context.language.bit("indefinite")
    return any(
        not context.tokens.lexemes[at].word
        or (context.tokens.flags[at] & bits and not context.tokens.flags[at] & small)
        or (says and _says(context, at))
        for at in range(first, last)
    )


def _says(context: Context, at: int) -> bool:
    """Tell whether a verb of saying stands there that needs no conjunction: 'Google said the company would'."""
    node = context.tokens.lexemes[at].node
    return node is not None and any(entry.kind == "speech" for entry in node.entries)


def is_governed(context: Context, first: int) -> bool:
    """Tell whether a preposition stands before a noun and the small words and adjectives before it: 'of the big X'."""
    bit, flags = context.language.bit, context.tokens.flags
    governing = bit("prepositions") | bit("of") | bit("by")
    for at in range(first - 1, max(-1, first - 4), -1):
        if flags[at] & governing:
            return True
        if not context.tokens.lexemes[at].word or context.is_verb(at):
            return False
    return False
