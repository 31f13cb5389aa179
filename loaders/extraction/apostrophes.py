"""Apostrophes: names that end in one and s themselves: "Barrow's rejected any suggestion", "Barrow's Fresh"."""

from __future__ import annotations

from dataclasses import replace

from loaders.extraction.gazetteer.people import first_names
from loaders.extraction.language import Language
from loaders.extraction.tokens import Lexeme, Tokens

_ENDINGS = ("'s", "’s")
_COMPARED = frozenset({"than", "like", "unlike", "of", "and", "or", "but", "as"})
_BESIDES = frozenset({"been", "being", "be"})


def keep_endings(language: Language, tokens: Tokens) -> None:
    """Leave its ending to a name that the text uses as a party with it and never without it."""
    if not language.file.grammar.capital_names:
        return
    bare = {lexeme.surface for lexeme in tokens.lexemes if lexeme.capital and not lexeme.genitive}
    spots: dict[str, list[int]] = {}
    for at, lexeme in enumerate(tokens.lexemes):
        if lexeme.genitive and lexeme.capital and lexeme.surface.endswith(_ENDINGS) and _is_unknown(lexeme):
            spots.setdefault(lexeme.surface, []).append(at)
    for surface, found in spots.items():
        if surface[:-2] in bare or not any(_stands_alone(language, tokens, at) for at in found):
            continue
        for at in found:
            tokens.lexemes[at] = replace(tokens.lexemes[at], base=surface, genitive=not _goes_on(language, tokens, at))


def _is_unknown(lexeme: Lexeme) -> bool:
    return not getattr(lexeme.name_node, "entries", None) and lexeme.node is None and lexeme.base not in first_names()


def _stands_alone(language: Language, tokens: Tokens, at: int) -> bool:
    """Tell whether nothing follows that the name could own: a verb, a preposition, the end of the clause."""
    if at + 1 >= len(tokens.lexemes) or not at or tokens.lexemes[at - 1].lower in _COMPARED:
        return False
    after = tokens.lexemes[at + 1]
    if not after.word:
        return after.surface in ".,;:?!)" and tokens.starts[at + 1] == tokens.ends[at]
    return _is_verb(language, tokens, at + 1) or after.lower in language.file.closed.whether


def _is_verb(language: Language, tokens: Tokens, at: int) -> bool:
    """Tell whether a word can only be a verb here: an auxiliary, or a verb of a deed before an article."""
    lexeme, flags, bit = tokens.lexemes[at], tokens.flags, language.bit
    finite = bit("perfect_auxiliaries") | bit("passive_auxiliaries") | bit("modals") | bit("future")
    if flags[at] & finite:
        return lexeme.lower not in _BESIDES
    entries = lexeme.node.entries if lexeme.node is not None else []
    acts = any(
        entry.kind == "speech" or (entry.kind == "trigger" and entry.value.voice == "active") for entry in entries
    )
    articles = bit("definite") | bit("indefinite") | bit("possessive") | bit("that")
    if not acts or at + 1 >= len(flags):
        return False
    return bool(flags[at + 1] & articles) or tokens.lexemes[at + 1].capital


def _goes_on(language: Language, tokens: Tokens, at: int) -> bool:
    """Tell whether the name is no owner here: it stands alone, or an unknown word with a capital goes on with it."""
    if at + 1 >= len(tokens.lexemes) or _stands_alone(language, tokens, at):
        return True
    after = tokens.lexemes[at + 1]
    named = getattr(after.name_node, "entries", None) or after.surface in first_names()
    return after.capital and not named and not after.genitive
