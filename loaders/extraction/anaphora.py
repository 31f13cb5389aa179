"""Anaphora: what a description or a pronoun stands for, from a typed memory of what was spoken of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from graph.model import EntityType
from loaders.extraction.document import Referent

_FREQUENCY_BONUS = 0.3
_TOPIC_BONUS = 1.5
_TOPIC_MEMORY = 4
_MEMORY = 12
_PERSON = frozenset({EntityType.PERSON})
_THINGS = frozenset(
    {EntityType.COMPANY, EntityType.REGULATOR, EntityType.UNION, EntityType.ORGANIZATION, EntityType.PUBLIC_BODY,
     EntityType.COURT, EntityType.MEDIA_OUTLET, EntityType.PARTY}
)  # fmt: skip

_OBJECTS = (_THINGS | _PERSON) - {EntityType.REGULATOR, EntityType.COURT, EntityType.PUBLIC_BODY}


@dataclass(slots=True)
class Discourse:
    """Who was spoken of, when last, how often and how prominently."""

    scores: dict[Referent, float] = field(default_factory=dict)
    counts: dict[Referent, int] = field(default_factory=lambda: defaultdict(int))
    sentence: int = 0
    topic: Referent | None = None
    weights: dict[Referent, int] = field(default_factory=dict)

    def note(self, referent: Referent, bonus: float) -> None:
        """Remember that the current sentence names the referent; `bonus` from 0 to 0.9 says how prominently."""
        self.counts[referent] += 1
        if referent.last_seen == self.sentence:
            bonus = max(bonus, self.scores.get(referent, 0.0) - self.sentence)
        self.scores[referent] = self.sentence + bonus
        referent.last_seen = self.sentence

    def touch(self, referent: Referent) -> None:
        """Remember that a pronoun of the current sentence stands for the referent."""
        self.scores[referent] = max(self.scores.get(referent, 0.0), self.sentence + 0.2)
        referent.last_seen = self.sentence

    def find(
        self, types: frozenset[EntityType], noun: str | None = None, exclude: tuple[Referent, ...] = (),
        within: int = _MEMORY, named: bool = False, frequency: float = _FREQUENCY_BONUS, bonus: Referent | None = None,
    ) -> Referent | None:  # fmt: skip
        """Return the most prominent referent of the types, one that bore the noun before all others."""
        best: Referent | None = None
        best_score = float("-inf")
        for referent in self.scores:
            if referent in exclude or self.sentence - referent.last_seen > within:
                continue
            if referent.type not in types and not _may_be_company(referent, types):
                continue
            borne = noun is not None and bears(referent, noun)
            if named and not borne:
                continue
            score = self._prominence(referent, types, frequency, 3 if referent is bonus else 0) + (20 if borne else 0)
            if score > best_score:
                best, best_score = referent, score
        if best is not None and best.type is None and best_score > 0:
            best.type = EntityType.COMPANY
        return best if best is None or best.type is not None else None

    def _prominence(self, referent: Referent, types: frozenset[EntityType], frequency: float, bonus: float) -> float:
        """Return how recently, prominently and often it was spoken of; far less where it is only perhaps a company."""
        score, age = self.scores[referent], self.sentence - referent.last_seen
        if _may_be_company(referent, types):
            score -= 0.5 if age <= 1 else 100
        score += bonus
        score += frequency * min(max(self.counts[referent], self.weights.get(referent, 0)), 8)
        if referent is self.topic and frequency == _FREQUENCY_BONUS and age <= _TOPIC_MEMORY:
            score += _TOPIC_BONUS
        return score

    def find_person(self, within: int = 2) -> Referent | None:
        """Return the person that 'he' or 'she' stands for."""
        return self.find(_PERSON, within=within, frequency=0.0)

    def find_thing(self, within: int = 1, exclude: tuple[Referent, ...] = ()) -> Referent | None:
        """Return the organisation that 'it' stands for."""
        return self.find(_THINGS, within=within, exclude=exclude, frequency=0.05)

    def find_either(self, within: int = 1, exclude: tuple[Referent, ...] = ()) -> Referent | None:
        """Return the person or organisation that a pronoun without difference between them stands for."""
        return self.find(_THINGS | _PERSON, within=within, exclude=exclude, frequency=0.05)

    def find_object(self, acting: tuple[Referent, ...], within: int = 2) -> Referent | None:
        """Return the party that an object pronoun stands for: no authority, and none of those that act."""
        return self.find(_OBJECTS, within=within, exclude=acting, frequency=0.05)


def _may_be_company(referent: Referent, types: frozenset[EntityType]) -> bool:
    """Tell whether a name of unknown type passes where companies are sought."""
    return referent.type is None and EntityType.COMPANY in types and referent.solid and not referent.place


def bears(referent: Referent, noun: str) -> bool:
    """Tell whether the referent was described by the noun, or its name holds it as a word or as the end of one."""
    if noun in referent.nouns:
        return True
    last = noun.rsplit(maxsplit=1)[-1]
    return any(
        word == last or (len(last) > 4 and word.endswith(last)) or (len(word) > 4 and last[:-1] == word)
        for form in referent.forms
        for word in form.lower().split()
    )
