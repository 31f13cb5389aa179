"""Quoting: whose word a sentence is that stands within a quotation of several, or goes on with one.

'"X films its drivers. It hired Y," said the union' attributes both sentences, though only the second one has a verb of
saying; a quotation that nobody is named for is somebody's word still.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model import Modality
from loaders.extraction.document import Draft, Referent
from loaders.extraction.establishing import is_own
from loaders.extraction.language import Language
from loaders.extraction.rulings import is_finder
from loaders.extraction.speech import Saying
from loaders.extraction.tokens import Sentence, Tokens

_CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "”": "”"}
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two quotation marks, by the tokens of the marks."""

    first: int
    last: int


def find_quotations(tokens: Tokens, sentences: Sequence[Sentence]) -> list[Quotation]:
    """Return the quotations of a text; one that a paragraph leaves open ends with it, as the next opens it anew."""
    found: list[Quotation] = []
    opened, mark, paragraph = -1, "", -1
    for sentence in sentences:
        if sentence.paragraph != paragraph and opened >= 0:
            found.append(Quotation(opened, sentence.first))
            opened = -1
        paragraph = sentence.paragraph
        for at in range(sentence.first, sentence.last):
            surface = tokens.lexemes[at].surface
            if opened >= 0 and surface in _CLOSING[mark]:
                found.append(Quotation(opened, at))
                opened = -1
            elif opened < 0 and surface in _CLOSING:
                opened, mark = at, surface
    return [one for one in found if one.last - one.first <= _LONGEST]


def attribute_quoted(
    drafts: Sequence[Draft],
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    heard: Mapping[int, Sequence[Saying]],
    posts: Mapping[Referent, Referent],
    language: Language,
) -> None:
    """Hold the deeds that open within a quotation by whose word they are: alleged, found or admitted."""
    for draft in drafts:
        sentence = sentences[draft.sentence]
        around = [q for q in quotations if q.first <= sentence.first and draft.position < q.last]
        if not around or not is_own(draft):
            continue
        speaker = _find_speaker(around[-1], draft.sentence, sentences, heard)
        draft.modality, draft.attributed_to = Modality.ALLEGED, speaker
        if speaker is not None and (speaker is draft.subject or posts.get(speaker) is draft.subject):
            draft.modality = Modality.ADMITTED
        elif is_finder(speaker, language):
            draft.modality = Modality.FOUND


def _find_speaker(
    quotation: Quotation, here: int, sentences: Sequence[Sentence], heard: Mapping[int, Sequence[Saying]]
) -> Referent | None:
    """Return whose the quotation is: named behind it, else before it, else in the sentence before."""
    held = [n for n, one in enumerate(sentences) if one.first <= quotation.last and quotation.first < one.last]
    outside = [
        saying
        for number in held
        for saying in heard.get(number, ())
        if saying.speaker is not None and not quotation.first < saying.at < quotation.last
    ]
    behind = [saying for saying in outside if saying.at > quotation.last]
    before = [saying for saying in heard.get(held[0] - 1 if held else here - 1, ()) if saying.speaker is not None]
    chosen = behind[:1] or outside[-1:] or before[-1:]
    return chosen[0].speaker if chosen else None
