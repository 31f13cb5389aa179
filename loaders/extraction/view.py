"""The repaired view: a page without furniture, broken lines joined, each character traceable to the untouched text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from loaders.extraction.document import Line

_OPENERS = "“„«‘»\"'"
_TERMINAL = re.compile(r"[.!?…][\"”’»'“)\]]*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_WRAP_WIDTH = 55


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the view that holds together: headline, lead or body."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class View:
    """The text that the later stages read, and the table that leads back."""

    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)

    def origin(self, position: int) -> int:
        """Return the offset in the untouched text of a character of the view."""
        index = bisect_right(self.places, position) - 1
        return self.origins[index] + position - self.places[index]


def build_view(text: str, lines: list[Line], small_words: frozenset[str]) -> View:
    """Return the view of the lines that are no furniture; `small_words` (articles, prepositions) end no paragraph."""
    view = View()
    parts: list[str] = []
    length = 0
    start = 0
    kind = "body"
    previous: Line | None = None
    kept = [line for line in lines if line.kind != "furniture"]
    for index, line in enumerate(kept):
        piece = text[line.start : line.end]
        following = text[kept[index + 1].start] if index + 1 < len(kept) else "."
        inline = len(piece) < 60 and (following.islower() or following in ",;") and not _TERMINAL.search(piece)
        glue = _glue(text, previous, line, piece, small_words, inline) if previous is not None else None
        if glue is None:
            if previous is not None:
                view.paragraphs.append(Paragraph(start, length, kind))
                parts.append("\n")
                view.places.append(length)
                view.origins.append(previous.end)
                length += 1
            start, kind = length, line.kind
        else:
            kind = "body"
            if glue:
                parts.append(glue)
                view.places.append(length)
                view.origins.append(previous.end if previous else line.start)
                length += len(glue)
        view.places.append(length)
        view.origins.append(line.start)
        parts.append(piece)
        length += len(piece)
        previous = line
    if previous is not None:
        view.paragraphs.append(Paragraph(start, length, kind))
    view.text = "".join(parts)
    _mark_lead(view)
    return view


def _mark_lead(view: View) -> None:
    for index, paragraph in enumerate(view.paragraphs):
        if paragraph.kind == "body":
            if index and view.paragraphs[index - 1].kind == "headline":
                view.paragraphs[index] = Paragraph(paragraph.start, paragraph.end, "lead")
            return


def _glue(text: str, previous: Line, line: Line, piece: str, small_words: frozenset[str], inline: bool) -> str | None:
    """Return what joins the line to the one before it: nothing, a space, or None where a paragraph begins."""
    before = text[max(previous.start, previous.end - 80) : previous.end]
    gap = text[previous.end : line.start]
    if len(gap) > 200:
        return None
    wrapped = gap.count("\n") <= 1
    last = _LAST_WORD.search(before)
    word = last.group(1) if last else ""
    first = piece[0]
    if len(word) == 1 and word.isupper() and first.islower() and word not in "AIOÀÅÖÄÆØYEU":
        return ""
    if _TERMINAL.search(before):
        return " " if piece[0] in "”’»,;" or (len(piece) == 1 and piece in "\"'”’»") else None
    if first.islower() or first in ",;.)”’" or (first in "\"'»" and len(piece) <= 2):
        return " "
    if before[-1] in "“„«‘,(" or (before[-1] in "\"'»" and _opens(text, previous)):
        return " "
    if first in "\"'»«“" and not wrapped and previous.kind == "body" and len(before) < 40:
        return " "
    if word in small_words or (inline and gap.count("\n") > 1):
        return " "
    if wrapped and previous.kind == "body" and previous.end - previous.start >= _WRAP_WIDTH and line.kind == "body":
        return " "
    return None


def _opens(text: str, line: Line) -> bool:
    """Tell whether the quote mark at the end of the line opens a quotation."""
    content = text[line.start : line.end]
    return content.count(content[-1]) % 2 == 1 and (len(content) == 1 or content[-2].isspace())
