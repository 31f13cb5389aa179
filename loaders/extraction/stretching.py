"""Stretching: numbers and articles with a capital that go on with a body's name: 'Minera Los Cóndores'."""

from __future__ import annotations

from loaders.extraction.candidates import Wording
from loaders.extraction.scanning import Scan

NUMBERED = frozenset({"número", "núm", "nº", "n.º", "numero", "n"})


def opens_title(wording: Wording, first: int, last: int, scan: Scan) -> bool:
    """Tell whether an article with a capital goes on with a body's name: 'Minera Los Cóndores'."""
    lexeme, following = wording.tokens.lexemes[last], wording.following(last, scan)
    article = lexeme.capital and wording.tokens.flags[last] & wording.bits["definite"]
    return bool(article) and last == first + 1 and following is not None and following.capital


def is_numbered(wording: Wording, last: int) -> bool:
    """Tell whether a number belongs to the name: 'Sindicato N.º 1', 'Guardián 24,'."""
    lexemes = wording.tokens.lexemes
    if lexemes[last - 1].lower in NUMBERED:
        return True
    closed = last + 1 >= len(lexemes) or lexemes[last + 1].surface in ",.;)"
    romance = wording.language.file.grammar.adjectives_follow
    return romance and closed and len(lexemes[last].surface) <= 3 and lexemes[last - 1].name_node is None
