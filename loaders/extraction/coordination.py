"""Coordination: mentions that act together, in a list or as the named members of a group."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.document import Mention
from loaders.extraction.language import Language
from loaders.extraction.scanning import Scan
from loaders.extraction.tokens import Tokens
from loaders.extraction.verbs import find_verbs

_CAMPAIGNERS = frozenset({EntityType.ORGANIZATION, EntityType.MOVEMENT, EntityType.UNION, EntityType.PARTY})


def join_members(mentions: list[Mention], scan: Scan, tokens: Tokens, language: Language) -> None:
    """Let the named members of a group act with it: '37 leaders, including A for B and C for D, signed'."""
    including = language.bit("including")
    for at in range(scan.sentence.first, scan.sentence.last):
        if not tokens.flags[at] & including:
            continue
        groups = [m for m in mentions if m.kind == "group" and m.last <= at and at - m.last <= 2]
        if not groups:
            continue
        end = next(
            (spot for spot in range(at, scan.sentence.last) if tokens.lexemes[spot].surface in ",;"), scan.sentence.last
        )
        people = [m for m in mentions if at < m.first < end and m.referent and m.referent.type is EntityType.PERSON]
        groups[-1].with_ = tuple(m.referent for m in people if m.referent is not None)


def join_coordinated(mentions: list[Mention], scan: Scan, tokens: Tokens, language: Language) -> None:
    """Join mentions in a list: 'A, B and C' is A with B and C, which no longer stand alone.

    Where a verb stands between, the second one is its object: 'filmed A and hired B'.
    """
    joiners, verbs = language.bit("joiners"), find_verbs(language, tokens, scan)
    small = language.bit("definite") | language.bit("indefinite") | language.bit("possessive") | language.bit("adverbs")
    plain = [mention for mention in mentions if not mention.appositive and mention.kind != "pronoun"]
    position = 0
    while position < len(plain):
        chain = [plain[position]]
        closed = False
        while position + 1 < len(plain) and not closed:
            one, two = plain[position], plain[position + 1]
            gap = _between(one, two, tokens, language)
            if two.genitive or one.genitive or not 1 <= len(gap) <= 4 or not _same_kind(one, two):
                break
            head = tokens.lexemes[gap[0]].surface
            closed = bool(tokens.flags[gap[0]] & joiners) or (
                head == "," and len(gap) > 1 and bool(tokens.flags[gap[1]] & joiners)
            )
            if not closed and head != ",":
                break
            rest = [at for at in gap if tokens.lexemes[at].word and not tokens.flags[at] & (joiners | small)]
            if _repeats(one, two, rest, tokens) and closed:
                rest = []
            if any(_is_verb(at, verbs, tokens, language) for at in rest):
                closed = False
                break
            if len(rest) > (0 if two.kind == "name" and one.kind == "name" else 2) or (
                language.file.grammar.capital_nouns and any(tokens.lexemes[at].capital for at in rest)
            ):
                closed = False
                break
            chain.append(two)
            position += 1
        if closed and len(chain) > 1:
            first = chain[0]
            first.with_ = tuple(mention.referent for mention in chain[1:] if mention.referent is not None)
            for mention in chain[1:]:
                mention.appositive = True
        position += 1


def _is_verb(at: int, verbs: set[int], tokens: Tokens, language: Language) -> bool:
    """Tell whether a verb form stands there, and no noun or participle behind an article or a preposition."""
    bit = language.bit
    nominal = bit("definite") | bit("indefinite") | bit("possessive") | bit("prepositions") | bit("of") | bit("by")
    return at in verbs and not tokens.flags[at - 1] & nominal


def _repeats(one: Mention, two: Mention, rest: list[int], tokens: Tokens) -> bool:
    """Tell whether all that parts two parties is the first one's preposition once more: 'by X and by Y'."""
    if one.preposition is None or one.preposition != two.preposition or two.kind != "name":
        return False
    return len(rest) == 1 and tokens.lexemes[rest[0]].lower == one.preposition


def _between(one: Mention, two: Mention, tokens: Tokens, language: Language) -> list[int]:
    """Return the tokens between two mentions, without ages in brackets, and without the office of a person."""
    lexemes = tokens.lexemes
    gap = list(range(one.last, two.first))
    if len(gap) > 8:
        return gap
    if len(gap) > 3 and lexemes[gap[0]].surface == "(" and lexemes[gap[1]].digit and lexemes[gap[2]].surface == ")":
        gap = gap[3:]
    if len(gap) > 1 and language.file.grammar.capital_nouns:
        node = lexemes[gap[-1]].node
        if node is not None and any(entry.kind in ("role", "minister") for entry in node.entries):
            gap = gap[:-1]
    return gap


def _same_kind(one: Mention, two: Mention) -> bool:
    if one.referent is None or two.referent is None or one.referent is two.referent:
        return False
    if EntityType.GROUP in (one.referent.type, two.referent.type):
        return True
    types = {one.referent.type, two.referent.type}
    return len(types) == 1 or None in types or types <= _CAMPAIGNERS
