"""Lines: which part of a page each line is, and why a line is no source text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.names import fold
from loaders.extraction.document import Line, LineKind
from loaders.extraction.schema import Furniture
from loaders.known import Known

_SEPARATORS = re.compile(r"\s[|·•›»]\s|\s{3,}|\t")
_TERMINAL = re.compile(r"[.!?…:;][\"”’»'“)\]]*\s*$")
_DATE_LINE = re.compile(
    r"^[\W\d_]*(?:\w+[.:]?\s+){0,5}\d{1,4}[./:-]?\s?(?:\w+\s+)?[\d./:-]*\d{2,4}\b.{0,60}$|^\d{4}-\d\d-\d\dT[\d:.]+Z?$"
)
_LONGEST_NOTICE = 160
_SHORTEST_SENTENCE = 25
_RESUMES_SOFT = 70
_COPYRIGHT = re.compile(r"©|\(c\)\s*\d{4}|all rights reserved", re.IGNORECASE)
_HEADLINE_LENGTH = 140
_SENTENCES = re.compile(r"[.!?…][\"”’»]?\s+[\"“„»«'(]?[^\W\d_]")


def classify_lines(text: str, known: Known, furniture: Furniture) -> list[Line]:
    """Return every line that holds text, with its kind and for furniture the reason."""
    markers = _MARKERS.get(id(furniture)) or _MARKERS.setdefault(id(furniture), _Markers(furniture))
    publisher = fold(known.publisher or "")
    title = fold(known.title or "")
    lines: list[Line] = []
    rest = ""
    soft = ""
    body_seen = 0
    for number, start, end in _split(text):
        line = text[start:end]
        folded = fold(line[:400])
        kind: LineKind = "body"
        reason = ""
        if rest:
            kind, reason = "furniture", f"after {rest!r}"
        elif marker := markers.opens(line, folded):
            if body_seen:
                rest = marker
            kind, reason = "furniture", f"opens furniture: {marker!r}"
        elif marker := markers.marks(line, folded):
            kind, reason = "furniture", f"marked as furniture: {marker!r}"
            soft = marker if _is_bare(folded, marker) and " " in marker and marker in markers.lines else ""
        elif soft and not _resumes(line) and not (title and folded == title):
            kind, reason = "furniture", f"below {soft!r}"
        else:
            soft = ""
            kind, reason = _shape(line, folded, publisher, title)
        if kind == "body":
            body_seen += 1
        lines.append(Line(start, end, kind, number, reason))
    return lines


class _Markers:
    """Furniture markers of a language, folded once."""

    def __init__(self, furniture: Furniture) -> None:
        self.furniture = furniture
        self.starts = tuple(sorted((fold(word) for word in furniture.starts), key=len, reverse=True))
        self.lines = tuple(sorted((fold(word) for word in furniture.lines), key=len, reverse=True))
        self.contains = tuple(fold(word) for word in furniture.contains)

    def opens(self, line: str, folded: str) -> str:
        """Return the marker with which everything to the end of the page becomes furniture."""
        for marker in self.starts:
            if not _begins(folded, marker) or (_is_sentence(line) and not _labels(line, marker)):
                continue
            if " " in marker or _labels(line, marker) or len(folded.split()) <= _LONGEST_LABEL:
                return marker
        return ""

    def marks(self, line: str, folded: str) -> str:
        """Return the marker that makes this line furniture: a label, or words that only stand there."""
        for marker in self.lines:
            if _begins(folded, marker):
                strong = " " in marker or _labels(line, marker) or not _is_sentence(line)
                return marker if strong else ""
        if len(line) < _LONGEST_NOTICE:
            for marker in self.contains:
                if marker in folded and f" {marker} " in f" {folded} ":
                    return marker
        if _COPYRIGHT.search(line) and len(line) < 2 * _LONGEST_NOTICE:
            return "©"
        return ""


_LONGEST_LABEL = 4
_MARKERS: dict[int, _Markers] = {}


def _begins(folded: str, marker: str) -> bool:
    return folded.startswith(marker) and (len(folded) == len(marker) or folded[len(marker)] == " ")


def _labels(line: str, marker: str) -> bool:
    """Tell whether the marker stands as a label: 'Photo: ...'."""
    return ":" in line[: len(marker) + 6] or "|" in line[: len(marker) + 6]


def _is_sentence(line: str) -> bool:
    return len(line) > _SHORTEST_SENTENCE and bool(_TERMINAL.search(line)) and not line.rstrip().endswith(":")


def _split(text: str) -> Iterable[tuple[int, int, int]]:
    """Yield number, start and end of every line that is not blank, without its outer white space."""
    position = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        stripped = line.strip("\x00 \t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufeff\xa0")
        if stripped:
            start = position + line.index(stripped)
            yield number, start, start + len(stripped)
        position += len(line)


def _is_bare(folded: str, marker: str) -> bool:
    return len(folded) <= len(marker) + 2


def _resumes(line: str) -> bool:
    return len(line) >= _RESUMES_SOFT and bool(_TERMINAL.search(line))


def _shape(line: str, folded: str, publisher: str, title: str) -> tuple[LineKind, str]:
    if title and folded == title:
        return "headline", ""
    if publisher and folded == publisher:
        return "furniture", "the outlet's own name"
    if len(_SEPARATORS.findall(line)) >= 2 and not _is_sentence(line):
        return "furniture", "a row of links"
    if len(line) < 120 and not _is_sentence(line) and _DATE_LINE.match(line) and not _SENTENCES.search(line):
        return "furniture", "a date line"
    terminal = _TERMINAL.search(line)
    if len(line) < _HEADLINE_LENGTH and not terminal and line[0] not in "\"“”„»«'’,;.–-" and not line[0].islower():
        return ("headline" if len(line.split()) > 1 else "body"), ""
    return "body", ""
