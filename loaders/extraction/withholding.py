"""Withholding: what a clause names without saying that it was: a fine ruled out, a suit that nobody files."""

from __future__ import annotations

from functools import cached_property

from graph.model import Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECISIONS, DEEDS, PROCEEDINGS
from loaders.extraction.voice import Trigger

_HEAD = 4
_NOUNS = DECISIONS | PROCEEDINGS | {Predicate.MONITORED, Predicate.HIRED, Predicate.FIRED}


class Withholding:
    """Tells of the triggers of one sentence which only name what was not, or not yet."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.grammar = clauses, clauses.language.file.grammar
        self.flags, self.lexemes, self.bit = clauses.tokens.flags, clauses.tokens.lexemes, clauses.language.bit

    def why(self, trigger: Trigger) -> str:
        """Return why the trigger gives no claim, or an empty text."""
        if trigger.rule.predicate not in DECISIONS | PROCEEDINGS | DEEDS:
            return ""
        if self.hoax:
            return "called a hoax"
        if self.supposed or self._is_hypothetical(trigger):
            return "only supposed"
        if self._is_cleft(trigger):
            return "said of somebody else"
        if trigger.rule.voice == "noun" and trigger.rule.predicate in _NOUNS and self._is_withheld(trigger):
            return "only named, not done"
        return ""

    def _is_withheld(self, trigger: Trigger) -> bool:
        """Tell whether the clause of a noun denies, plans, refuses or doubts it: 'schloss ein Bußgeld aus'."""
        segment, predicate = self.clauses.segment(trigger.first), trigger.rule.predicate
        spots = range(segment.first, segment.last)
        hits = [hit for hit in self.clauses.scan.of("trigger") if segment.first <= hit.first < segment.last]
        if predicate in DEEDS and any(hit.entry.value.predicate is Predicate.DISPUTED for hit in hits):
            return False
        # "The fine imposed on X has not been paid" was imposed, and an inquiry that is not closed goes on.
        imposed = any(hit.entry.value.predicate is predicate and hit.entry.value.voice == "participle" for hit in hits)
        denied = not (imposed and self.grammar.capital_names) and predicate is not Predicate.INVESTIGATED
        negated = self.bit("negations") if denied else 0
        # "without consent" denies nothing of the fine.
        return any(
            self.flags[at] & self.bit("withheld")
            or (self.flags[at] & negated and not self.flags[at] & self.bit("prepositions"))
            for at in spots
        )

    @cached_property
    def hoax(self) -> bool:
        """Whether the sentence opens with a word that calls what follows untrue: 'Bulo: ...'."""
        sentence = self.clauses.scan.sentence
        spots = range(sentence.first, min(sentence.first + _HEAD, sentence.last))
        colon = next((at for at in spots if self.lexemes[at].surface == ":"), -1)
        return any(self.flags[at] & self.bit("doubts") for at in range(sentence.first, colon))

    @cached_property
    def supposed(self) -> bool:
        """Whether the sentence asks to imagine what stands behind 'that': 'Imaginons que X espionne'."""
        if len(self.clauses.segments) < 2:
            return False
        first, second = self.clauses.segments[:2]
        conditions = self.bit("conditions")
        opens = self.flags[first.first] & conditions and not self.flags[first.first] & self.bit("subordinators")
        return bool(opens) and first.last - first.first <= 2 and bool(self.flags[second.first] & self.bit("that"))

    def _is_hypothetical(self, trigger: Trigger) -> bool:
        """Tell whether a gerund or infinitive opens a sentence that goes on in the conditional: 'En filmant, X'."""
        endings, segments = self.clauses.language.file.closed.conditional_endings, self.clauses.segments
        if not endings or self.clauses.index(trigger.first) != 0 or len(segments) < 2:
            return False
        word = self.lexemes[trigger.first].lower
        opening = trigger.first - segments[0].first <= 2
        nonfinite = word.endswith(self.grammar.gerund_endings) or trigger.rule.voice == "participle"
        behind = (self.lexemes[at].lower for one in segments[1:] for at in range(one.first, one.last))
        return opening and nonfinite and any(other.endswith(endings) for other in behind)

    def _is_cleft(self, trigger: Trigger) -> bool:
        """Tell whether the sentence says that just this one did not do it: 'no fue X quien espió'."""
        number = self.clauses.index(trigger.first)
        if number == 0 or self.clauses.segments[number].opener not in ("rel", "sub"):
            return False
        above = self.clauses.segments[number - 1]
        spots = range(above.first, above.last)
        being = any(self.flags[at] & self.bit("passive_auxiliaries") for at in spots)
        denied = any(self.flags[at] & self.bit("negations") for at in spots)
        named = [m for m in self.clauses.mentions if m.last == above.last and self.clauses.is_plain(m)]
        return being and denied and bool(named) and above.last - above.first <= 2 * _HEAD
