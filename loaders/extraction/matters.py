"""Matters: what an authority watches over, as the end of its name: 'Commission nationale de protection des données'."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.candidates import LOWER_HEADS, Wording
from loaders.extraction.scanning import Scan

_LONGEST = 5


def over_matter(wording: Wording, last: int, scan: Scan, head: EntityType | None) -> int | None:
    """Return how far an authority's name goes over adjectives, a preposition and its matter; None where it does not."""
    matters = wording.language.file.grammar.matters
    if not matters or head not in LOWER_HEADS:
        return None
    lexemes, flags, end = wording.tokens.lexemes, wording.tokens.flags, scan.sentence.last
    at = last
    while at < end and at - last < 2 and _is_adjective(wording, at):
        at += 1
    joins = wording.bits["of"] | wording.bits["prepositions"]
    if at + 1 >= end or not flags[at] & joins:
        return None
    at += 1
    if flags[at] & wording.bits["definite"]:
        at += 1
    for length in range(min(_LONGEST, end - at), 0, -1):
        if " ".join(lexemes[spot].lower for spot in range(at, at + length)) in matters:
            return at + length - last
    return None


def _is_adjective(wording: Wording, at: int) -> bool:
    """Tell whether an adjective in lower case stands there that tells a country or a level."""
    lexeme = wording.tokens.lexemes[at]
    country = lexeme.node is not None and any(entry.kind == "country" for entry in lexeme.node.entries)
    return lexeme.surface.islower() and (country or lexeme.lower in wording.language.file.grammar.levels)
