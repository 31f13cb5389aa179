"""Complements: what stands between a noun and the name that it gives: 'la société de gardiennage X', 'el grupo Y'."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.language import Language
from loaders.extraction.tokens import Lexeme, Tokens

_LONGEST = 5


def completes(language: Language, tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether only 'of' with a common noun, and adjectives, stand between a noun and the name behind it."""
    if not language.file.grammar.adjectives_follow or not 1 <= last - first <= _LONGEST:
        return False
    if first + 1 == last:
        endings = language.file.grammar.adjective_endings
        return _is_modifier(language, tokens, first) and tokens.lexemes[first].lower.endswith(endings)
    link = next((at for at in (first, first + 1) if _links(language, tokens, at)), last)
    return link < last - 1 and all(at == link or _is_modifier(language, tokens, at) for at in range(first, last))


def _links(language: Language, tokens: Tokens, at: int) -> bool:
    """Tell whether a bare 'of' stands there, no article with it: 'de', never 'du' or 'des'."""
    articles = language.bit("definite") | language.bit("indefinite")
    return tokens.lexemes[at].lower in language.file.closed.of and not tokens.flags[at] & articles


def _is_modifier(language: Language, tokens: Tokens, at: int) -> bool:
    """Tell whether a common noun or an adjective in lower case stands there, and nothing that acts or joins."""
    lexeme = tokens.lexemes[at]
    if not lexeme.word or not lexeme.surface.islower():
        return False
    names = (
        "prepositions", "of", "by", "definite", "indefinite", "possessive", "subordinators", "relatives", "whether",
        "coordinators", "negations", "passive_auxiliaries", "perfect_auxiliaries", "future", "verbs", "infinitives",
    )  # fmt: skip
    small = 0
    for name in names:
        small |= language.bit(name)
    return not tokens.flags[at] & small and not _acts(lexeme)


def _acts(lexeme: Lexeme) -> bool:
    """Tell whether a word is the verb of a trigger or of saying, or an office."""
    entries = lexeme.node.entries if lexeme.node is not None else []
    kinds = {entry.kind for entry in entries}
    verbs = any(entry.kind == "trigger" and entry.value.voice != "noun" for entry in entries)
    bodies = any(entry.kind == "descriptor" and entry.value[0] is not EntityType.TECHNOLOGY for entry in entries)
    return verbs or bool(kinds & {"speech", "role", "minister"}) or (bodies and "group" in kinds)
