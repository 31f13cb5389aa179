"""Adjoining: whether two names that stand side by side, with nothing between them, are two parties."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.candidates import Wording
from loaders.extraction.deeds import DECIDERS
from loaders.extraction.gazetteer import KnownEntity
from loaders.extraction.gazetteer.people import places

_SHORT_NAMED = frozenset({EntityType.REGULATOR, EntityType.COURT, EntityType.UNION, EntityType.PUBLIC_BODY})


def are_two(wording: Wording, one: KnownEntity, two: KnownEntity, first: int) -> bool:
    """Tell whether two known names side by side are two: 'forbød Datatilsynet TDC at', 'i maj stævnede 3F Nemlig'."""
    grammar = wording.language.file.grammar
    if grammar.capital_nouns:
        return True
    if one is two or (two.type is one.type and not (grammar.verb_second and _follows_verb(wording, first))):
        return False
    return one.type in DECIDERS or grammar.verb_second


def stands_apart(wording: Wording, entity: KnownEntity, first: int, last: int) -> bool:
    """Tell whether the word behind an authority's short name is somebody else: 'hat die CNIL Acme verwarnt'."""
    lexeme, grammar = wording.tokens.lexemes[last], wording.language.file.grammar
    behind_verb = grammar.verb_second and _follows_verb(wording, first)
    if last != first + 1 or not (grammar.capital_nouns or behind_verb):
        return False
    short = entity.type in _SHORT_NAMED and wording.tokens.lexemes[first].upper
    if not short and not (entity.type in DECIDERS and behind_verb):
        return False
    head = lexeme.node is not None and any(entry.kind == "head" for entry in lexeme.node.entries)
    return lexeme.capital and not head and lexeme.surface.partition("-")[0] not in places()


def _follows_verb(wording: Wording, first: int) -> bool:
    """Tell whether a verb of a trigger stands before a name, or before its article: subject and object follow it."""
    articled = bool(wording.tokens.flags[first - 1] & wording.bits["definite"])
    node = wording.tokens.lexemes[max(0, first - 1 - articled)].node
    return node is not None and any(entry.kind == "trigger" for entry in node.entries)
