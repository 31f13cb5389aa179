"""Voice: the triggers of a sentence, each as noun, active or passive by what stands about it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Predicate
from loaders.extraction.causatives import causative, is_caused
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECISIONS
from loaders.extraction.document import Mention
from loaders.extraction.language import Rule
from loaders.extraction.scanning import Hit
from loaders.extraction.segments import Segment


@dataclass(slots=True)
class Trigger:
    """A trigger at its place, with the voice that the clause gives it."""

    rule: Rule
    first: int
    last: int
    finite: int
    passive: bool
    attribute: bool = False
    auxiliary: bool = False


class VoiceReader:
    """Reads the triggers of one sentence and the voice of each."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.language = clauses.language
        self.flags = clauses.tokens.flags
        self.bit = clauses.language.bit
        self.named = self._within_names()

    def triggers(self) -> list[Trigger]:
        """Return the triggers, each in one voice; longer ones hide shorter ones of their predicate within them."""
        hits = sorted(
            filter(self._outside_names, self.clauses.scan.of("trigger")),
            key=lambda hit: (hit.first, hit.first - hit.last),
        )
        groups: dict[tuple[int, Predicate, str], list[Hit]] = {}
        for hit in hits:
            rule: Rule = hit.entry.value
            groups.setdefault((hit.first, rule.predicate, rule.trigger.id), []).append(hit)
        found: list[Trigger] = []
        for same in groups.values():
            longest = max(hit.last for hit in same)
            trigger = self._voice([hit for hit in same if hit.last == longest])
            if trigger is not None:
                found.append(trigger)
        return [one for one in found if not any(_hides(two, one) for two in found)]

    def _outside_names(self, hit: Hit) -> bool:
        """Tell whether a trigger is no part of a name: 'the Employment Appeal Tribunal'."""
        return not all(at in self.named for at in range(hit.first, hit.last))

    def _within_names(self) -> frozenset[int]:
        """Return the capitalised tokens of names of several words, but of those that are shouted."""
        lexemes = self.clauses.tokens.lexemes
        return frozenset(
            at for m in self.clauses.mentions if m.kind == "name" and m.last - m.first > 1 and not self._shouted(m)
            for at in range(m.first, m.last) if lexemes[at].capital
        )  # fmt: skip

    def _shouted(self, mention: Mention) -> bool:
        return all(lexeme.surface.isupper() for lexeme in self.clauses.tokens.lexemes[mention.first : mention.last])

    def _voice(self, hits: list[Hit]) -> Trigger | None:
        rules: dict[str, Hit] = {hit.entry.value.voice: hit for hit in hits}
        hit = hits[0]
        if "noun" in rules and self._is_participle(hit):
            del rules["noun"]
        if "noun" in rules:
            return Trigger(rules["noun"].entry.value, hit.first, hit.last, hit.first, False)
        if self.clauses.is_noun(hit.first):
            return None
        if "passive" in rules:
            return Trigger(rules["passive"].entry.value, hit.first, hit.last, hit.first, True)
        if "participle" in rules:
            rule = rules["participle"].entry.value
            if self._is_attribute(hit):
                return Trigger(rule, hit.first, hit.last, hit.first, True, attribute=True)
            verbal = self._caused(rule, hit) or self._by_auxiliary(rule, hit)
            if verbal is not None:
                return verbal
            if self._by_follows(rule, hit.last) and ("active" not in rules or not self._may_be_finite(hit.first)):
                return Trigger(rule, hit.first, hit.last, hit.first, True)
            agent = self.agent(rule, hit.first, hit.last)
            reduced = self._reduced(hit.first) and not self._has_object(hit.last)
            if agent and ("active" not in rules or (reduced and self._is_near(agent, hit.first))):
                return Trigger(rule, hit.first, hit.last, hit.first, True)
            if "active" not in rules:
                return Trigger(rule, hit.first, hit.last, hit.first, True) if rule.trigger.subject else None
        if "active" in rules and not self._is_plural(hit):
            finite = causative(self.clauses, hit.first, hit.last)
            rule = rules["active"].entry.value
            return Trigger(rule, hit.first, hit.last, hit.first if finite < 0 else finite, False)
        return None

    def _is_participle(self, hit: Hit) -> bool:
        """Tell whether a noun that is a participle too stands right behind its auxiliary: 'han escrito a'."""
        if not self.language.file.grammar.adjectives_follow or hit.first == self.clauses.scan.sentence.first:
            return False
        before = self.flags[hit.first - 1]
        passive = bool(before & self.bit("passive_auxiliaries")) and hit.entry.value.predicate in DECISIONS
        if not passive and not before & self.bit("perfect_auxiliaries"):
            return False
        predicate = hit.entry.value.predicate
        return any(
            other.first == hit.first
            and (other.last < hit.last or not passive)
            and other.entry.value.predicate is predicate
            and other.entry.value.voice == "participle"
            for other in self.clauses.scan.of("trigger")
        )

    def _by_auxiliary(self, rule: Rule, hit: Hit) -> Trigger | None:
        """Return the participle in the voice of its auxiliary, of its own or shared with the one before 'and'."""
        passive, perfect = self.bit("passive_auxiliaries"), self.bit("perfect_auxiliaries")
        own = self._auxiliary(hit.first, hit.last, passive | perfect)
        if self._is_taken(own, hit.first) and self.agent(rule, hit.first, hit.last) is not None:
            return None
        if own >= 0 and self._is_causative(own, hit.first):
            return Trigger(rule, hit.first, hit.last, own, True)
        auxiliary = own if own >= 0 else self._shared(hit.first, passive | perfect)
        if auxiliary < 0:
            return None
        agent = self.agent(rule, hit.first, hit.last)
        is_passive = bool(self.flags[auxiliary] & passive) and not (self.flags[auxiliary] & perfect and not agent)
        if own >= 0:
            return Trigger(rule, hit.first, hit.last, min(own, hit.first), is_passive, auxiliary=True)
        return None if is_passive and not agent else Trigger(rule, hit.first, hit.last, auxiliary, is_passive)

    def _is_taken(self, auxiliary: int, first: int) -> bool:
        """Tell whether the auxiliary is of an earlier verb: 'was followed by detectives hired by X'."""
        if not 0 <= auxiliary < first or self.language.file.grammar.verb_final or not self._reduced(first):
            return False
        between = range(max(auxiliary + 1, self.clauses.segment(first).first), first)
        auxiliaries = self.bit("passive_auxiliaries") | self.bit("perfect_auxiliaries")
        earlier = [at for at in between if at in self.clauses.verbs and not self.flags[at] & auxiliaries]
        joined = any(self.flags[at] & self.bit("coordinators") for at in between)
        return bool(earlier) and not joined

    def _is_causative(self, auxiliary: int, first: int) -> bool:
        """Tell whether something that the subject has is acted upon: 'drivers had their phones tracked'."""
        return first - auxiliary <= 5 and is_caused(self.clauses, auxiliary)

    def _is_attribute(self, hit: Hit) -> bool:
        """Tell whether a participle stands between its agent and its noun: 'die von Amazon beauftragte Detektei'."""
        if not self.language.file.grammar.capital_nouns:
            return False
        by = self.language.file.closed.by
        tokens = self.clauses.tokens
        if not tokens.lexemes[hit.last - 1].lower.endswith(("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener")):
            return False
        articles = self.bit("definite") | self.bit("indefinite") | self.bit("possessive")

        def opens(mention: Mention) -> bool:
            spots = range(max(0, mention.first - 4), mention.first - 1)
            return any(self.flags[at] & articles and self.flags[at + 1] & self.bit("by") for at in spots)

        agent = any(m.last == hit.first and m.preposition in by and opens(m) for m in self.clauses.mentions)
        return agent and any(hit.last <= m.first <= hit.last + 1 for m in self.clauses.mentions)

    def _is_plural(self, hit: Hit) -> bool:
        """Tell whether a form is a plural noun, since a verb follows: 'said fines should follow' (en)."""
        if not self.language.file.grammar.capital_names or hit.last >= self.clauses.scan.sentence.last:
            return False
        verbal = self.bit("modals") | self.bit("perfect_auxiliaries") | self.bit("of")
        word = self.clauses.tokens.lexemes[hit.last - 1].lower
        return hit.last == hit.first + 1 and word.endswith("s") and bool(self.flags[hit.last] & verbal)

    def _caused(self, rule: Rule, hit: Hit) -> Trigger | None:
        """Return the trigger of what somebody has done to others: 'had drivers followed' (en)."""
        had = causative(self.clauses, hit.first, hit.last) if self.language.file.grammar.capital_names else -1
        return Trigger(rule, hit.first, hit.last, had, False) if had >= 0 else None

    def _may_be_finite(self, first: int) -> bool:
        """Tell whether a form that is participle and finite alike stands second: 'Die Gewerkschaft verlangt von'."""
        return self.language.file.grammar.verb_final and not self._reduced(first)

    def _by_follows(self, rule: Rule, last: int) -> bool:
        if rule.trigger.by:
            return last < self.clauses.scan.sentence.last and self.clauses.tokens.lexemes[last].lower in rule.trigger.by
        return last < self.clauses.scan.sentence.last and bool(self.flags[last] & self.bit("by"))

    def _auxiliary(self, first: int, last: int, flag: int) -> int:
        if self.language.file.grammar.verb_final:
            for spot in range(last, min(last + 2, self.clauses.segment(first).last)):
                if self.flags[spot] & flag:
                    return spot
        return self.clauses.auxiliary(first, flag)

    def _shared(self, first: int, flag: int) -> int:
        """Return the auxiliary that a participle shares with the one before 'and': 'was fined by X and sued by Y'."""
        clauses, number = self.clauses, self.clauses.index(first)
        segment = clauses.segments[number]
        if number == 0 or segment.opener != "coord" or any(segment.first <= at < first for at in clauses.verbs):
            return -1
        earlier = clauses.segments[number - 1]
        if any(segment.first <= m.first < first and clauses.is_plain(m) for m in clauses.mentions):
            if not self._is_joined_at_end(earlier, segment, first):
                return -1
            flag &= ~self.bit("passive_auxiliaries")
        spots = [at for at in range(earlier.first, earlier.last) if self.flags[at] & flag]
        parted = spots and any(at > spots[-1] for at in clauses.verbs if at < earlier.last)
        return spots[-1] if parted else -1

    def _is_joined_at_end(self, earlier: Segment, segment: Segment, first: int) -> bool:
        """Tell whether two participles end their clauses, each behind its object: 'hat A entlassen und B verklagt'."""
        if not self.language.file.grammar.verb_final:
            return False
        inside = [m for m in self.clauses.between(segment.first, first) if self.clauses.is_plain(m)]
        rest = any(self.clauses.tokens.lexemes[at].word for at in range(first + 1, segment.last))
        return len(inside) == 1 and not rest and earlier.last - 1 in self.clauses.verbs

    def agent(self, rule: Rule, first: int, last: int) -> Mention | None:
        """Return who acts in a passive: the party behind a word of agents."""
        by = rule.trigger.by or self.language.file.closed.by
        return self.clauses.governed(by, first, last, left=self.language.file.grammar.verb_final)

    def has_agent(self, trigger: Trigger) -> bool:
        """Tell whether a word of agents stands where nobody known follows it: 'were wiretapped by hackers'."""
        verb_final = self.language.file.grammar.verb_final
        low, high = (trigger.finite, trigger.first) if verb_final else (trigger.last, trigger.last + 3)
        for at in range(low, min(high, self.clauses.scan.sentence.last)):
            if not self.clauses.tokens.lexemes[at].word:
                return False
            if self.flags[at] & self.bit("by"):
                return not any(at < m.first <= at + 3 for m in self.clauses.mentions)
        return False

    def _is_near(self, agent: Mention, first: int) -> bool:
        """Tell whether an agent belongs to the participle and to no later word: 'followed X, in papers seen by Y'."""
        grammar = self.language.file.grammar
        return (
            grammar.verb_final
            or grammar.adjectives_follow
            or self.clauses.segment(agent.first) is self.clauses.segment(first)
        )

    def _has_object(self, last: int) -> bool:
        """Tell whether an object stands right behind a form, which is active then: 'filmed the app used by X' (en)."""
        if not self.language.file.grammar.capital_names or last >= self.clauses.scan.sentence.last:
            return False
        small = self.bit("prepositions") | self.bit("of") | self.bit("by") | self.bit("adverbs")
        small |= self.bit("coordinators") | self.bit("subordinators") | self.bit("infinitives")
        lexeme = self.clauses.tokens.lexemes[last]
        return lexeme.word and not lexeme.lower.endswith("ly") and not self.flags[last] & small

    def _reduced(self, first: int) -> bool:
        """Tell whether a participle stands right after a noun or opens its segment: 'Pinkerton, hired by Amazon'."""
        segment = self.clauses.segment(first)
        if segment.first == first and segment.opener in ("comma", "bracket", "start"):
            return True
        if self.language.file.grammar.verb_final:
            return segment.opener in ("comma", "bracket") and segment.last == first + 1
        articles = self.bit("definite") | self.bit("indefinite")
        if segment.opener == "comma" and self.flags[segment.first] & articles and first - segment.first <= 4:
            return not any(segment.first <= m.first and self.clauses.is_plain(m) for m in self.clauses.mentions
                           if m.last <= first and m.kind != "group")  # fmt: skip
        inside = any(segment.first <= m.first and m.last <= first for m in self.clauses.mentions)
        if segment.opener in ("rel", "sub", "whether") and inside:
            return False
        return any(mention.last == first for mention in self.clauses.mentions)


def _hides(longer: Trigger, one: Trigger) -> bool:
    """Tell whether a trigger stands within a longer one of the same predicate."""
    if longer.rule.predicate is not one.rule.predicate:
        return False
    within = longer.first <= one.first and one.last <= longer.last
    return within and longer.last - longer.first > one.last - one.first
