"""Datelines: the place, day and agency at the head of a report, of which no name is a party."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.extraction.gazetteer.people import places
from loaders.extraction.tokens import Sentence, Tokens

_CLOSED = re.compile(r"[^\W\d_][^\n().:;«»\"“”]{1,40}?\s?\.\s?[-–—]+\s")
_AGENCY = re.compile(r"([^\W\d_][^\n().:;«»\"“”]{1,40}?)\s?\([^()\n]{2,30}\)\s?\.?\s?[-–—]+\s")
_LONGEST = 5


def skip_dateline(sentence: Sentence, tokens: Tokens, view: str) -> Sentence:
    """Return the sentence without the dateline that it opens with: 'Lima, 8 nov (AGENCY).- The ministry'."""
    start = tokens.starts[sentence.first]
    end = start + _dateline_end(view[start : start + 90])
    if end == start:
        return sentence
    first = sentence.first
    while first < sentence.last and tokens.starts[first] < end:
        first += 1
    return replace(sentence, first=first) if first < sentence.last else sentence


def _dateline_end(text: str) -> int:
    """Return how many characters of a text are its dateline."""
    closed = _CLOSED.match(text)
    if closed is not None and len(closed.group().split()) <= 2 * _LONGEST:
        return closed.end()
    agency = _AGENCY.match(text)
    if agency is None:
        return 0
    head = agency.group(1).split(",")
    place = head[0].strip()
    dated = len(head) > 1 and any(character.isdigit() for character in head[-1])
    return agency.end() if dated or place.isupper() or place in places() else 0
