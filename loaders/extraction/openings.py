"""Openings: what stands before a body's head, or is its head, and opens its name: half a word, a number, 'union of'."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.candidates import JOINED, LOWER_HEADS, Run, Wording
from loaders.extraction.scanning import Scan

_BODIES = LOWER_HEADS | JOINED
_SIGNS = frozenset({"º", "ª", "°"})


def open_bodies(wording: Wording, found: list[Run], scan: Scan) -> list[Run]:
    """Let the names of bodies begin with the half word or the number that stands before them."""
    whole: list[Run] = []
    for run in found:
        first = run.first
        if run.head in _BODIES and run.known is None and len(run.words) > 1:
            first = _with_half(wording, run, scan)
        if run.head is EntityType.COURT and run.known is None:
            first = min(first, _with_number(wording, run, scan))
        if first < run.first:
            whole = [other for other in whole if other.last <= first]
            text = wording.text(first, run.last)
            whole.append(Run(first, run.last, text, tuple(text.split()), run.genitive, None, run.head))
        else:
            whole.append(run)
    return whole


def _with_half(wording: Wording, run: Run, scan: Scan) -> int:
    """Return where a name begins that has two seats: 'Midt- og Vestjyllands Politi'."""
    tokens, first, grammar = wording.tokens, run.first - 3, wording.language.file.grammar
    if first < scan.sentence.first or not grammar.verb_second or grammar.capital_nouns:
        return run.first
    half, dash = tokens.lexemes[first], tokens.lexemes[first + 1]
    joined = tokens.flags[run.first - 1] & wording.bits["joiners"] and dash.surface == "-"
    return first if joined and half.capital and tokens.starts[first + 1] == tokens.ends[first] else run.first


def _with_number(wording: Wording, run: Run, scan: Scan) -> int:
    """Return where the name of a court of several begins: 'el Segundo Juzgado Civil', 'el 14.º Juzgado Civil'."""
    lexemes, at = wording.tokens.lexemes, run.first - 1
    if at <= scan.sentence.first:
        return run.first
    if lexemes[at].capital and wording.tokens.flags[at] & wording.bits["ordinals"]:
        return at
    if lexemes[at].surface not in _SIGNS:
        return run.first
    at -= lexemes[at - 1].surface == "."
    return at - 1 if at > scan.sentence.first and lexemes[at - 1].digit else run.first


def opens_body(wording: Wording, position: int, scan: Scan) -> bool:
    """Tell whether a noun that opens sentences opens a body's name here: 'el Sindicato de Trabajadores de X'."""
    lexemes, flags, bits = wording.tokens.lexemes, wording.tokens.flags, wording.bits
    if not wording.language.file.grammar.adjectives_follow or scan.sentence.kind == "headline":
        return False
    hits = [hit for hit in scan.of("head") if hit.first == position and hit.entry.value in _BODIES]
    if not hits or not lexemes[position].capital or flags[position] & wording.small & ~bits["not_names"]:
        return False
    at = max(hit.last for hit in hits)
    if at >= scan.sentence.last:
        return False
    if flags[at] & bits["of"] and at + 1 < scan.sentence.last:
        at += 1
    elif at > position + 1 and lexemes[at - 1].capital:
        return True
    following, known = lexemes[at], lexemes[at].name_node
    plain = following.capital and not flags[at] & wording.small & ~bits["not_names"]
    return plain and not (known is not None and known.entries) and following.surface not in wording.people


def own_body(wording: Wording, mark: int, scan: Scan) -> bool:
    """Tell whether people before an apostrophe own a body of two words at least: "the Riders' Welfare Circle"."""
    lexemes, end = wording.tokens.lexemes, scan.sentence.last
    if not wording.language.file.grammar.zero_that or mark + 2 >= end or mark - 2 < scan.sentence.first:
        return False
    if (
        lexemes[mark].surface not in "'’"
        or not lexemes[mark - 1].capital
        or not lexemes[mark - 1].surface.endswith("s")
    ):
        return False
    people = any(hit.last == mark for hit in scan.of("group"))
    article = wording.tokens.flags[mark - 2] & wording.bits["definite"]
    named = lexemes[mark + 2].capital or any(
        hit.first == mark + 1 and hit.entry.value in JOINED for hit in scan.of("head")
    )
    return people and bool(article) and lexemes[mark + 1].capital and named
