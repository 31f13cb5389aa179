"""Reading: claims out of text, beside a blank tokeniser over the same text."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from loaders.extraction import extract
from loaders.extraction.language import known_languages, read_language_file
from loaders.known import Known
from tests.performance.figures import Figure, in_turn, median_ratio, milliseconds

_ROUNDS = 5
_SENTENCES = 400


def measure_extraction() -> list[Figure]:
    """Return the speed in English beside spaCy's blank tokeniser; nothing where spaCy is not installed."""
    if find_spec("spacy") is None:
        return []
    spacy = import_module("spacy")
    text = _varied_text("en")
    tokenise = spacy.blank("en")
    tokenise.max_length = len(text) + 1

    def ours() -> None:
        extract(text, Known(lang="en"))

    def theirs() -> None:
        tokenise(text)

    in_turn(ours, theirs, 1)
    mine, other = in_turn(ours, theirs, _ROUNDS)
    ratio = median_ratio(other, mine)
    return [
        Figure(
            f"claims out of {len(text):,} characters of English, {len(known_languages())} languages known",
            milliseconds(mine),
            f"spaCy's blank tokeniser: {milliseconds(other)}",
            ratio,
            "characters a second at least 0.5 of spaCy's",
        )
    ]


def _varied_text(code: str) -> str:
    """Return the language's own example sentences as paragraphs, each with another number in it."""
    examples = [example.text for example in read_language_file(code).examples]
    paragraphs = (
        f"{examples[place % len(examples)]} It was case number {place} of that year." for place in range(_SENTENCES)
    )
    return "\n\n".join(paragraphs)
