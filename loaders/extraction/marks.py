"""Marks: which commas, dashes, brackets and quote marks of a sentence part its clauses."""

from __future__ import annotations

from loaders.extraction.tokens import Sentence, Tokens

_MARKS = {
    "comma": (",",),
    "break": (";", ":", "–", "—", "…"),
    "bracket": ("(", "["),
    "close": (")", "]"),
    "quote": tuple('"“”„«»'),
}
_FEW_WORDS = 7
_DASHES = ("-", "–", "—")
_PAIRS = {
    "(": ")",
    "[": "]",
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "”": "”",
    ")": "",
    "]": "",
    "‘": "’",
    "’": "’",
    "'": "'",
}


class Marks:
    """Reads the marks of one sentence; `closed` are those around a few words without a verb, which part nothing."""

    def __init__(self, tokens: Tokens, sentence: Sentence, verbs: set[int]) -> None:
        self.tokens, self.sentence, self.verbs = tokens, sentence, verbs
        self.closed, self.dashes = self._short_pairs(), self._paired_dashes()

    def read(self, at: int) -> str:
        """Return what a mark opens behind it, or an empty text."""
        surface = self.tokens.lexemes[at].surface
        if at in self.dashes:
            return self.dashes[at]
        if surface == "-":
            return "break" if self._spaced(at) else ""
        return next((kind for kind, marks in _MARKS.items() if surface in marks), "")

    def _paired_dashes(self) -> dict[int, str]:
        """Return the dashes that open and close an insertion: 'X - the largest haulier - filmed its drivers'."""
        lexemes, sentence = self.tokens.lexemes, self.sentence
        spots = [
            at
            for at in range(sentence.first + 1, sentence.last - 1)
            if lexemes[at].surface in _DASHES and (self._spaced(at) or self._spaced(at + 1))
        ]
        if len(spots) != 2 or any(lexemes[at].surface in ";:" for at in range(*spots)):
            return {}
        return {spots[0]: "bracket", spots[1]: "close"}

    def _short_pairs(self) -> set[int]:
        """Return brackets and quote marks around a few words without a verb, which part nothing."""
        lexemes, sentence = self.tokens.lexemes, self.sentence
        found: set[int] = set()
        opened = -1
        for at in range(sentence.first, sentence.last):
            surface = lexemes[at].surface
            if surface not in _PAIRS:
                continue
            if opened >= 0 and surface in _PAIRS[lexemes[opened].surface] and at - opened <= _FEW_WORDS:
                marks = ".;:" if surface == ")" else ",.;:"
                if not any(spot in self.verbs or lexemes[spot].surface in marks for spot in range(opened, at)):
                    found.update((opened, at), (spot for spot in range(opened, at) if lexemes[spot].surface == ","))
                opened = -1
            else:
                opened = at
        return found

    def _spaced(self, at: int) -> bool:
        return at > 0 and self.tokens.starts[at] > self.tokens.ends[at - 1]


def end_of_quote(tokens: Tokens, sentence: Sentence, at: int) -> int:
    """Return where the quotation in guillemets around a token ends, or the sentence where it stands in none."""
    for back in range(at, sentence.first - 1, -1):
        if tokens.lexemes[back].surface == "»":
            return sentence.last
        if tokens.lexemes[back].surface == "«":
            closing = (spot for spot in range(at, sentence.last) if tokens.lexemes[spot].surface == "»")
            end = next(closing, sentence.last)
            return end if end - back > _FEW_WORDS else sentence.last
    return sentence.last
