"""Spelling: names whose acronym stands behind them in brackets, small words and all: 'Conseil de sécurité (CDS)'."""

from __future__ import annotations

from itertools import pairwise

from graph.model import EntityType
from graph.names import fold
from loaders.extraction.candidates import LONGEST, Run, Wording
from loaders.extraction.scanning import Scan
from loaders.extraction.tokens import Lexeme

_SHORTEST, _MOST = 2, 0.65
_BODIES = frozenset(
    {EntityType.UNION, EntityType.ORGANIZATION, EntityType.PUBLIC_BODY, EntityType.REGULATOR, EntityType.PARTY}
)


def find_spelt(wording: Wording, scan: Scan) -> dict[int, Run]:
    """Return the names of a sentence that an acronym in brackets spells, by their first token."""
    lexemes, sentence = wording.tokens.lexemes, scan.sentence
    found: dict[int, Run] = {}
    for at in range(sentence.first + 1, sentence.last - 1):
        if lexemes[at].surface not in "([" or not _is_acronym(lexemes[at + 1]):
            continue
        earliest = max(sentence.first, at - LONGEST)
        first = _go_back(wording, at, earliest, fold(lexemes[at + 1].surface))
        if first is not None and (run := _read(wording, scan, first, at)) is not None:
            found[first] = run
    return found


def _is_acronym(lexeme: Lexeme) -> bool:
    """Tell whether a word may be an acronym: 'CNT', 'Rui', 'BfV'."""
    letters = lexeme.surface
    return letters.isalpha() and lexeme.capital and _SHORTEST <= len(letters) <= LONGEST - 2


def _go_back(wording: Wording, at: int, first: int, letters: str) -> int | None:
    """Return where the words before `at` begin that the letters spell, one a word; small ones may have none."""
    if not letters:
        return at if wording.tokens.lexemes[at].capital else None
    at -= 1
    if at < first:
        return None
    lexeme = wording.tokens.lexemes[at]
    small = bool(wording.tokens.flags[at] & wording.small) and not lexeme.capital
    if small or lexeme.surface == "&":
        found = _go_back(wording, at, first, letters)
        if found is not None:
            return found
    initial = fold(lexeme.surface.rpartition("'")[2].rpartition("’")[2])[:1]
    if not lexeme.word or initial != letters[-1]:
        return None
    return _go_back(wording, at, first, letters[:-1])


def _read(wording: Wording, scan: Scan, first: int, last: int) -> Run | None:
    """Return the name between two tokens; where all nouns have capitals one of them tells what it is."""
    head = _type_of(wording, scan, first, last)
    if head is None and wording.language.file.grammar.capital_nouns:
        return None
    text = wording.text(first, last)
    return Run(first, last, text, tuple(text.split()), False, None, head, spelt=True)


def _type_of(wording: Wording, scan: Scan, first: int, last: int) -> EntityType | None:
    """Return the type that a noun of the name tells: one that opens it where that is the rule, else the last."""
    opens = wording.language.file.grammar.adjectives_follow
    told: list[tuple[int, bool, EntityType]] = []
    for kind in ("descriptor", "head"):
        for hit in scan.of(kind):
            type_ = hit.entry.value if kind == "head" else hit.entry.value[0]
            # What a company deals in may stand in any name: 'Union syndicale des transports'.
            firm = type_ is EntityType.COMPANY and (hit.first > first if opens else hit.last < last)
            vague = type_ is EntityType.TECHNOLOGY or (type_ is EntityType.COMPANY and kind == "descriptor")
            if first <= hit.first and hit.last <= last and not firm and not vague:
                told.append((-hit.first if opens else hit.first, kind == "head", type_))
    return max(told, key=lambda one: one[:2])[2] if told else None


def abbreviates(short: str, full: str, body: bool) -> bool:
    """Tell whether a short form holds the letters of a name in order; most of them where the name is a body's.

    The first letter always stands at the start of a word, a body's at that of the name: 'Federación Bancaria (Feban)'.
    """
    letters = [char for char in fold(short) if char.isalnum()]
    rest = fold(full)
    if not letters or not any(word.startswith(letters[0]) for word in rest.split()):
        return False
    position = found = 0
    for letter in letters:
        at = rest.find(letter, position)
        if at >= 0:
            position, found = at + 1, found + 1
    loose = body and len(letters) > 3 and rest.startswith(letters[0])
    return found == len(letters) or (loose and found >= _MOST * len(letters))


def join_seat(wording: Wording, found: list[Run], scan: Scan) -> list[Run]:
    """Make one name of a body and whose it is, where its short form stands behind both: 'Liga de X (Lix)'."""
    lexemes, flags, joined = wording.tokens.lexemes, wording.tokens.flags, list(found)
    for one, two in pairwise(found):
        if one.head not in _BODIES or one.known or two.known or not 1 <= two.first - one.last <= 2:
            continue
        after = two.last
        closed = after + 2 < scan.sentence.last and lexemes[after].surface == "(" and lexemes[after + 2].surface == ")"
        if not closed or not flags[one.last] & wording.bits["of"] or not lexemes[after + 1].capital:
            continue
        text = wording.text(one.first, two.last)
        if abbreviates(lexemes[after + 1].surface, text, body=True):
            whole = Run(one.first, two.last, text, tuple(text.split()), two.genitive, None, one.head, spelt=True)
            joined = [whole if run is one else run for run in joined if run is not two]
    return joined
