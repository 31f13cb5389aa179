"""Anaphora: what a description or a pronoun stands for, from a typed memory of what was spoken of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from graph.model import EntityType
from loaders.extraction.document import Referent

_SUBJECT_BONUS = 0.7
_FREQUENCY_BONUS = 0.12
_MEMORY = 12
_PERSON = frozenset({EntityType.PERSON})
_THINGS = frozenset(
    {EntityType.COMPANY, EntityType.REGULATOR, EntityType.UNION, EntityType.ORGANIZATION, EntityType.PUBLIC_BODY, EntityType.COURT,
     EntityType.MEDIA_OUTLET, EntityType.PARTY}
)  # fmt: skip


@dataclass(slots=True)
class Discourse:
    """Who was spoken of, when last, how often and how prominently."""

    scores: dict[Referent, float] = field(default_factory=dict)
    counts: dict[Referent, int] = field(default_factory=lambda: defaultdict(int))
    sentence: int = 0

    def note(self, referent: Referent, prominent: bool) -> None:
        """Remember that the current sentence names the referent."""
        self.counts[referent] += 1
        bonus = _SUBJECT_BONUS if prominent else 0.0
        if referent.last_seen == self.sentence:
            bonus = max(bonus, self.scores.get(referent, 0.0) - self.sentence)
        self.scores[referent] = self.sentence + bonus
        referent.last_seen = self.sentence

    def find(
        self, types: frozenset[EntityType], noun: str | None = None, exclude: tuple[Referent, ...] = (), within: int = _MEMORY
    ) -> Referent | None:
        """Return the most prominent referent of the types, one that bore the noun before all others."""
        best: Referent | None = None
        best_score = float("-inf")
        for referent, score in self.scores.items():
            if referent.type not in types or referent in exclude or self.sentence - referent.last_seen > within:
                continue
            score += _FREQUENCY_BONUS * min(self.counts[referent], 8)
            if noun is not None and noun in referent.nouns:
                score += 20
            if score > best_score:
                best, best_score = referent, score
        return best

    def find_person(self, within: int = 2) -> Referent | None:
        """Return the person that 'he' or 'she' stands for."""
        return self.find(_PERSON, within=within)

    def find_thing(self, within: int = 1, exclude: tuple[Referent, ...] = ()) -> Referent | None:
        """Return the organisation that 'it' stands for."""
        return self.find(_THINGS, within=within, exclude=exclude)
