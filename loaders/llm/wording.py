"""Wording: texts folded so that a quote is found whatever its spaces and marks, and phrases found by their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from graph.names import fold

_QUOTES = str.maketrans({**dict.fromkeys("“”„‟«»‹›″〝〞", '"'), **dict.fromkeys("‘’‚‛`´′", "'")})
_PIECES = re.compile(r"\w+|[,;:–—()]")
_CLAUSE_MARKS = frozenset(",;:–—()")
_MONTH = "\0"


def fold_marks(text: str) -> str:
    """Return the text with composed letters, one space between words, and all quote marks straight."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).split())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands among the words of a sentence; `last` is the word after it."""

    first: int
    last: int


@dataclass(frozen=True)
class Words:
    """The words of a sentence, folded, and small but as written; before each of `breaks` a mark parts clauses."""

    words: tuple[str, ...]
    written: tuple[str, ...]
    breaks: frozenset[int] = frozenset()
    endings: tuple[str, ...] = field(default=())

    def find(self, phrase: str) -> list[Place]:
        """Return every place of the phrase; its last word may bear the ending of a possessor."""
        wanted = split_words(phrase).words
        if not wanted:
            return []
        size = len(wanted)
        return [
            Place(at, at + size)
            for at in range(len(self.words) - size + 1)
            if self.words[at : at + size - 1] == wanted[:-1] and self._is_form(self.words[at + size - 1], wanted[-1])
        ]

    def has(self, phrases: Iterable[str], first: int = 0, last: int | None = None) -> str | None:
        """Return the first of the phrases that stands between two words, accents and all; None where none does."""
        part = self.written[first:last]
        for phrase in phrases:
            wanted = split_words(phrase).written
            size = len(wanted)
            if wanted and any(part[at : at + size] == wanted for at in range(len(part) - size + 1)):
                return phrase
        return None

    def end_of_clause(self, position: int) -> int:
        """Return the word before which the clause of what ends at the position ends."""
        return min((at for at in self.breaks if at >= position), default=len(self.words))

    def _is_form(self, word: str, wanted: str) -> bool:
        return word == wanted or any(word == wanted + ending for ending in self.endings)


def split_words(text: str, endings: Iterable[str] = (), months: Container[str] = ()) -> Words:
    """Return the words of a text; endings are those of possessors, months no other word where they have a capital."""
    words: list[str] = []
    written: list[str] = []
    breaks: set[int] = set()
    for piece in _PIECES.findall(fold_marks(text)):
        if piece in _CLAUSE_MARKS:
            breaks.add(len(words))
        else:
            small = piece.lower()
            words.append("".join(fold(piece).split()) or small)
            written.append(_MONTH if words[:-1] and piece[0].isupper() and small in months else small)
    folded = tuple(dict.fromkeys(ending for one in endings if (ending := fold(one).replace(" ", ""))))
    return Words(tuple(words), tuple(written), frozenset(breaks), folded)
