"""Tenure: whether an office is a person's own, is held yet, or has ended: 'daughter of the head', 'until 2019'."""

from __future__ import annotations

from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention

_REACH = 3
_BEHIND = 8
_YEARS = range(1900, 2101)


def is_anothers(clauses: Clauses, person: Mention, first: int) -> bool:
    """Tell whether the office at a token only tells whose the person is: 'NAME, a lawyer for the head of X'."""
    if person.last > first - 1:
        return False
    bit, flags, roles = clauses.language.bit, clauses.tokens.flags, clauses.language.file.roles
    linked = bit("of") | bit("by") | bit("prepositions")
    articles = bit("definite") | bit("indefinite") | bit("possessive")
    at = first - 1
    while at > person.last and flags[at] & articles and not flags[at] & linked:
        at -= 1
    genitive = clauses.tokens.lexemes[at + 1].lower in clauses.language.file.grammar.genitive_articles
    if not flags[at] & linked and not (genitive and at + 1 < first):
        return False
    head = at - 1 if flags[at] & linked else at
    words = range(max(person.last, head - _REACH + 1), head + 1)
    if not any(clauses.tokens.lexemes[spot].word for spot in words):
        return False
    lowered = {clauses.tokens.lexemes[spot].lower for spot in (*words, at)}
    return not lowered.intersection((*roles.capacities, *roles.as_))


def is_ahead_of(clauses: Clauses, first: int) -> bool:
    """Tell whether the office is only to come: 'the incoming head of X', 'candidate for president of X'."""
    coming = clauses.language.file.roles.coming
    low = max(clauses.segment(first).first, first - _REACH)
    return any(clauses.tokens.lexemes[at].lower in coming for at in range(low, first))


def is_to_get(clauses: Clauses, person: Mention, first: int) -> bool:
    """Tell whether the office at a token is told as what the person gets later: 'NAME wird Chefin von X'."""
    becoming, low = clauses.language.file.roles.becoming, clauses.segment(first).first
    if not low <= person.first < first:
        return False
    return any(clauses.tokens.lexemes[at].lower in becoming for at in range(low, first))


def has_ended(clauses: Clauses, at: int) -> bool:
    """Tell whether what is told of lasted until a year or month that the clause names: 'head of X until 2019'."""
    segment, lexemes = clauses.segment(at), clauses.tokens.lexemes
    roles, months = clauses.language.file.roles, clauses.language.file.dates.months
    for spot in range(max(segment.first, at - _REACH), min(segment.last, at + _BEHIND)):
        if lexemes[spot].lower not in roles.until:
            continue
        ahead = lexemes[spot + 1 : spot + 1 + _REACH]
        if any((one.surface.isdigit() and int(one.surface) in _YEARS) or one.lower in months for one in ahead):
            return True
    return False


def find_successor(clauses: Clauses, person: Mention) -> Mention | None:
    """Return who takes over the office from a person: 'A replaced B as head of X'; None where nobody does."""
    succeeds, lexemes = clauses.language.file.roles.succeeds, clauses.tokens.lexemes
    spots = range(max(clauses.scan.sentence.first, person.first - _REACH), person.first)
    verb = next((at for at in reversed(spots) if lexemes[at].lower in succeeds), -1)
    if verb < 0:
        return None
    before = [m for m in clauses.mentions if m.last <= verb and m.kind in ("name", "pronoun") and not m.genitive]
    return before[-1] if before else None
