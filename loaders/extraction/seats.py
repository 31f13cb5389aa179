"""Seats: what the head of a body within a run tells, or right behind a place: 'Paris criminal court'."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.candidates import JOINED, LOWER_HEADS, Wording
from loaders.extraction.gazetteer.people import places
from loaders.extraction.scanning import Scan

_BODIES = LOWER_HEADS | JOINED


def with_head(
    wording: Wording, first: int, last: int, scan: Scan, head: EntityType | None
) -> tuple[int, EntityType | None]:
    """Return end and type of a run by the head within it, or right behind a place: 'Paris criminal court'."""
    regional = last < scan.sentence.last and wording.tokens.lexemes[last].lower in wording.language.file.regions
    if head is EntityType.COURT and regional and last - first > 1:
        return last + 1, head  # 'Tribunal cantonal vaudois'
    opening = next((hit.entry.value for hit in scan.of("head") if hit.first == first), None)
    for hit in scan.of("head"):
        if first <= hit.first and hit.last <= last and hit.last > first + 1:
            owner = hit.entry.value is EntityType.COMPANY and wording.language.file.grammar.adjectives_follow
            head = opening if owner and opening in _BODIES else hit.entry.value
        elif hit.first == last and (
            _is_seat(wording, first, last, hit.entry.value) or hit.entry.phrase in wording.language.file.seated
        ):
            return hit.last, hit.entry.value
    return last, head


def ends_at_seat(wording: Wording, head: EntityType, last: int) -> bool:
    """Tell whether a court's name ends with its place, and another begins: 'del Tribunale di Prato Telnova'."""
    lexemes = wording.tokens.lexemes
    if head is not EntityType.COURT or not wording.language.file.grammar.adjectives_follow or not lexemes[last].capital:
        return False
    seat = wording.tokens.flags[last - 2] & wording.bits["of"] and lexemes[last - 1].surface in places()
    return bool(seat) and wording.text(last - 1, last + 1) not in places()


def _is_seat(wording: Wording, first: int, last: int, head: EntityType) -> bool:
    """Tell whether a place before a common noun makes a court's or a body's name: 'Stockholms tingsrätt'."""
    text, lexeme = wording.text(first, last), wording.tokens.lexemes[last - 1]
    if head is EntityType.COURT and "s" in wording.language.lexicon.genitives and lexeme.surface[-2:-1] not in "'’:":
        return text in places() or (text.endswith("s") and text[:-1] in places())
    return head in LOWER_HEADS and not lexeme.genitive and text in places()
