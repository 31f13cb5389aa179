"""Neighbours: the mention that stands right before or behind a word, where neither is subject nor object of a verb."""

from __future__ import annotations

from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention

_REACH = 4


def find_next(clauses: Clauses, last: int) -> Mention | None:
    """Return the mention right behind the word that ends at `last`, a comma and a few words between."""
    found = [m for m in clauses.mentions if m.first >= last and not (m.appositive and m.kind == "description")]
    if not found:
        return None
    holder = _find_holder(clauses, found)
    mention = holder or clauses.owned(found[0])
    gap = range(last, mention.first)
    opens = clauses.language.bit("subordinators") if clauses.language.file.grammar.capital_names else 0
    if any(clauses.tokens.flags[at] & opens for at in gap):
        return None
    return mention if _is_near(clauses, gap, _REACH + 2 * (mention is not found[0])) else None


def find_before(clauses: Clauses, first: int) -> Mention | None:
    """Return the mention right before the word at `first`, a comma and a few words between."""
    found = [m for m in clauses.mentions if m.last <= first and not (m.appositive and m.kind == "description")]
    if not found:
        return None
    mention = _find_owned_head(clauses, found, first) or found[-1]
    gap = range(mention.last, first)
    if mention.preposition and _is_place(mention):
        return None
    if any(clauses.tokens.flags[at] & clauses.language.bit("coordinators") for at in gap):
        return None
    return mention if _is_near(clauses, gap, _REACH) else None


def _is_near(clauses: Clauses, gap: range, reach: int) -> bool:
    marks = sum(not clauses.tokens.lexemes[at].word for at in gap)
    return len(gap) <= reach and marks <= 2 and not any(at in clauses.verbs for at in gap)


def _is_place(mention: Mention) -> bool:
    return mention.referent is not None and mention.referent.type is None and mention.referent.place


def _find_holder(clauses: Clauses, found: list[Mention]) -> Mention | None:
    """Return the person behind the comma that ends their office: 'a la comisaria de Educación, NAME'."""
    if len(found) < 2 or found[0].preposition not in clauses.language.file.closed.of:
        return None
    holds = found[1].kind == "name" and found[1].preposition is not None and found[1].first == found[0].last + 1
    return found[1] if holds and clauses.tokens.lexemes[found[0].last].surface == "," else None


def _find_owned_head(clauses: Clauses, found: list[Mention], first: int) -> Mention | None:
    """Return what the last party before a comma belongs to: 'a doctor of Y, filmed by'."""
    if len(found) < 2 or clauses.tokens.lexemes[first - 1].surface != "," or found[-1].last != first - 1:
        return None
    head, owner = found[-2], found[-1]
    if _disagrees(clauses, head, first):
        return None
    if _is_place(owner) and owner.preposition is not None and owner.first - head.last <= 2:
        return head
    owned = owner.preposition in clauses.language.file.closed.of and 0 < owner.first - head.last <= 2
    return head if owned and head.kind in ("group", "description") and head.referent is not owner.referent else None


def _disagrees(clauses: Clauses, head: Mention, at: int) -> bool:
    """Tell whether a participle cannot be said of a noun of another gender: 'un marchio di X, presieduta da'."""
    file, lexemes = clauses.language.file, clauses.tokens.lexemes
    told = file.grammar.participle_genders.get(lexemes[at].lower[-1:], "")
    noun = lexemes[head.last - 1].lower
    other = (words.nouns for gender, words in file.genders.items() if told and gender != told)
    return any(noun in nouns for nouns in other)
