"""Revision: what a later sentence says of an earlier claim: that an advert was taken back, or whose word it was."""

from __future__ import annotations

from graph.model import EntityType, Modality, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import CRITICS, DEEDS
from loaders.extraction.establishing import establish_earlier, is_own
from loaders.extraction.memory import Memory
from loaders.extraction.rulings import is_finder
from loaders.extraction.speech import Saying

_BODIES = CRITICS - {EntityType.PERSON, EntityType.GROUP}
_SOURCE_LINE = 12
_FARTHEST = 3
_OPENING = 3


def revise(clauses: Clauses, memory: Memory, sayings: list[Saying]) -> None:
    """Change earlier claims by what the sentence says of them."""
    _withdraw(clauses, memory)
    _attribute(clauses, memory, sayings)
    _take_up(clauses, memory, sayings)
    _turn_to_accused(clauses, memory)
    establish_earlier(clauses, memory)
    _defer_headline(clauses, memory)
    memory.sentences[clauses.scan.index] = clauses.scan.sentence


def _withdraw(clauses: Clauses, memory: Memory) -> None:
    """Mark job adverts of earlier claims as withdrawn where the sentence says that they are gone."""
    withdrawn = clauses.language.bit("withdrawn")
    sentence = clauses.scan.sentence
    if not any(clauses.tokens.flags[at] & withdrawn for at in range(sentence.first, sentence.last)):
        return
    for draft in reversed(memory.drafts):
        if draft.predicate is Predicate.ADVERTISED_FOR and clauses.scan.index - draft.sentence <= 6:
            draft.qualifiers["withdrawn"] = True
            return


def _attribute(clauses: Clauses, memory: Memory, sayings: list[Saying]) -> None:
    """Give the deeds of the sentences before to the medium that a line of its own names: 'Det skriver Politiken.'"""
    sentence = clauses.scan.sentence
    if sentence.last - sentence.first > _SOURCE_LINE:
        return
    media = {m.referent for m in clauses.mentions if m.types is EntityType.MEDIA_OUTLET}
    others = [m for m in clauses.mentions if m.kind == "name" and m.types is not EntityType.MEDIA_OUTLET]
    if len(media) != 1 or others or not any(saying.kind in ("say", "find") for saying in sayings):
        return
    told = [draft for draft in memory.drafts if is_own(draft)]
    reach = _reach(clauses, memory)
    for draft in told:
        if clauses.scan.index - draft.sentence <= reach:
            draft.modality, draft.attributed_to = Modality.ALLEGED, next(iter(media))


def _take_up(clauses: Clauses, memory: Memory, sayings: list[Saying]) -> None:
    """Hold the deeds of the sentence before by whose word a short one says that they are: 'Das behauptet Verdi.'"""
    sentence, here = clauses.scan.sentence, clauses.scan.index
    opening = " ".join(lexeme.lower for lexeme in clauses.tokens.lexemes[sentence.first : sentence.first + _OPENING])
    points = any(f"{opening} ".startswith(f"{phrase} ") for phrase in clauses.language.file.speech.pointing)
    articled = any(m.first <= sentence.first + 1 < m.last for m in clauses.mentions)
    if not points or articled or sentence.last - sentence.first > _SOURCE_LINE:
        return
    charges = (Predicate.ACCUSED, Predicate.DISPUTED)
    charged = any(hit.entry.value.predicate in charges for hit in clauses.scan.of("trigger"))
    if not (sayings or charged) or any(one.sentence == here and one.predicate in DEEDS for one in memory.drafts):
        return
    # 'Det' and 'das' take up what was said, never who was spoken of: only who is named here says so.
    named = {m.referent: m.types for m in clauses.mentions if m.kind == "name" and m.referent is not None}
    critics = [one for one, type_ in named.items() if type_ in CRITICS]
    saying = next((one for one in sayings if one.speaker in named), sayings[0] if sayings else None)
    speaker = saying.speaker if saying is not None and saying.speaker in named else None
    speaker = speaker or (critics[0] if len(critics) == 1 else next(iter(named)) if len(named) == 1 else None)
    alleges = saying is not None and clauses.tokens.flags[saying.at] & clauses.language.bit("alleges")
    states = saying is not None and saying.kind in ("say", "find") and not alleges
    for draft in memory.drafts:
        if not is_own(draft) or here - draft.sentence != 1:
            continue
        own = speaker is draft.subject or (speaker, draft.subject) in memory.posts
        if own and saying is not None:
            draft.modality = Modality.DENIED if saying.kind == "deny" else Modality.ADMITTED
        elif states and is_finder(speaker, clauses.language):
            draft.modality = Modality.FOUND
        else:
            draft.modality = Modality.ALLEGED
        draft.attributed_to = speaker


def _turn_to_accused(clauses: Clauses, memory: Memory) -> None:
    """Give a deed of 'it' to whom the critic of the sentence before blames: 'The union says X spied. It fired Y.'"""
    here = clauses.scan.index
    for draft in memory.drafts:
        critic = draft.subject
        if draft.sentence != here or draft.predicate not in DEEDS or critic.type not in _BODIES:
            continue
        kinds = {m.kind for m in clauses.mentions if m.referent is critic}
        blamed = {
            one.subject for one in memory.drafts
            if one.sentence == here - 1 and one.predicate in DEEDS and one.attributed_to is critic
        } - {critic}  # fmt: skip
        if "pronoun" in kinds and "name" not in kinds and len(blamed) == 1:
            draft.subject, draft.modality, draft.attributed_to = blamed.pop(), Modality.ALLEGED, critic


def _defer_headline(clauses: Clauses, memory: Memory) -> None:
    """Hold a deed that the headline tells as the text does that says whose word it is."""
    here = clauses.scan.index
    if clauses.scan.sentence.kind == "headline":
        return
    told = {
        (draft.subject, draft.predicate, draft.object): draft for draft in memory.drafts
        if draft.sentence == here and draft.predicate in DEEDS and draft.attributed_to is not None
    }  # fmt: skip
    for draft in memory.drafts if told else ():
        same = told.get((draft.subject, draft.predicate, draft.object))
        if (
            same is not None
            and draft.sentence < here
            and memory.sentences[draft.sentence].kind == "headline"
            and is_own(draft)
        ):
            draft.modality, draft.attributed_to = same.modality, same.attributed_to


def _reach(clauses: Clauses, memory: Memory) -> int:
    """Return over how many sentences back a source line reaches: its paragraph, or the one before; not past a source.

    A sentence that has a source of its own ends it.
    """
    here = clauses.scan.index
    sourced = [
        here - draft.sentence for draft in memory.drafts
        if draft.predicate in DEEDS and draft.attributed_to is not None and draft.sentence < here
    ]  # fmt: skip
    same = 1
    while (
        same < min(_FARTHEST, here)
        and memory.sentences[here - same - 1].paragraph == memory.sentences[here - 1].paragraph
    ):
        same += 1
    return max(1, min([same, *(gap - 1 for gap in sourced)]))
