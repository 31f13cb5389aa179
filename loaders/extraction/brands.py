"""Brands: names in lower case: a capital or digits within ('voltRide', 'strada24'), a domain, a word used as a name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from graph.model import EntityType
from loaders.extraction.language import Language
from loaders.extraction.tokens import Lexeme, Tokens

DOMAIN = re.compile(
    r"[^\W\d_][\w-]+\.(?:com|net|org|io|ai|app|nu|tv|dk|de|at|ch|fr|be|nl|it|es|se|no|fi|eu|ie|nz|co\.uk)",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"[^\W\d_A-Z]{2,}[A-Z][^\W\d_]+|[A-Z][^\W\d_A-Z]{2,}[A-Z][^\W\d_A-Z]{2,}")
_NUMBERED = re.compile(r"[^\W\d_]{4,}\d{1,4}")
_TWICE = 2
_FEMININE = frozenset(
    {"e", "es", "in", "innen", "ne", "nes", "se", "ses", "euse", "euses", "rice", "rices", "trice", "trices"}
)
"""What is written behind a capital so that a noun means women too: 'salariéEs', 'mitarbeiterInnen'."""


def raise_brands(language: Language, tokens: Tokens) -> None:
    """Read with a capital every word in lower case that the text uses as a name."""
    spots: dict[str, list[int]] = defaultdict(list)
    for at, lexeme in enumerate(tokens.lexemes):
        if lexeme.word and not lexeme.digit and _may_be_brand(lexeme):
            spots[lexeme.lower].append(at)
    for word, found in spots.items():
        if not any(tokens.lexemes[at].surface[0].islower() for at in found):
            continue
        formed = _is_formed(tokens.lexemes[found[0]].surface, word, len(found))
        if formed or (len(found) >= _TWICE and _is_used(language, tokens, found)):
            for at in found:
                tokens.lexemes[at] = replace(tokens.lexemes[at], capital=True)


def _may_be_brand(lexeme: Lexeme) -> bool:
    """Tell whether no list knows the word; an address or a handle is none."""
    unknown = lexeme.node is None and lexeme.name_node is None and not lexeme.flags and not lexeme.upper
    return unknown and lexeme.ending is None and not lexeme.lower.startswith("www.")


def _is_formed(surface: str, word: str, count: int) -> bool:
    """Tell whether the form itself is a name's: 'voltRide', 'leje.dk', and 'strada24' where it comes back."""
    if DOMAIN.fullmatch(surface):
        return True
    return is_camel(surface) or (count >= _TWICE and _NUMBERED.fullmatch(word) is not None)


def is_camel(word: str) -> bool:
    """Tell whether a capital within a word makes it a brand: 'voltRide', 'QuickCart'; 'salariéEs' means women too."""
    if not _CAMEL.fullmatch(word) or word.startswith("Mac"):
        return False
    tail = word[next(at for at in range(1, len(word)) if word[at].isupper()) :]
    return tail.lower() not in _FEMININE


def _is_used(language: Language, tokens: Tokens, found: list[int]) -> bool:
    """Tell whether a plain word stands only as names do: bare, governed, and beside a noun that says what bears it."""
    grammar = language.file.grammar
    if grammar.capital_nouns or grammar.capital_names or not tokens.lexemes[found[0]].surface.isalpha():
        return False
    if not all(_is_bare(language, tokens, at) for at in found):
        return False
    governs = language.bit("prepositions") | language.bit("of") | language.bit("by") | language.bit("at")
    governs |= language.bit("relatives")
    governed = any(at and tokens.flags[at - 1] & governs for at in found)
    return governed and any(_is_told(language, tokens, at) for at in found)


def _is_bare(language: Language, tokens: Tokens, at: int) -> bool:
    """Tell whether nothing stands before the word that a noun has: an article, an adjective, a number."""
    bit = language.bit
    leads = (
        bit("prepositions") | bit("of") | bit("by") | bit("at") | bit("subordinators") | bit("that")
        | bit("coordinators") | bit("relatives") | bit("perfect_auxiliaries") | bit("passive_auxiliaries")
    )  # fmt: skip
    articles = bit("definite") | bit("indefinite") | bit("possessive")
    if at == 0 or not tokens.lexemes[at - 1].word:
        return True
    flags = tokens.flags[at - 1]
    return (bool(flags & leads) and not flags & articles) or _is_company(tokens.lexemes[at - 1])


def _is_told(language: Language, tokens: Tokens, at: int) -> bool:
    """Tell whether a noun for a company announces the word or explains it: 'webshop X', 'X, a maker of shoes'."""
    lexemes, flags = tokens.lexemes, tokens.flags
    # An adjective follows the noun in some languages: 'azienda leader'.
    if at and _is_company(lexemes[at - 1]) and not language.file.grammar.adjectives_follow:
        return True
    if at + 2 >= len(lexemes) or lexemes[at + 1].surface != ",":
        return False
    article = flags[at + 2] & (language.bit("indefinite") | language.bit("definite"))
    noun = at + 2 + bool(article)
    return noun < len(lexemes) and any(_is_company(lexeme) for lexeme in lexemes[noun : noun + 2])


def _is_company(lexeme: Lexeme) -> bool:
    entries = [entry for node in (lexeme.node, lexeme.ending) if node is not None for entry in node.entries]
    named = (EntityType.COMPANY, EntityType.MEDIA_OUTLET)
    return any(entry.kind == "descriptor" and entry.value[0] in named for entry in entries)
