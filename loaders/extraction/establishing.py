"""Establishing: deeds told right beside the decision that punished them are what the authority found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import EntityType, Modality, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECIDERS, DECISIONS, DEEDS
from loaders.extraction.document import Draft, Referent
from loaders.extraction.doers import find_reason
from loaders.extraction.memory import Memory
from loaders.extraction.speech import Saying

_BEHIND = 2
_BEFORE = 1
_OPENING = 3


@dataclass(slots=True)
class Decided:
    """A decision that an earlier sentence told, and whether that sentence speaks of watching."""

    sentence: int
    authority: Referent
    object: Referent | None
    watching: bool


@dataclass(slots=True)
class Decisions:
    """The decisions of the page so far."""

    known: list[Decided] = field(default_factory=list)

    def note(self, drafts: list[Draft], clauses: Clauses) -> None:
        """Remember the decisions of a sentence."""
        decided = [one for one in drafts if one.predicate in DECISIONS and one.subject.type in DECIDERS]
        watching = bool(decided) and speaks_of_watching(clauses)
        self.known += [Decided(clauses.scan.index, one.subject, one.object, watching) for one in decided]

    def establish(self, draft: Draft, clauses: Clauses) -> bool:
        """Hold a deed as found that the sentences right behind the decision on it go on to tell."""
        if draft.predicate is not Predicate.MONITORED or _adds(clauses):
            return False
        here = {m.referent for m in clauses.mentions if m.types in DECIDERS or m.fits & DECIDERS}
        for one in reversed(self.known):
            if clauses.scan.index - one.sentence > _BEHIND:
                return False
            if one.object is draft.subject and one.watching and here <= {one.authority}:
                draft.modality, draft.attributed_to = Modality.FOUND, one.authority
                return True
        return False


def establish_by(
    draft: Draft,
    drafts: Sequence[Draft],
    clauses: Clauses,
    saying: Saying | None,
    works_for: Mapping[Referent, Referent],
) -> bool:
    """Hold a deed as found by the decision of its sentence that is about it, and tell whether one is.

    A fine that stands between commas in passing is another matter: 'X, fined by the CNIL in 2019, spies on its staff'.
    """
    for other in drafts:
        charged = other.object in (draft.subject, works_for.get(draft.subject))
        if other.predicate not in DECISIONS or not other.subject.name or not charged:
            continue
        if find_reason(clauses, draft) < 0:
            told = saying is not None and saying.speaker not in (None, other.subject)
            if told or is_in_passing(other, draft, clauses):
                continue
        draft.modality, draft.attributed_to = Modality.FOUND, other.subject
        return True
    return False


def is_in_passing(decision: Draft, deed: Draft, clauses: Clauses) -> bool:
    """Tell whether a decision stands between two commas before the deed that the main clause tells."""
    number, main = clauses.index(decision.position), clauses.index(deed.position)
    inserted = clauses.segments[number].opener in ("comma", "rel", "bracket")
    return inserted and number < main and clauses.segments[main].opener in ("comma", "close", "start")


def establish_earlier(clauses: Clauses, memory: Memory) -> None:
    """Hold as found what the sentence before told of whom this one tells to be punished for watching."""
    here = clauses.scan.index
    punished = {
        draft.object: draft.subject for draft in memory.drafts
        if draft.sentence == here and draft.predicate in DECISIONS and draft.subject.type in DECIDERS
    }  # fmt: skip
    if not punished or not speaks_of_watching(clauses):
        return
    for draft in memory.drafts:
        if is_own(draft) and draft.predicate is Predicate.MONITORED and here - draft.sentence == _BEFORE:
            authority = punished.get(draft.subject)
            if authority is not None:
                draft.modality, draft.attributed_to = Modality.FOUND, authority


def is_own(draft: Draft) -> bool:
    """Tell whether the page tells a deed in its own voice."""
    return draft.predicate in DEEDS and draft.modality is Modality.ASSERTED and draft.attributed_to is None


def speaks_of_watching(clauses: Clauses) -> bool:
    """Tell whether the sentence holds a word of watching or a means of it."""
    scan = clauses.scan
    watches = any(hit.entry.value.predicate is Predicate.MONITORED for hit in scan.of("trigger"))
    means = any(mention.types is EntityType.TECHNOLOGY for mention in clauses.mentions)
    return watches or means or bool(scan.of("technology"))


def _adds(clauses: Clauses) -> bool:
    """Tell whether the sentence opens with a word by which it goes beyond what was said: 'It also filmed'."""
    sentence, adding = clauses.scan.sentence, clauses.language.bit("adding")
    opening = range(sentence.first, min(sentence.first + _OPENING, sentence.last))
    return any(clauses.tokens.flags[at] & adding for at in opening)
