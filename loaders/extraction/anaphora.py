"""Anaphora: what a description or a pronoun stands for, from a typed memory of what was spoken of.

Salience follows centering theory: the subject of the sentence before goes ahead of its other parties, later sentences
ahead of earlier ones; what the page is about is the fallback. Nouns that tell a kind of body choose among those of
that kind, and of two parties that nothing tells apart neither is taken.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from graph.model import EntityType
from loaders.extraction.aboutness import Aboutness
from loaders.extraction.deeds import RUN_BY
from loaders.extraction.document import Draft, Referent
from loaders.extraction.genders import Genders
from loaders.extraction.kinds import Kinds, load_vague

_FREQUENCY_BONUS = 0.3
_TOPIC_BONUS = 1.5
_TOPIC_MEMORY = 7
_MEMORY = 12
_FRESH = 2
_DIGRESSION = 8.0
_SUBJECT = 0.9
_PLAIN = 0.5
_OTHER_SECTION = 3.0
_MARGIN = 0.19
_SURE = 0.5
_BORNE = 20.0
_KIN = 3.0
_BACKGROUND = 1.0
_GENERIC = 2.0
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
    central: bool = False
    behind: dict[Referent, Referent] = field(default_factory=dict)
    weights: dict[Referent, int] = field(default_factory=dict)
    kinds: Kinds | None = None
    genders: Genders | None = None
    section: int = 0
    sections: dict[Referent, int] = field(default_factory=dict)
    heading: bool = True
    subject: tuple[int, Referent] | None = None
    acting: set[Referent] = field(default_factory=set)
    turn: int = 0
    turns: dict[Referent, int] = field(default_factory=dict)

    def begin(self, sentence: int, heading: bool) -> None:
        """Go on to the next sentence; a heading behind text opens a section."""
        self.sentence = sentence
        if heading and not self.heading:
            self.section += 1
        self.heading = heading

    def turn_to(self, about: Aboutness, drafts: list[Draft]) -> Referent | None:
        """Weigh anew what the page is about, by what it told so far, and return that."""
        self.topic, self.weights = about.find_topic(drafts), about.weights
        self.central, self.behind = about.sure, about.behind
        return self.topic

    def note(self, referent: Referent, bonus: float) -> None:
        """Remember that the current sentence names the referent; `bonus` from 0 to 0.9 says how prominently."""
        self.counts[referent] += 1
        if bonus >= _PLAIN:
            self.acting.add(referent)
        self.turn += 1
        self.turns[referent] = self.turn
        if referent.last_seen == self.sentence:
            bonus = max(bonus, self.scores.get(referent, 0.0) - self.sentence)
        self.scores[referent] = self.sentence + bonus
        self.sections[referent] = self.section
        referent.last_seen = self.sentence

    def forget(self, referent: Referent) -> None:
        """Take back that the current sentence names the referent: a description was taken for it in error."""
        if referent.last_seen != self.sentence:
            return
        self.counts[referent] -= 1
        if self.counts[referent] < 1:
            self.scores.pop(referent, None)
            referent.last_seen = -1
        else:
            self.scores[referent] -= 1
            referent.last_seen -= 1

    def dominates(self, referent: Referent) -> bool:
        """Tell whether the page names no other employer half as often: what it leaves unsaid is about this one."""
        kinds = (EntityType.COMPANY, EntityType.PUBLIC_BODY)
        others = (n for other, n in self.weights.items() if other is not referent and other.type in kinds)
        return 2 * max(others, default=0) <= self.weights.get(referent, 0)

    def touch(self, referent: Referent) -> None:
        """Remember that a pronoun of the current sentence stands for the referent."""
        self.scores[referent] = max(self.scores.get(referent, 0.0), self.sentence + 0.2)
        self.sections[referent] = self.section
        referent.last_seen = self.sentence

    def promote(self, referent: Referent) -> None:
        """Remember that the referent is the subject of the current sentence."""
        self.subject = (self.sentence, referent)
        if referent.last_seen == self.sentence:
            self.scores[referent] = max(self.scores.get(referent, 0.0), self.sentence + _SUBJECT)

    def last_subject(self) -> tuple[Referent, ...]:
        """Return the subject of the sentence before, if it had one."""
        sentence, referent = self.subject or (-1, None)
        return (referent,) if referent is not None and self.sentence - sentence == 1 else ()

    def find(
        self, types: frozenset[EntityType], noun: str | None = None, exclude: tuple[Referent, ...] = (),
        within: int = _MEMORY, named: bool = False, frequency: float = _FREQUENCY_BONUS, bonus: Referent | None = None,
        gender: str = "",
    ) -> Referent | None:  # fmt: skip
        """Return the most prominent referent of the types that the noun can be said of; nobody where two are alike."""
        found: list[tuple[float, Referent]] = []
        wanted = self.kinds.of_noun(noun) if noun is not None and self.kinds is not None else frozenset()
        for referent in self.scores:
            if referent in exclude or self.sentence - referent.last_seen > within:
                continue
            borne = noun is not None and self.bears(referent, noun)
            if named and not borne:
                continue
            kin = bool(wanted) and self._is_kin(referent, wanted)
            if not self._fits(referent, types, bool(wanted) and (borne or kin)):
                continue
            if wanted and not borne and self._is_other(referent, wanted):
                continue
            if gender and self.genders is not None and not self.genders.agree(referent, gender):
                continue
            score = self._prominence(referent, types, frequency, 3 if referent is bonus else 0)
            if kin and wanted <= load_vague():
                score += _KIN
            if borne:
                score += self._weight(noun or "", referent) - (
                    _DIGRESSION if self._was_aside(referent, noun or "") else 0
                )
            found.append((score, referent))
        found = [(score - self._set_back(one, found), one) for score, one in found]
        best = self._best(found, noun is not None)
        if best is not None and best.type in RUN_BY and noun is not None and self._is_sure(found, noun):
            best.nouns.add(noun)
        return best

    def _set_back(self, referent: Referent, found: list[tuple[float, Referent]]) -> float:
        """Return how far a hired agency or a parent stands behind the body that it was named with."""
        if referent is self.topic:
            return 0.0
        other = self.behind.get(referent)
        hired = self.kinds is not None and len(found) > 1 and self.kinds.is_hired(referent)
        return _BACKGROUND if hired or any(one is other for _, one in found) else 0.0

    def bears(self, referent: Referent, noun: str) -> bool:
        """Tell whether the referent was described by the noun, or its name holds it."""
        return noun in referent.nouns if self.kinds is None else self.kinds.bears(referent, noun)

    def _fits(self, referent: Referent, types: frozenset[EntityType], alike: bool) -> bool:
        """Tell whether the type fits; a body of the very kind may be a company or not: a hospital, a club."""
        if referent.type in types or (_may_be_company(referent, types) and referent in self.acting):
            return True
        return alike and referent.type in RUN_BY and not types.isdisjoint(RUN_BY)

    def _was_aside(self, referent: Referent, noun: str) -> bool:
        """Tell whether the page named it once, some sentences ago, beside what it is about: a mere comparison."""
        once = self.weights.get(referent, 0) <= 1 and self.sentence - referent.last_seen >= _FRESH
        return once and self.topic not in (None, referent) and self.bears(self.topic, noun)

    def _is_kin(self, referent: Referent, wanted: frozenset[str]) -> bool:
        """Tell whether the referent is known to be of one of the kinds, or of one that goes with it."""
        return self.kinds is not None and self.kinds.is_known(referent, wanted)

    def _is_other(self, referent: Referent, wanted: frozenset[str]) -> bool:
        """Tell whether what is known of the referent forbids the noun."""
        return self.kinds is not None and self.kinds.clash(wanted, self.kinds.of(referent))

    def _weight(self, noun: str, referent: Referent) -> float:
        """Return how much it counts that a referent bore the noun: little where any company may."""
        if referent.name.casefold().endswith(f" {noun}"):
            return _BORNE
        return _GENERIC if self.kinds is not None and self.kinds.is_generic(noun) else _BORNE

    def _is_sure(self, found: list[tuple[float, Referent]], noun: str) -> bool:
        """Tell whether whoever is far ahead may bear the noun from now on: who was the chain once stays the chain."""
        if self.kinds is None or self.kinds.is_generic(noun):
            return False
        return len(found) < 2 or found[0][0] - found[1][0] >= _SURE

    def _best(self, found: list[tuple[float, Referent]], strict: bool) -> Referent | None:
        """Return whoever is clearly ahead; a name of unknown type then is a company."""
        found.sort(key=lambda pair: (-pair[0], -self.turns.get(pair[1], 0)))
        if not found:
            return None
        score, best = found[0]
        if strict and len(found) > 1 and score - found[1][0] < _MARGIN and not _is_same(best, found[1][1]):
            return None
        if strict and self._is_stale(best, score):
            return None
        if best.type is None and score > 0:
            best.type = EntityType.COMPANY
        return best if best.type is not None else None

    def _is_stale(self, best: Referent, score: float) -> bool:
        """Tell whether a body was spoken of too long ago, never bore the noun and is not what the page is about."""
        unsaid = best.type in RUN_BY and score - self.sentence < _BORNE / 2
        return unsaid and best is not self.topic and self.sentence - best.last_seen > _FRESH

    def find_latest(self, types: frozenset[EntityType]) -> Referent | None:
        """Return whoever of the types the sentence before named last."""
        found = [r for r in self.turns if r.type in types and self.sentence - r.last_seen == 1]
        return max(found, key=lambda referent: self.turns[referent]) if found else None

    def find_only(self, type_: EntityType, within: int = _TOPIC_MEMORY) -> Referent | None:
        """Return the one referent of the type that the page has spoken of, where the last sentences did so too."""
        found = [referent for referent in self.scores if referent.type is type_]
        near = len(found) == 1 and self.sentence - found[0].last_seen <= within
        return found[0] if near else None

    def _prominence(self, referent: Referent, types: frozenset[EntityType], frequency: float, bonus: float) -> float:
        """Return how recently, prominently and often it was spoken of; far less where it is only perhaps a company."""
        score, age = self.scores[referent], self.sentence - referent.last_seen
        if _may_be_company(referent, types):
            score -= 0.5 if age <= 1 else 100
        if self.sections.get(referent, self.section) != self.section:
            score -= _OTHER_SECTION
        score += bonus
        frequency = 0.0 if referent.type is EntityType.PERSON else frequency
        score += frequency * min(max(self.counts[referent], self.weights.get(referent, 0)), 8)
        main = self.central and referent is self.topic
        if main and frequency == _FREQUENCY_BONUS and age <= _TOPIC_MEMORY:
            score += _TOPIC_BONUS
        return score

    def find_person(
        self, within: int = 2, exclude: tuple[Referent, ...] = (), gender: str = ""
    ) -> Referent | None:  # fmt: skip
        """Return the person that 'he' or 'she' stands for."""
        return self.find(_PERSON, within=within, exclude=exclude, frequency=0.0, gender=gender)

    def find_thing(self, within: int = 1, exclude: tuple[Referent, ...] = (), gender: str = "") -> Referent | None:
        """Return the organisation that 'it' stands for."""
        return self.find(_THINGS, within=within, exclude=exclude, frequency=0.05, gender=gender)

    def find_either(self, within: int = 1, exclude: tuple[Referent, ...] = (), gender: str = "") -> Referent | None:
        """Return the person or organisation that a pronoun without difference between them stands for."""
        return self.find(_THINGS | _PERSON, within=within, exclude=exclude, frequency=0.05, gender=gender)

    def find_object(self, acting: tuple[Referent, ...], within: int = 2, gender: str = "") -> Referent | None:
        """Return the party that an object pronoun stands for: no authority, and none of those that act."""
        return self.find(_OBJECTS, within=within, exclude=acting, frequency=0.05, gender=gender)


def _is_same(one: Referent, two: Referent) -> bool:
    """Tell whether two referents bear one name in other letters: 'TELNOVA', 'Telnova'."""
    return one.name.casefold() == two.name.casefold()


def _may_be_company(referent: Referent, types: frozenset[EntityType]) -> bool:
    """Tell whether a name of unknown type passes where companies are sought."""
    return referent.type is None and EntityType.COMPANY in types and referent.solid and not referent.place
