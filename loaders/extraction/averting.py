"""Averting: deeds that somebody was cleared of, fines that he escaped, and what is said to be untrue or feared."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.voice import Trigger

_DEEDS = frozenset({Predicate.MONITORED, Predicate.HIRED, Predicate.FIRED, Predicate.SUPPLIED})
_REACH = 10
_ROMANCE = ("er", "ir", "ar", "re", "oir", "arlo", "arla", "arsi", "rlo", "rla", "rle", "rli", "rlos", "rlas")
_MEASURES = frozenset({Predicate.FINED, Predicate.ORDERED})


class Averting:
    """Tells of the triggers of one sentence whether its words take back what they say."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.closed = clauses, clauses.language.file.closed
        sentence = clauses.scan.sentence
        lowered = [lexeme.lower for lexeme in clauses.tokens.lexemes[sentence.first : sentence.last]]
        self.words, self.text = frozenset(lowered), f" {' '.join(lowered)} "
        self.cleared, self.averted = self._holds(self.closed.cleared), self._holds(self.closed.averted)
        judged = any(mention.types is EntityType.COURT for mention in clauses.mentions)
        self.dismissed = judged and self._holds(self.closed.dismissed)
        self.untrue, self.feared = self._holds(self.closed.untrue), self._holds(self.closed.fears)

    def why(self, trigger: Trigger) -> str:
        """Return why the sentence takes the deed or measure back, or an empty text."""
        predicate = trigger.rule.predicate
        if predicate in _DEEDS and (self.cleared or self.dismissed):
            return "somebody was cleared of it"
        if predicate in _MEASURES and self.averted:
            return "somebody escaped it"
        if predicate not in _DEEDS and predicate not in _MEASURES:
            return ""
        if self._is_unreal(trigger):
            return "only forbidden, considered or refused"
        if self.untrue and not self._is_answered():
            return "it is said to be untrue"
        if self.feared and self._is_future(trigger):
            return "only feared"
        return ""

    def _holds(self, phrases: tuple[str, ...]) -> bool:
        return any(f" {phrase} " in self.text if " " in phrase else phrase in self.words for phrase in phrases)

    def _is_unreal(self, trigger: Trigger) -> bool:
        """Tell whether the deed is an infinitive behind a verb that leaves it undone: 'forbade X to film'."""
        clauses = self.clauses
        if trigger.passive or trigger.rule.voice == "noun" or not self._is_infinitive(trigger):
            return False
        unreal, flags = clauses.language.bit("unreal"), clauses.tokens.flags
        for at in range(trigger.first - 1, max(clauses.scan.sentence.first, trigger.first - _REACH) - 1, -1):
            if flags[at] & unreal:
                return True
            if at in clauses.verbs and not flags[at] & clauses.language.bit("infinitives"):
                return False
        return False

    def _is_infinitive(self, trigger: Trigger) -> bool:
        clauses, grammar = self.clauses, self.clauses.language.file.grammar
        word = clauses.tokens.lexemes[trigger.first].lower
        if grammar.adjectives_follow:
            return word.endswith(_ROMANCE)
        if grammar.zero_that and not grammar.verb_second and word.endswith("ing"):
            return True
        spots = range(max(clauses.scan.sentence.first, trigger.first - 2), trigger.last)
        return any(clauses.tokens.flags[at] & clauses.language.bit("infinitives") for at in spots)

    def _is_answered(self) -> bool:
        """Tell whether somebody in the sentence denies it or says so: then it is his word, and no more."""
        scan = self.clauses.scan
        denied = any(hit.entry.value.predicate is Predicate.DISPUTED for hit in scan.of("trigger"))
        return denied or any(hit.entry.value != "according" for hit in scan.of("speech"))

    def _is_future(self, trigger: Trigger) -> bool:
        segment = self.clauses.segment(trigger.first)
        bits = self.clauses.language.bit("future") | self.clauses.language.bit("conditional")
        return any(self.clauses.tokens.flags[at] & bits for at in range(segment.first, segment.last))
