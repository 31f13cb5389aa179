"""Averting: deeds that somebody was cleared of, fines that he escaped, and what is said to be untrue or feared."""

from __future__ import annotations

from functools import cached_property

from graph.model import STATES, EntityType, Predicate
from loaders.extraction.arguments import find_subjects
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECIDERS, DECISIONS, DEEDS, PROCEEDINGS
from loaders.extraction.implying import Implying
from loaders.extraction.undone import Undone
from loaders.extraction.voice import Trigger
from loaders.extraction.withholding import Withholding


class Averting:
    """Tells of the triggers of one sentence whether its words take back what they say."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.closed = clauses, clauses.language.file.closed
        sentence = clauses.scan.sentence
        lowered = [lexeme.lower for lexeme in clauses.tokens.lexemes[sentence.first : sentence.last]]
        self.words, self.text = frozenset(lowered), f" {' '.join(lowered)} "
        self.undone, self.implying, self.withholding = Undone(clauses), Implying(clauses), Withholding(clauses)
        self.triggers: list[Trigger] = []
        self.asked = clauses.tokens.lexemes[sentence.last - 1].surface == "?"

    @cached_property
    def cleared(self) -> bool:
        """Whether somebody was cleared, or a court or an authority dropped a case."""
        judged = any(mention.types in DECIDERS for mention in self.clauses.mentions)
        return self._holds(self.closed.cleared) or (judged and self._is_thrown_out())

    def _is_thrown_out(self) -> bool:
        """Tell whether a case was dismissed, and not a person from work: 'had been unfairly dismissed by X'."""
        fired = {
            at for one in self.triggers if one.rule.predicate is Predicate.FIRED and self._is_from_work(one)
            for at in range(one.first, one.last)
        }  # fmt: skip
        sentence = self.clauses.scan.sentence
        words = (
            lexeme.lower if at not in fired else ""
            for at, lexeme in enumerate(self.clauses.tokens.lexemes[sentence.first : sentence.last], sentence.first)
        )
        text = f" {' '.join(words)} "
        return any(f" {phrase} " in text for phrase in self.closed.dismissed)

    def _is_from_work(self, trigger: Trigger) -> bool:
        if not trigger.passive:
            return False
        subjects = find_subjects(self.clauses, trigger.first, trigger.finite)
        return bool(subjects) and subjects[0].types in (EntityType.PERSON, EntityType.GROUP)

    @cached_property
    def left(self) -> set[Predicate]:
        """Which measures the verbs of the sentence leave undone: their nouns tell of none either."""
        measures = (one for one in self.triggers if one.rule.predicate in DECISIONS)
        return {one.rule.predicate for one in measures if self.undone.is_undone(one)}

    def note(self, triggers: list[Trigger]) -> None:
        """Remember the triggers of the sentence."""
        self.triggers = triggers

    def why(self, trigger: Trigger) -> str:
        """Return why the sentence takes the deed or measure back, or an empty text."""
        predicate = trigger.rule.predicate
        withheld = self.withholding.why(trigger)
        if withheld:
            return withheld
        if predicate in DEEDS and self.cleared:
            return "somebody was cleared of it"
        if predicate in DECISIONS and self.asked:
            return "a question"
        if predicate in DECISIONS and self._holds(self.closed.averted):
            return "somebody escaped it"
        if predicate in PROCEEDINGS and (self.undone.is_undone(trigger) or self.implying.is_unimplied(trigger)):
            return "a case that is only possible"
        if predicate in STATES and self._is_no_state(trigger):
            return "no state, only wished for, possible or denied"
        if predicate not in DEEDS and predicate not in DECISIONS:
            return ""
        if self.implying.is_unimplied(trigger):
            return "nothing says that it was done"
        if self.undone.is_undone(trigger) or (trigger.rule.voice == "noun" and predicate in self.left):
            return "an infinitive of what was not done"
        if self._holds(self.closed.untrue) and not self._is_answered():
            return "it is said to be untrue"
        if (self._is_future(trigger) or self._is_dreaded(trigger)) and self._holds(self.closed.fears):
            return "only feared"
        return ""

    def _is_no_state(self, trigger: Trigger) -> bool:
        """Tell whether an office or ownership is only ahead, possible, wished for or denied: 'hopes to work for X'."""
        if trigger.rule.voice == "noun":
            return False
        if self.undone.is_governed(trigger, "unreal") or self.implying.is_unimplied(trigger):
            return True
        bit, segment = self.clauses.language.bit, self.clauses.segment(trigger.first)
        ahead = bit("future") | bit("modals") | bit("conditional") | bit("wishes") | bit("maybe")
        before = range(segment.first, segment.last if self.clauses.language.file.grammar.verb_final else trigger.first)
        denied = any(
            hit.entry.value in ("deny", "ask") and segment.first <= hit.first < trigger.first
            for hit in self.clauses.scan.of("speech")
        )
        return denied or any(self.clauses.tokens.flags[at] & ahead for at in before)

    def _holds(self, phrases: tuple[str, ...]) -> bool:
        return any(f" {phrase} " in self.text if " " in phrase else phrase in self.words for phrase in phrases)

    def _is_answered(self) -> bool:
        """Tell whether somebody in the sentence denies it or says so: then it is his word, and no more."""
        scan = self.clauses.scan
        denied = any(hit.entry.value.predicate is Predicate.DISPUTED for hit in scan.of("trigger"))
        return denied or any(hit.entry.value != "according" for hit in scan.of("speech"))

    def _is_dreaded(self, trigger: Trigger) -> bool:
        """Tell whether it stands in a clause right behind a word of fear: 'critics fear that X spies'."""
        clauses = self.clauses
        first = clauses.segment(trigger.first).first
        spots = range(max(clauses.scan.sentence.first, first - 3), first + 1)
        return any(clauses.tokens.lexemes[at].lower in self.closed.dreads for at in spots)

    def _is_future(self, trigger: Trigger) -> bool:
        segment = self.clauses.segment(trigger.first)
        bits = self.clauses.language.bit("future") | self.clauses.language.bit("conditional")
        return any(self.clauses.tokens.flags[at] & bits for at in range(segment.first, segment.last))
