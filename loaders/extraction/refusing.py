"""Refusals: why a trigger gives no claim, such as a negation, an indirect question or a mere demand."""

from __future__ import annotations

from graph.model import STATES, EntityType, Predicate
from loaders.extraction.averting import Averting
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECIDERS, DECISIONS
from loaders.extraction.framing import load_frames
from loaders.extraction.voice import Trigger
from loaders.extraction.wording import is_of_relative, stands_among, stands_at

_ASKED_FOR = frozenset({
    Predicate.MONITORED, Predicate.HIRED, Predicate.FIRED, Predicate.SUPPLIED, Predicate.INVESTIGATED, Predicate.SUED,
    Predicate.ORDERED, Predicate.FINED,
})  # fmt: skip
_HELD = DECISIONS | STATES
_LONG = 4


class Refusals:
    """Tells of the triggers of one sentence which give no claim."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.language = clauses.language
        self.flags = clauses.tokens.flags
        self.bit = clauses.language.bit
        self.averting = Averting(clauses)
        self.denied: list[Trigger] = []
        self.spans: dict[tuple[int, int], tuple[frozenset[str], str]] = {}

    def refused(self, trigger: Trigger) -> str:
        """Return why the trigger gives no claim, or an empty text."""
        why = self._unworded(trigger)
        if why:
            return why
        if self._requested(trigger) or (trigger.rule.predicate in _ASKED_FOR and self._demanded(trigger)):
            return "only asked for"
        if trigger.rule.predicate in _ASKED_FOR and self._supposed(trigger):
            return "only supposed"
        if self._hangs_on_negated(trigger):
            return "hangs on what is negated"
        if trigger.rule.voice == "noun" and trigger.rule.predicate in _HELD and self._is_withheld(trigger):
            return "negated"
        taken_back = self.averting.why(trigger)
        if taken_back:
            self.denied.append(trigger)
            return taken_back
        negated = self.negated(trigger)
        if trigger.rule.trigger.negated:
            return "" if negated else "needs a negation"
        if negated:
            self.denied.append(trigger)
        if negated and trigger.rule.predicate in STATES:
            return "negated"
        whys = (self._forbidden(trigger, name, negated) for name in load_frames()[trigger.rule.predicate].refuse)
        return next(filter(None, whys), "")

    def _unworded(self, trigger: Trigger) -> str:
        """Return which word the rule misses, or which one it does not bear beside it."""
        rule, sentence = trigger.rule.trigger, self.clauses.scan.sentence
        if not rule.with_ and not rule.without:
            return ""
        low, high = self._reach(trigger)
        words, phrase = self._words(sentence.first, sentence.last) if rule.anywhere else self._words(low, high)
        supplied = trigger.rule.predicate is Predicate.SUPPLIED and self._has_technology(low, high)
        if rule.with_ and not supplied and not any(stands_among(word, words, phrase) for word in rule.with_):
            return f"none of {', '.join(rule.with_[:6])} in the clause"
        counted = trigger.rule.predicate in _ASKED_FOR and trigger.rule.voice != "noun"
        if rule.with_ and counted and self._is_none(rule.with_, low, high):
            return "there was none"
        unwanted = next((word for word in rule.without if stands_among(word, words, phrase)), None)
        if unwanted is not None and (self._is_named(unwanted, low, high) or self._is_occasion(trigger, unwanted)):
            return ""
        return f"{unwanted!r} stands in the clause" if unwanted is not None else ""

    def _is_none(self, words: tuple[str, ...], low: int, high: int) -> bool:
        """Tell whether a negation right before says that there was none: 'issued no reprimand', 'kein Bußgeld'."""
        lexemes, flag = self.clauses.tokens.lexemes, self.bit("negations")
        return any(self.flags[at - 1] & flag and stands_at(lexemes[at].lower, words) for at in range(low + 1, high))

    def _is_occasion(self, trigger: Trigger, phrase: str) -> bool:
        """Tell whether words stand only in the complaint that led to an inquiry: 'Tras una denuncia de X, Y abrió'."""
        if trigger.rule.predicate is not Predicate.INVESTIGATED or trigger.rule.voice == "noun":
            return False
        opening = self.clauses.segments[0]
        made = [
            hit for hit in self.clauses.scan.of("trigger")
            if hit.entry.value.predicate is Predicate.CALLED_ON and hit.entry.value.voice == "noun"
            and hit.last <= opening.last <= trigger.first
        ]  # fmt: skip
        sentence, lexemes = self.clauses.scan.sentence, self.clauses.tokens.lexemes
        later = f" {' '.join(lexeme.lower for lexeme in lexemes[opening.last : sentence.last])} "
        return bool(made) and not opening.verb and f" {phrase} " not in later

    def _is_named(self, word: str, low: int, high: int) -> bool:
        """Tell whether a word stands only within an authority's long name: 'della concorrenza e del mercato'."""
        spots = [at for at in range(low, high) if self.clauses.tokens.lexemes[at].lower == word]
        long = [
            m for m in self.clauses.mentions if m.types in DECIDERS and m.kind == "name" and m.last - m.first > _LONG
        ]
        return bool(spots) and all(any(m.first < at < m.last for m in long) for at in spots)

    def _reach(self, trigger: Trigger) -> tuple[int, int]:
        """Return where the rule looks for its words: in the clause, from what a relative takes up, or the sentence."""
        rule, sentence = trigger.rule.trigger, self.clauses.scan.sentence
        if rule.wide or rule.within == "sentence":
            return sentence.first, self._before_another(trigger)
        low, high = self.clauses.span(trigger.first)
        segment = self.clauses.segment(trigger.first)
        english = self.language.file.grammar.capital_names and segment.opener == "sub"
        if segment.opener == "rel" or (english and self.flags[segment.first] & self.bit("relatives")):
            low = max(sentence.first, low - 4)
        return low, high

    def _before_another(self, trigger: Trigger) -> int:
        """Return where a later clause begins that tells what somebody else did: 'X fined Y, and Z was fined by W'."""
        clauses = self.clauses
        for segment in clauses.segments[clauses.index(trigger.first) + 1 :]:
            if segment.opener == "coord" and segment.verb:
                verb = min((at for at in clauses.verbs if at >= segment.first), default=segment.first)
                if any(clauses.is_plain(m) and m.kind == "name" for m in clauses.between(segment.first, verb)):
                    return segment.first
        return clauses.scan.sentence.last

    def _is_withheld(self, trigger: Trigger) -> bool:
        """Tell whether the verb of a noun's clause is negated before it: 'har ikke givet X en bøde'."""
        first = self.clauses.segment(trigger.first).first
        return any(self.flags[at] & self.bit("negations") for at in range(first, trigger.first))

    def _forbidden(self, trigger: Trigger, name: str, negated: bool) -> str:
        """Return why a class of words that the predicate's frame does not bear forbids the claim."""
        segment = self.clauses.segment(trigger.first)
        if name == "negations":
            return "negated" if negated else ""
        if name == "whether":
            return "an indirect question" if segment.opener == "whether" else ""
        if name == "future":
            return "future" if self._before(trigger, self.bit("future")) else ""
        if name == "hedges" and not self.language.file.grammar.verb_final:
            hedged = any(self.flags[at] & self.bit(name) for at in range(segment.first, trigger.last))
            return "a hedge stands before it" if hedged else ""
        if self.clauses.has(trigger.first, self.bit(name)) or (name == "demands" and self._demanded(trigger)):
            return f"a word of {name!r} stands in the clause"
        return ""

    def _has_technology(self, low: int, high: int) -> bool:
        return any(
            m.referent is not None and m.referent.type is EntityType.TECHNOLOGY and low <= m.first < high
            for m in self.clauses.mentions
        )

    def _requested(self, trigger: Trigger) -> bool:
        """Tell whether the verb is the infinitive of a request: 'called on the watchdog to investigate X'."""
        infinitives, first = self.bit("infinitives"), trigger.first
        if (
            trigger.passive
            or not first
            or not self.flags[first - 1] & infinitives
            or trigger.rule.predicate is Predicate.CALLED_ON
        ):
            return False
        if self._is_reason(first - 1):
            return False
        segment = self.clauses.segment(first - 2)
        asks = (hit for hit in self.clauses.scan.of("speech") if hit.entry.value == "ask")
        inquiry = trigger.rule.predicate is Predicate.INVESTIGATED and self.language.file.grammar.capital_names
        if inquiry and any(segment.first <= hit.first and hit.last < first for hit in asks):
            return True
        return any(
            segment.first <= hit.first
            and hit.last < first
            and hit.entry.value.predicate is Predicate.CALLED_ON
            and hit.entry.value.voice != "noun"
            and not hit.entry.value.trigger.with_
            for hit in self.clauses.scan.of("trigger")
        )

    def _is_reason(self, at: int) -> bool:
        """Tell whether a word opens what somebody is charged with, and no purpose: 'denunció a X por espiar' (es)."""
        grammar, word = self.language.file.grammar, self.clauses.tokens.lexemes[at].lower
        return word in grammar.reasons and word not in grammar.bare_reasons

    def _demanded(self, trigger: Trigger) -> bool:
        """Tell whether the clause above only asks for it: 'demanded that X be fined'."""
        number = self.clauses.index(trigger.first)
        if number == 0 or self.clauses.segments[number].opener != "sub":
            return False
        above = self.clauses.segments[number - 1]
        if any(self.flags[at] & self.bit("demands") for at in range(max(above.first, above.last - 6), above.last)):
            return True
        if not self._opens_that(self.clauses.segments[number].first):
            return False
        if any(self.flags[at] & self.bit("wishes") for at in range(max(above.first, above.last - 6), above.last)):
            return True
        hits = [hit for hit in self.clauses.scan.of("trigger") if above.first <= hit.first < above.last]
        told = {hit.first for hit in hits if hit.entry.value.predicate is not Predicate.CALLED_ON}
        told |= {hit.first for hit in self.clauses.scan.of("speech")}
        return any(
            hit.entry.value.voice != "noun" and not hit.entry.value.trigger.with_ and hit.first not in told
            for hit in hits
            if hit.entry.value.predicate is Predicate.CALLED_ON
        )

    def _supposed(self, trigger: Trigger) -> bool:
        """Tell whether the deed stands in a condition: 'if X films its customers, it must say so'.

        A word that opens questions too makes a condition at the start of a sentence that goes on behind a comma.
        """
        clauses, number = self.clauses, self.clauses.index(trigger.first)
        sentence = clauses.scan.sentence
        asks = clauses.tokens.lexemes[sentence.last - 1].surface == "?"
        if (self.flags[sentence.first] & self.bit("inverted") or self._opens_with_verb()) and not asks:
            return True
        segment, opening = clauses.segments[number], clauses.segments[0]
        if number and opening.verb and trigger.rule.predicate in DECISIONS and segment.opener == "comma":
            number, segment = 0, opening
        if not self.flags[segment.first] & self.bit("conditions"):
            return False
        if not self.flags[segment.first] & self.bit("whether"):
            return True
        asked = any(hit.entry.value == "ask" for hit in clauses.scan.of("speech"))
        follows = any(later.opener == "comma" and later.verb for later in clauses.segments[number + 1 :])
        return segment.first == sentence.first and follows and not asked

    def _opens_with_verb(self) -> bool:
        """Tell whether an auxiliary opens the sentence, as in a condition without 'if': 'Hat X Fahrer gefilmt, ...'."""
        if not self.language.file.grammar.verb_second:
            return False
        flags, first = self.flags[self.clauses.scan.sentence.first], self.clauses.scan.sentence.first
        finite = self.bit("perfect_auxiliaries") | self.bit("passive_auxiliaries") | self.bit("modals")
        nominal = self.bit("possessive") | self.bit("definite") | self.bit("prepositions")
        capital = self.clauses.tokens.lexemes[first].capital
        return capital and bool(flags & finite) and not flags & nominal

    def _hangs_on_negated(self, trigger: Trigger) -> bool:
        """Tell whether a watching is only what a negated deed before it was for: 'never hired X to monitor Y'."""
        if trigger.rule.predicate is not Predicate.MONITORED:
            return False
        number = self.clauses.index(trigger.first)
        segment = self.clauses.segments[number]
        infinitive = any(self.flags[at] & self.bit("infinitives") for at in range(segment.first, trigger.last))
        for one in self.denied:
            gap = number - self.clauses.index(one.first)
            if (
                one.first < trigger.first
                and one.rule.predicate is not Predicate.MONITORED
                and ((gap == 0 and (infinitive or trigger.rule.voice == "noun")) or (gap in (1, 2) and infinitive))
            ):
                return True
        return False

    def _opens_that(self, at: int) -> bool:
        """Tell whether a conjunction opens what is said or asked for: 'that', no 'because' or 'when'."""
        return bool(self.flags[at] & self.bit("that"))

    def _words(self, low: int, high: int) -> tuple[frozenset[str], str]:
        """Return the words between two tokens, as a set and as one text."""
        if (low, high) not in self.spans:
            words = [lexeme.lower for lexeme in self.clauses.tokens.lexemes[low:high]]
            self.spans[low, high] = frozenset(words), f" {' '.join(words)} "
        return self.spans[low, high]

    def negated(self, trigger: Trigger) -> bool:
        """Tell whether a negation stands before the verb in its segment, or right after it where it may."""
        if trigger.rule.voice == "noun":
            low = max(self.clauses.segment(trigger.first).first, trigger.first - 3)
            return any(self.flags[at] & self.bit("negations") for at in range(low, trigger.first))
        first = self.clauses.segment(trigger.first).first
        if first > self.clauses.scan.sentence.first and self.flags[first - 1] & self.bit("negations"):
            return True
        if trigger.last < self.clauses.scan.sentence.last:
            behind = self.flags[trigger.last]
            if behind & self.bit("nothing") and not behind & self.bit("at_least"):
                return True
        return self._before(
            trigger,
            self.bit("negations"),
            (10 if self.language.file.grammar.verb_final else 3) if self.language.file.grammar.verb_second else 0,
        )

    def _before(self, trigger: Trigger, flag: int, behind: int = 0) -> bool:
        segment = self.clauses.segment(trigger.first)
        low = max(segment.first, trigger.first - 8)
        high = min(segment.last, trigger.last + behind)
        spots = [at for at in range(low, high) if self.flags[at] & flag and not self._in_name(at)]
        return any(not is_of_relative(self.clauses, segment, trigger, at) for at in spots)

    def _in_name(self, at: int) -> bool:
        """Tell whether the word only stands within a name: 'Reporters zonder Grenzen'."""
        return any(m.kind == "name" and m.first < at < m.last for m in self.clauses.mentions)
