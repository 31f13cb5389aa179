"""Implying: whether the word that governs an infinitive says that the deed was done: 'began to film', not 'agreed to'.

A closed list tells which words do (Karttunen, "Implicative Verbs", Language 47, 1971); behind any other one, known or
not, nothing was done. Only a word right behind its subject is taken for the one that governs: 'X agreed to film'.
"""

from __future__ import annotations

from functools import cached_property

from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECISIONS
from loaders.extraction.document import Mention
from loaders.extraction.scanning import Hit
from loaders.extraction.segments import Segment
from loaders.extraction.voice import Trigger

_MARK = 2
_SUBJECT = 4


class Implying:
    """Tells of the triggers of one sentence which are infinitives or gerunds that nothing says were done."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.grammar = clauses, clauses.language.file.grammar
        self.flags, self.lexemes, self.bit = clauses.tokens.flags, clauses.tokens.lexemes, clauses.language.bit
        bit = clauses.language.bit
        self.being = bit("perfect_auxiliaries") | bit("passive_auxiliaries")
        self.infinitive = bit("infinitives")
        self.small = self.being | bit("adverbs") | bit("negations") | bit("future") | bit("conditional")
        self.small |= bit("modals") | bit("reflexives")
        self.articles = bit("definite") | bit("indefinite") | bit("possessive")
        self.function = self.small | self.articles | bit("prepositions") | bit("of") | bit("by") | bit("coordinators")
        self.function |= bit("joiners") | bit("relatives") | bit("subordinators") | bit("whether")
        self.implied = bit("implicatives") | bit("causatives") | bit("hedges")

    @cached_property
    def told(self) -> set[int]:
        """Which tokens are of a verb of saying, or of a trigger that needs no other word beside it."""
        told = [
            *self.clauses.scan.of("speech"),
            *(hit for hit in self.clauses.scan.of("trigger") if not _needs_more(hit)),
        ]
        return {at for hit in told for at in range(hit.first, hit.last)}

    def is_unimplied(self, trigger: Trigger) -> bool:
        """Tell whether a word that does not say that it was done governs it, right behind its subject."""
        if trigger.rule.voice == "noun":
            return False
        first = self._first_auxiliary(trigger)
        if first < 0:
            return False
        taken = self.implied | (self.bit("decided") if trigger.rule.predicate in DECISIONS else 0)
        mark = self._find_mark(first)
        if mark < 0:
            return False
        if self.grammar.verb_final:
            return self._hangs_in_clause(first, taken) or self._hangs_on_clause_above(first, taken)
        at = self._skip_back(mark - 1)
        mention = self._ends_mention(at)
        if mention is not None:
            return self._is_inverted(mention, taken) or self._is_headline(mention, mark)
        return self._governs(at, taken) and self._is_behind_subject(at)

    def _first_auxiliary(self, trigger: Trigger) -> int:
        """Return where its form begins: at the verb, or at the infinitive auxiliary of a participle; -1 for neither."""
        if trigger.rule.voice in ("active", "passive"):
            return trigger.first
        first = trigger.first
        if self.grammar.verb_final:
            behind = trigger.last < self.clauses.scan.sentence.last and self.flags[trigger.last] & self.infinitive
            return first if behind or self.flags[max(0, first - 2)] & self.infinitive else -1
        while first > self.clauses.scan.sentence.first and self.flags[first - 1] & (self.being | self.bit("adverbs")):
            first -= 1
        return first if first < trigger.first and self.flags[first] & self.being else -1

    def _is_headline(self, mention: Mention, mark: int) -> bool:
        """Tell whether a bare infinitive behind its subject tells what is to come: 'CNIL to fine Google' (en)."""
        bare = mention.last == mark and self.flags[mark] & self.infinitive and self.clauses.is_plain(mention)
        if not self.grammar.capital_names or not bare:
            return False
        before = range(self.clauses.segment(mention.first).first, mention.first)
        return not any(at in self.clauses.verbs or self.flags[at] & self.bit("wielded") for at in before)

    def _find_mark(self, first: int) -> int:
        """Return where an infinitive or gerund begins with what links it to its governor; -1 for other forms."""
        floor, word, links = self.clauses.scan.sentence.first, self.lexemes[first].lower, self.grammar.links
        if self.grammar.adjectives_follow:
            mark = first if word.endswith(self.grammar.infinitive_endings) else -1
        elif self.grammar.zero_that and not self.grammar.verb_second and word.endswith(self.grammar.gerund_endings):
            mark = -1 if self.flags[first - 1] & self.being else first
        else:
            low = max(floor, first - _MARK)
            named = [m.last for m in self.clauses.mentions if low <= m.first and m.last <= first]
            spots = range(max([low, *named]), first + 1)
            mark = next((at for at in spots if self.flags[at] & self.infinitive), -1)
            behind = first + 1 < self.clauses.scan.sentence.last and self.flags[first + 1] & self.infinitive
            mark = first if mark < 0 and self.grammar.verb_final and behind else mark
        return mark - 1 if mark > floor and self.lexemes[mark - 1].lower in links else mark

    def _hangs_in_clause(self, first: int, taken: int) -> bool:
        """Tell whether the verb of its own clause does not say that it was done: 'scheint X zu ...', 'besloot X te'."""
        segment = self.clauses.segment(first)
        spots = range(segment.first, first)
        if any(self.lexemes[at].lower in self.grammar.purposes for at in spots):
            return False
        plain = [m for m in self.clauses.between(segment.first, first) if self.clauses.is_plain(m)]
        if not plain or segment.opener not in ("start", "coord"):
            return False
        behind = plain[0].last
        while behind < first and self.flags[behind] & self.small:
            behind += 1
        return self._governs(behind, taken) or self._is_inverted(plain[0], taken)

    def _hangs_on_clause_above(self, first: int, taken: int) -> bool:
        """Tell whether the clause before the comma has only words that do not say that it was done."""
        number = self.clauses.index(first)
        segment = self.clauses.segments[number]
        if number == 0 or segment.opener not in ("comma", "sub") or self._has_subject(segment, first):
            return False
        if any(self.lexemes[at].lower in self.grammar.purposes for at in range(segment.first, segment.first + 1)):
            return False
        above = self.clauses.segments[number - 1]
        named = {at for m in self.clauses.mentions for at in range(m.first, m.last)}
        words = [
            at
            for at in range(above.first, above.last)
            if at not in named and self.lexemes[at].word and not self.flags[at] & self.function
        ]
        if any(self.lexemes[at].capital and at != self.clauses.scan.sentence.first for at in words):
            return False
        return bool(words) and all(self._governs(at, taken) for at in words)

    def _has_subject(self, segment: Segment, first: int) -> bool:
        """Tell whether the clause has a finite verb, so that it is no infinitive clause."""
        return any(self.flags[at] & self.being or at in self.told for at in range(segment.first, first))

    def _skip_back(self, at: int) -> int:
        while at >= self.clauses.scan.sentence.first and self.flags[at] & self.small:
            at -= 1
        return at

    def _ends_mention(self, at: int) -> Mention | None:
        return next((m for m in self.clauses.mentions if m.first <= at < m.last), None)

    def _governs(self, at: int, taken: int) -> bool:
        """Tell whether an unknown word stands there that may govern an infinitive and does not say that it was done."""
        if not self.clauses.scan.sentence.first <= at < self.clauses.scan.sentence.last:
            return False
        lexeme = self.lexemes[at]
        if not lexeme.word or lexeme.digit or (lexeme.capital and at != self.clauses.scan.sentence.first):
            return False
        known = self.flags[at] & (self.function | taken) or at in self.told
        return not known and self._ends_mention(at) is None

    def _is_behind_subject(self, at: int) -> bool:
        """Tell whether a subject stands right before the word, or what stands for one."""
        floor = self.clauses.scan.sentence.first
        before = self._skip_back(at - 1)
        if before < floor or not self.lexemes[before].word:
            return before + 1 < at or self.grammar.drops_subject
        if self.flags[before] & (self.bit("relatives") | self.bit("coordinators")):
            return True
        mention = self._ends_mention(before)
        if before in self.told:
            return True
        if mention is not None:
            doing = range(self.clauses.segment(mention.first).first, mention.first)
            return self.clauses.is_plain(mention) and not any(spot in self.clauses.verbs for spot in doing)
        spots = range(before - 1, max(floor, before - _SUBJECT) - 1, -1)
        opening = next((spot for spot in spots if self.flags[spot] & self.function), -1)
        return opening >= 0 and bool(self.flags[opening] & self.articles)

    def _is_inverted(self, subject: Mention, taken: int) -> bool:
        """Tell whether the governing verb stands before its subject: 'I går besluttede X at ...'."""
        before = subject.first - 1
        while before >= self.clauses.scan.sentence.first and self.flags[before] & self.articles:
            before -= 1
        if not self.grammar.verb_second or not self._governs(before, taken):
            return False
        ahead = self.clauses.between(self.clauses.segment(before).first, before)
        return not any(self.clauses.is_plain(m) for m in ahead)


def _needs_more(hit: Hit) -> bool:
    """Tell whether a trigger is one by other words beside it only: 'agreed' alone tells of nothing."""
    return bool(hit.entry.value.trigger.with_)
