"""Undone: infinitives of what was only forbidden, considered, due or possible: 'must fine X', 'forbade X to film'."""

from __future__ import annotations

from graph.model import Predicate
from loaders.extraction.causatives import causative
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECISIONS
from loaders.extraction.reach import has_infinitive, is_ahead
from loaders.extraction.voice import Trigger

_REACH = 10
_MEASURES = DECISIONS | {Predicate.FIRED}
_GERMANIC = ("en", "ern", "eln", "a", "e")
_BEFORE_GERUND = frozenset({"of", "from", "against", "to", "being", "without"})


class Undone:
    """Tells of the triggers of one sentence which are infinitives of what nobody says was done."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.grammar = clauses, clauses.language.file.grammar
        self.flags, self.bit = clauses.tokens.flags, clauses.language.bit

    def is_undone(self, trigger: Trigger) -> bool:
        """Tell whether the deed or measure is one that was due, possible or left, by its verb or what governs it."""
        if trigger.rule.voice == "noun":
            return False
        if self._is_nearly(trigger) or self._is_future_infinitive(trigger) or self._is_let_ahead(trigger):
            return True
        if self._is_paid(trigger):
            return False
        measure = trigger.rule.predicate in _MEASURES
        if measure and (self._stands_before(trigger, "modals") or self._is_conditional(trigger)):
            return True
        if measure and is_ahead(trigger.first, self.clauses):
            return True
        if trigger.passive or trigger.rule.voice != "active":
            return False
        clause = self.clauses.segment(trigger.first)
        if measure and has_infinitive(clause, self.clauses, "future_auxiliaries", "future"):
            return True
        if self._is_bare(trigger) and self._stands_before(trigger, "permits"):
            return True
        if not self._is_marked(trigger):
            return False
        if self.is_governed(trigger, "unreal"):
            return True
        return measure and self._hangs(trigger)

    def _is_nearly(self, trigger: Trigger) -> bool:
        """Tell whether it was only almost done: 'nearly fined X', 'hätte X beinahe überwacht'."""
        segment, lexemes = self.clauses.segment(trigger.first), self.clauses.tokens.lexemes
        numbers = self.clauses.language.file.amounts.numbers
        return any(
            self.flags[at] & self.bit("nearly")
            and not (lexemes[at + 1].digit or lexemes[at + 1].lower in numbers or not lexemes[at + 1].word)
            for at in range(segment.first, segment.last - 1)
        )

    def _is_let_ahead(self, trigger: Trigger) -> bool:
        """Tell whether nobody has let it happen yet: 'could have its drivers followed' (en)."""
        at = trigger.finite
        if trigger.passive or not at < trigger.first or not self.grammar.capital_names:
            return False
        ahead = self.bit("modals") | self.bit("permits") | self.bit("future") | self.bit("conditional")
        ahead |= self.bit("infinitives") | self.bit("unreal")
        if not any(self.flags[spot] & ahead for spot in range(max(0, at - 2), at)):
            return False
        return causative(self.clauses, trigger.first, trigger.last) == at

    def _is_future_infinitive(self, trigger: Trigger) -> bool:
        """Tell whether a form that is participle and infinitive alike is only ahead: 'wird ... entlassen'.

        The auxiliary makes the present passive and the future; only a word such as 'derzeit' tells the first.
        """
        rule, word = trigger.rule.trigger, self._word(trigger)
        if word not in rule.active or word not in rule.participle or not word.endswith("en"):
            return False
        clause = self.clauses.segment(trigger.first)
        passive, future = self.bit("passive_auxiliaries"), self.bit("future_auxiliaries")
        spots = range(clause.first, clause.last)
        auxiliaries = [self.flags[at] for at in spots if at != trigger.first and self.flags[at] & passive]
        if not auxiliaries or not all(flags & future for flags in auxiliaries):
            return False
        return not any(self.flags[at] & self.bit("ongoing") for at in spots)

    def _is_conditional(self, trigger: Trigger) -> bool:
        """Tell whether a conditional stands before it that carries on nobody's statement: 'would have fined'."""
        reported = self.clauses.language.file.closed.reported
        lexemes, flag, mark = self.clauses.tokens.lexemes, self.bit("conditional"), self.bit("infinitives")
        # "efter at have idømt" tells of what was done: the perfect infinitive is no hearsay behind its mark.
        return any(
            self.flags[at] & flag and lexemes[at].lower not in reported and not self.flags[at - 1] & mark
            for at in range(self.clauses.segment(trigger.first).first, trigger.first)
        )

    def _is_marked(self, trigger: Trigger) -> bool:
        """Tell whether it is an infinitive by its mark or form, or a gerund: 'to fine', 'at give', 'infliger'."""
        word = self._word(trigger)
        if self.grammar.adjectives_follow:
            return word.endswith(self.grammar.infinitive_endings)
        if self.grammar.zero_that and not self.grammar.verb_second and word.endswith("ing"):
            return True
        low = max(self.clauses.scan.sentence.first, trigger.first - 2)
        # 'att X gav' has a subject behind the word that marks infinitives too.
        low = max([low, *(m.last for m in self.clauses.mentions if low <= m.first and m.last <= trigger.first)])
        return any(self.flags[at] & self.bit("infinitives") for at in range(low, trigger.last))

    def _is_bare(self, trigger: Trigger) -> bool:
        """Tell whether its form may be an infinitive without a mark: 'moet ... opleggen', 'can fine'."""
        word = self._word(trigger)
        if self.grammar.adjectives_follow:
            # The trigger may be the noun of a support verb: 'ouvrir une enquête'.
            first = max(self.clauses.segment(trigger.first).first, trigger.first - 3)
            words = self.clauses.tokens.lexemes[first : trigger.first + 1]
            return any(one.lower.endswith(self.grammar.infinitive_endings) for one in words)
        if self.grammar.verb_second:
            return word.endswith(_GERMANIC)
        return not word.endswith(("s", "ed", "ing")) or self._lasts(trigger)

    def _lasts(self, trigger: Trigger) -> bool:
        """Tell whether it is the lasting form behind a bare auxiliary: 'may be spying'."""
        before = max(trigger.first - 1, 0)
        return self._word(trigger).endswith("ing") and bool(self.flags[before] & self.bit("passive_auxiliaries"))

    def _hangs(self, trigger: Trigger) -> bool:
        """Tell whether a word governs it that is none of deciding; a gerund by the word right before it."""
        at = trigger.first - 1
        if at <= self.clauses.scan.sentence.first:
            return False
        if self._word(trigger).endswith("ing") and self.grammar.zero_that:
            return self.clauses.tokens.lexemes[at].lower in _BEFORE_GERUND
        return not self.is_governed(trigger, "decided")

    def is_governed(self, trigger: Trigger, name: str) -> bool:
        """Tell whether a word of the class stands before it with no other verb between."""
        flag = self.bit(name)
        for at in range(trigger.first - 1, max(self.clauses.scan.sentence.first, trigger.first - _REACH) - 1, -1):
            if self.flags[at] & flag:
                return True
            small = self.bit("infinitives") | self.bit("passive_auxiliaries")
            if at in self.clauses.verbs and not self.flags[at] & small:
                return False
        return False

    def _stands_before(self, trigger: Trigger, name: str) -> bool:
        segment = self.clauses.segment(trigger.first)
        return any(self.flags[at] & self.bit(name) for at in range(segment.first, trigger.first))

    def _is_paid(self, trigger: Trigger) -> bool:
        """Tell whether it is paying that is due: 'must pay a fine' tells of one that was imposed."""
        return bool(trigger.rule.trigger.flip) or "subject" in trigger.rule.trigger.object

    def _word(self, trigger: Trigger) -> str:
        return self.clauses.tokens.lexemes[trigger.first].lower
