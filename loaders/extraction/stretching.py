"""Stretching: numbers and articles with a capital that go on with a body's name: 'Minera Los Cóndores'."""

from __future__ import annotations

from loaders.extraction.candidates import Wording
from loaders.extraction.scanning import Scan

_STATIONS = frozenset({"Radio", "TV", "Kanal", "Canal", "Channel", "Canale", "Télé"})
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
    if _is_channel(wording, last) or _is_model(wording, last):
        return True
    closed = last + 1 >= len(lexemes) or lexemes[last + 1].surface in ",.;)"
    romance = wording.language.file.grammar.adjectives_follow
    return romance and closed and len(lexemes[last].surface) <= 3 and lexemes[last - 1].name_node is None


def _is_channel(wording: Wording, last: int) -> bool:
    """Tell whether the number is that of a station: 'Radio Weser 3'."""
    near = {lexeme.surface for lexeme in wording.tokens.lexemes[max(0, last - 2) : last]}
    return len(wording.tokens.lexemes[last].surface) <= 2 and not near.isdisjoint(_STATIONS)


def _is_model(wording: Wording, last: int) -> bool:
    """Tell whether a number of four digits is no year and no amount: 'Vista Chiara 3000'."""
    number, romance = wording.tokens.lexemes[last].surface, wording.language.file.grammar.adjectives_follow
    after = wording.tokens.lexemes[last + 1] if last + 1 < len(wording.tokens.lexemes) else None
    plain = after is None or not after.word or bool(wording.tokens.flags[last + 1] & wording.small)
    return romance and plain and len(number) == 4 and not 1900 <= int(number) < 2100
