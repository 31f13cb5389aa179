"""Frames: each trigger of a sentence with its voice, its parties by their places, and the reason where it gives no claim."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model import PREDICATES, Category, EntityType, Predicate
from graph.names import fold
from loaders.extraction.anaphora import Discourse
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Draft, Mention, Referent
from loaders.extraction.framing import load_frames, may_be
from loaders.extraction.gazetteer.people import countries, first_names
from loaders.extraction.language import Language, Rule
from loaders.extraction.scanning import Hit
from loaders.extraction.sole import ACTORLESS, nearby, sole_actor
from loaders.extraction.trace import Trace

_TOWNS = frozenset({
    ("object", Predicate.FINED), ("object", Predicate.ORDERED), ("subject", Predicate.APPEALED), ("subject", Predicate.HIRED),
})  # fmt: skip
_NAMED = (
    "ahead",
    "inner",
    "subject",
    "direct",
    "second",
    "possessor",
    "gen",
    "next",
    "inside",
    "before",
    "any",
    "none",
    "disputed",
    "appealed",
    "topic",
    "main",
    "apposed",
    "decided",
)
_AUTHORITIES = frozenset({EntityType.REGULATOR, EntityType.COURT, EntityType.PUBLIC_BODY})
_DECIDERS = frozenset({EntityType.REGULATOR, EntityType.COURT})
_DEEDS = frozenset({Predicate.MONITORED, Predicate.HIRED, Predicate.FIRED, Predicate.SUPPLIED})
_SPEAKERS = frozenset(
    {EntityType.REGULATOR, EntityType.COURT, EntityType.UNION, EntityType.MEDIA_OUTLET, EntityType.PARTY}
)


@dataclass(slots=True)
class Trigger:
    """A trigger at its place, with the voice that the clause gives it."""

    rule: Rule
    first: int
    last: int
    finite: int
    passive: bool
    attribute: bool = False


class FrameReader:
    """Reads the claims of one sentence, without yet saying how they are held."""

    def __init__(self, clauses: Clauses, trace: Trace, memory: Memory) -> None:
        self.clauses, self.trace, self.memory = clauses, trace, memory
        self.language = clauses.language
        self.flags = clauses.tokens.flags
        self.bit = clauses.language.bit
        self.named = self._within_names()
        self.spans: dict[tuple[int, int], tuple[frozenset[str], str]] = {}

    def read(self) -> list[Draft]:
        """Return the drafts of all triggers of the sentence."""
        drafts: list[Draft] = []
        for trigger in self._triggers():
            why = self._refused(trigger)
            if why:
                self.trace.refuse(trigger.rule.name, why)
                continue
            drafts += self._fill(trigger)
        self._note_subject()
        return _turned_to_charged(drafts)

    def _triggers(self) -> list[Trigger]:
        """Return the triggers, each in one voice; longer ones hide shorter ones of the same predicate within them."""
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
        return [
            one for one in found
            if not any(
                two is not one and two.rule.predicate is one.rule.predicate and two.first <= one.first and one.last <= two.last
                and two.last - two.first > one.last - one.first for two in found
            )
        ]  # fmt: skip

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
            passive, perfect = self.bit("passive_auxiliaries"), self.bit("perfect_auxiliaries")
            auxiliary = self._auxiliary(hit.first, hit.last, passive | perfect)
            if auxiliary >= 0 and self._is_causative(auxiliary, hit.first):
                return Trigger(rule, hit.first, hit.last, auxiliary, True)
            if auxiliary >= 0:
                is_passive = bool(self.flags[auxiliary] & passive) and not (
                    self.flags[auxiliary] & perfect and not self._agent(rule, hit.first, hit.last)
                )
                return Trigger(rule, hit.first, hit.last, min(auxiliary, hit.first), is_passive)
            if self._by_follows(rule, hit.last) and ("active" not in rules or not self._may_be_finite(hit.first)):
                return Trigger(rule, hit.first, hit.last, hit.first, True)
            agent = self._agent(rule, hit.first, hit.last)
            if agent and ("active" not in rules or (self._reduced(hit.first) and self._is_near(agent, hit.first))):
                return Trigger(rule, hit.first, hit.last, hit.first, True)
            if "active" not in rules:
                return Trigger(rule, hit.first, hit.last, hit.first, True) if rule.trigger.subject else None
        if "active" in rules:
            return Trigger(rules["active"].entry.value, hit.first, hit.last, hit.first, False)
        return None

    def _is_causative(self, auxiliary: int, first: int) -> bool:
        """Tell whether something that the subject has is acted upon: 'drivers had their phones tracked'."""
        grammar = self.language.file.grammar
        if grammar.verb_second or not grammar.zero_that or not self.flags[auxiliary] & self.bit("perfect_auxiliaries"):
            return False
        return first - auxiliary <= 5 and bool(self.flags[auxiliary + 1] & self.bit("possessive"))

    def _is_attribute(self, hit: Hit) -> bool:
        """Tell whether a participle stands between its agent and its noun: 'die von Amazon beauftragte Detektei'."""
        if not self.language.file.grammar.capital_nouns:
            return False
        by = self.language.file.closed.by
        tokens = self.clauses.tokens
        if not tokens.lexemes[hit.last - 1].lower.endswith(("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener")):
            return False
        articles = self.bit("definite") | self.bit("indefinite") | self.bit("possessive")
        agent = any(
            m.last == hit.first and m.preposition in by
            and any(self.flags[at] & articles and self.flags[at + 1] & self.bit("by") for at in range(max(0, m.first - 4), m.first - 1))
            for m in self.clauses.mentions
        )  # fmt: skip
        return agent and any(hit.last <= m.first <= hit.last + 1 for m in self.clauses.mentions)

    def _may_be_finite(self, first: int) -> bool:
        """Tell whether a form that is participle and finite verb alike stands second: 'Die Gewerkschaft verlangt von ...'."""
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

    def _agent(self, rule: Rule, first: int, last: int) -> Mention | None:
        by = rule.trigger.by or self.language.file.closed.by
        return self.clauses.governed(by, first, last, left=self.language.file.grammar.verb_final)

    def _is_near(self, agent: Mention, first: int) -> bool:
        """Tell whether an agent belongs to the participle before it and to no later word: not 'followed X, in papers seen by Y'."""
        grammar = self.language.file.grammar
        return (
            grammar.verb_final
            or grammar.adjectives_follow
            or self.clauses.segment(agent.first) is self.clauses.segment(first)
        )

    def _reduced(self, first: int) -> bool:
        """Tell whether a participle stands right after a noun or opens its segment: 'Pinkerton, hired by Amazon'."""
        segment = self.clauses.segment(first)
        if segment.first == first and segment.opener in ("comma", "bracket", "start"):
            return True
        if self.language.file.grammar.verb_final:
            return segment.opener in ("comma", "bracket") and segment.last == first + 1
        inside = any(segment.first <= m.first and m.last <= first for m in self.clauses.mentions)
        if segment.opener in ("rel", "sub", "whether") and inside:
            return False
        return any(mention.last == first for mention in self.clauses.mentions)

    def _refused(self, trigger: Trigger) -> str:
        clauses, rule = self.clauses, trigger.rule.trigger
        low, high = clauses.span(trigger.first)
        if clauses.segment(trigger.first).opener == "rel":
            low = max(clauses.scan.sentence.first, low - 4)
        if rule.wide:
            low, high = clauses.scan.sentence.first, clauses.scan.sentence.last
        if rule.within == "sentence":
            low, high = clauses.scan.sentence.first, clauses.scan.sentence.last
        if rule.with_ or rule.without:
            words, phrase = self._words(low, high)
            if rule.anywhere:
                words, phrase = self._words(clauses.scan.sentence.first, clauses.scan.sentence.last)
            supplied = trigger.rule.predicate is Predicate.SUPPLIED and self._has_technology(low, high)
            if rule.with_ and not supplied and not any(_stands(word, words, phrase) for word in rule.with_):
                return f"none of {', '.join(rule.with_[:6])} in the clause"
            for word in rule.without:
                if _stands(word, words, phrase):
                    return f"{word!r} stands in the clause"
        if self._requested(trigger) or (trigger.rule.predicate in _DEEDS and self._demanded(trigger)):
            return "only asked for"
        negated = self.negated(trigger)
        if rule.negated:
            return "" if negated else "needs a negation"
        for name in load_frames()[trigger.rule.predicate].refuse:
            if name == "negations":
                if negated:
                    return "negated"
            elif name == "whether":
                if clauses.segment(trigger.first).opener == "whether":
                    return "an indirect question"
            elif name == "future":
                if self._before(trigger, self.bit("future")):
                    return "future"
            elif name == "hedges" and not self.language.file.grammar.verb_final:
                if any(
                    self.flags[at] & self.bit(name) for at in range(clauses.segment(trigger.first).first, trigger.last)
                ):
                    return "a hedge stands before it"
            elif clauses.has(trigger.first, self.bit(name)) or (name == "demands" and self._demanded(trigger)):
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
        segment = self.clauses.segment(first - 2)
        return any(
            segment.first <= hit.first and hit.last < first and hit.entry.value.predicate is Predicate.CALLED_ON
            and hit.entry.value.voice != "noun" and not hit.entry.value.trigger.with_ for hit in self.clauses.scan.of("trigger")
        )  # fmt: skip

    def _demanded(self, trigger: Trigger) -> bool:
        """Tell whether the clause above only asks for it: 'demanded that X be fined'."""
        number = self.clauses.index(trigger.first)
        if number == 0 or self.clauses.segments[number].opener != "sub":
            return False
        above = self.clauses.segments[number - 1]
        return any(self.flags[at] & self.bit("demands") for at in range(max(above.first, above.last - 6), above.last))

    def _words(self, low: int, high: int) -> tuple[frozenset[str], str]:
        """Return the words between two tokens, as a set and as one text."""
        if (low, high) not in self.spans:
            words = [lexeme.lower for lexeme in self.clauses.tokens.lexemes[low:high]]
            self.spans[low, high] = frozenset(words), f" {' '.join(words)} "
        return self.spans[low, high]

    def negated(self, trigger: Trigger) -> bool:
        """Tell whether a negation stands before the verb in its segment, or right after a verb that comes second."""
        if trigger.rule.voice == "noun":
            low = max(self.clauses.segment(trigger.first).first, trigger.first - 3)
            return any(self.flags[at] & self.bit("negations") for at in range(low, trigger.first))
        return self._before(
            trigger,
            self.bit("negations"),
            (10 if self.language.file.grammar.verb_final else 3) if self.language.file.grammar.verb_second else 0,
        )

    def _before(self, trigger: Trigger, flag: int, behind: int = 0) -> bool:
        segment = self.clauses.segment(trigger.first)
        low = max(segment.first, trigger.first - 8)
        high = min(segment.last, trigger.last + behind)
        return any(self.flags[at] & flag and not self._in_name(at) for at in range(low, high))

    def _in_name(self, at: int) -> bool:
        """Tell whether the word only stands within a name: 'Reporters zonder Grenzen'."""
        return any(m.kind == "name" and m.first < at < m.last for m in self.clauses.mentions)

    def _fill(self, trigger: Trigger) -> list[Draft]:
        rule, predicate = trigger.rule.trigger, trigger.rule.predicate
        frame = load_frames()[predicate]
        subject_slots, object_slots = self._slots(trigger)
        subject = self._find("subject", trigger, (*subject_slots, *frame.subject), None)
        object_ = None
        if subject is None:
            subject, object_ = self._actorless(trigger, (*object_slots, *frame.object))
        if subject is None:
            self.trace.refuse(trigger.rule.name, f"no subject in {subject_slots}")
            return []
        object_ = object_ or self._find("object", trigger, (*object_slots, *frame.object), subject)
        if object_ is None and not PREDICATES[predicate].null_object:
            self.trace.refuse(trigger.rule.name, f"no object in {object_slots}; subject {_names(subject)}")
            return []
        drafts = [
            self._draft(trigger, one, two)
            for one in subject.referents
            for two in (object_.referents if object_ is not None else (None,))
            if one is not two
            and may_be(predicate, "subject", one)
            and (two is None or may_be(predicate, "object", two))
        ]
        if predicate is Predicate.FINED and object_ is not None:
            drafts += [
                self._draft(trigger, subject.referents[0], mention.referent)
                for mention in self._shares(trigger, object_)
                if mention.referent is not None and may_be(predicate, "object", mention.referent)
            ]
        if rule.also is not None and rule.against:
            against = self._find("object", trigger, rule.against, subject, rule.also)
            if against is not None and against.referent is not None and against.referent is not subject.referent:
                for one in subject.referents:
                    draft = self._draft(trigger, one, against.referent)
                    draft.predicate = rule.also
                    drafts.append(draft)
        return drafts

    def _actorless(self, trigger: Trigger, slots: tuple[str, ...]) -> tuple[Mention | None, Mention | None]:
        """Return the parties of a passive that names no actor: 'three guards were dismissed'."""
        predicate, discourse = trigger.rule.predicate, self.memory.discourse
        finite = trigger.finite != trigger.first or trigger.rule.voice == "passive"
        if discourse is None or predicate not in ACTORLESS or not trigger.passive or not finite:
            return None, None
        if self._agent(trigger.rule, trigger.first, trigger.last) is not None:
            return None, None
        object_ = self._find("object", trigger, slots, None)
        if object_ is None and predicate is Predicate.MONITORED:
            object_ = self._keeper(trigger)
        if object_ is None or object_.referent is None or not may_be(predicate, "object", object_.referent):
            return None, None
        actor = sole_actor(object_.referents)
        if actor is None or not may_be(predicate, "subject", actor):
            return None, None
        # A guessed actor must never make a fact of what the page only alleges or asks.
        told = (predicate, actor, object_.referent)
        if any((draft.predicate, draft.subject, draft.object) == told for draft in self.memory.drafts):
            return None, None
        return Mention(0, 0, "description", actor), object_

    def _keeper(self, trigger: Trigger) -> Mention | None:
        """Return the group whose things were watched: "the drivers' phones were tracked", 'the screens of pupils'."""
        closed, segment = self.language.file.closed, self.clauses.segment(trigger.first)
        held = (*closed.of, *self.language.file.roles.at)
        found = [
            m for m in self.clauses.mentions
            if segment.first <= m.first and m.last <= trigger.finite and (m.genitive or m.preposition in held)
            and m.referent is not None and m.referent.type is EntityType.GROUP
        ]  # fmt: skip
        return found[-1] if len(found) == 1 else None

    def _shares(self, trigger: Trigger, object_: Mention) -> list[Mention]:
        """Return who else is fined with a sum of its own: '200 million on X and 125 million on Y'."""
        amounts, lexemes = self.language.file.amounts, self.clauses.tokens.lexemes
        small = self.bit("coordinators") | self.bit("prepositions") | self.bit("of") | self.bit("definite")
        words = {word for phrase in (*amounts.scales, *amounts.currencies, *amounts.numbers) for word in phrase.split()}
        found: list[Mention] = []
        last = object_
        for mention in self.clauses.mentions:
            if mention.first < last.last or mention.appositive or mention.preposition is None:
                continue
            gap = range(last.last, mention.first)
            if mention.preposition != object_.preposition or not any(lexemes[at].digit for at in gap):
                break
            if not all(
                lexemes[at].digit
                or self.flags[at] & small
                or lexemes[at].lower in words
                or lexemes[at].surface in ",€$£"
                for at in gap
            ):
                break
            found.append(mention)
            last = mention
        return found

    def _slots(self, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the slots of subject and object; in a passive the grammatical subject and the agent take their places."""
        rule = trigger.rule.trigger
        if trigger.rule.voice == "noun":
            return rule.subject, rule.object
        if trigger.passive:
            if trigger.attribute:
                return rule.by or self.language.file.closed.by, ("next",)
            acting: tuple[str, ...] = rule.by or self.language.file.closed.by
            reduced = trigger.rule.voice == "participle" and trigger.finite == trigger.first
            suffering = (
                *(("before",) if reduced and not self.language.file.grammar.verb_final else ()),
                "subject",
                *(slot for slot in rule.object if slot not in ("subject", "direct", "possessor", "next")),
            )
            if trigger.rule.predicate in _ADDRESSED and rule.object and "direct" not in rule.object:
                suffering = rule.object
            if trigger.first == self.clauses.scan.sentence.first:
                suffering = (*suffering, "main")
            return (("subject",), acting) if rule.flip else (acting, suffering)
        if rule.flip:
            return rule.subject or ("direct",), rule.object or ("subject",)
        return rule.subject or ("subject",), rule.object or ("direct",)

    def _find(
        self,
        role: str,
        trigger: Trigger,
        slots: tuple[str, ...],
        other: Mention | None,
        predicate: Predicate | None = None,
    ) -> Mention | None:
        predicate = predicate or trigger.rule.predicate
        types = trigger.rule.trigger.types if role == "object" else trigger.rule.trigger.subject_types
        if predicate is not trigger.rule.predicate:
            types = ()
        prepositions = tuple(slot for slot in slots if slot not in _NAMED and not slot.startswith("="))
        done = False
        for slot in slots:
            if slot in _NAMED or slot.startswith("="):
                candidates = self._named(slot, trigger, role, other, predicate)
            elif not done:
                candidates, done = list(self.clauses.all_governed(prepositions, trigger.first, trigger.last)), True
            else:
                continue
            for mention in candidates:
                if mention is not None:
                    mention = self._operator(mention, predicate, role)
                if mention is None or mention is other or mention.referent is None:
                    continue
                if other is not None and mention.referent is other.referent:
                    continue
                if role == "object" and mention.kind == "voice":
                    continue
                mention = self._defendant(mention, predicate, role)
                if mention.referent is None:
                    continue
                self._settle(mention.referent, predicate, role, mention)
                if may_be(predicate, role, mention.referent, types):
                    return mention
                self.trace.refuse(
                    trigger.rule.name, f"{role} {mention.referent.name} is {mention.referent.type} in slot {slot}"
                )
        return None

    def _defendant(self, mention: Mention, predicate: Predicate, role: str) -> Mention:
        """Return the party that was just charged, where 'the company' denies or appeals."""
        if (
            role != "subject"
            or predicate not in (Predicate.DISPUTED, Predicate.APPEALED)
            or mention.kind != "description"
        ):
            return mention
        if EntityType.COMPANY not in mention.fits or mention.appositive or not self.language.file.grammar.verb_final:
            return mention
        charged = self.memory.charged(self.clauses.scan.index)
        if charged is None or charged.type is not EntityType.COMPANY:
            return mention
        return replace(mention, referent=charged, with_=())

    def _operator(self, mention: Mention, predicate: Predicate, role: str) -> Mention:
        """Return who runs the system that watches: its owner, whose people they are, or whom the page just spoke of."""
        referent = mention.referent
        if predicate is not Predicate.MONITORED or role != "subject" or mention.kind != "description":
            return mention
        kind = referent.type if referent is not None else next(iter(mention.fits), None)
        if kind is not EntityType.TECHNOLOGY or self.clauses.tokens.lexemes[mention.first].capital:
            return mention
        runs = (EntityType.COMPANY, EntityType.PUBLIC_BODY, EntityType.ORGANIZATION)
        for first in (mention, *(m for m in self.clauses.mentions if m.kind == "group")):
            for other in self.clauses.mentions:
                if 0 <= other.first - first.last <= 2 and other.preposition in self.language.file.closed.of:
                    named = other.kind == "name" and other.referent is not None and not other.referent.place
                    if other.referent is not None and other.referent.type in (*runs, *((None,) if named else ())):
                        return other
        watched = [
            m.referent.of
            for m in self.clauses.mentions
            if m.kind == "group" and m.referent is not None and m.referent.of
        ]
        if watched and watched[0].type in runs:
            return replace(mention, referent=watched[0])
        topic = self.memory.topic
        near = topic is not None and topic.type is EntityType.COMPANY and self.clauses.scan.index - topic.last_seen <= 1
        return replace(mention, referent=topic) if near else mention

    def _settle(self, referent: Referent, predicate: Predicate, role: str, mention: Mention) -> None:
        """Take a name without type for a company, where only a company or a body can stand and the name is no person's."""
        if referent.type is None and role == "subject" and predicate in _BY_COUNTRY and referent.name in countries():
            referent.type = EntityType.PUBLIC_BODY
        if referent.type is None and referent.place and mention.kind == "name" and mention.preposition is None:
            if (role, predicate) in _TOWNS:
                referent.type = EntityType.PUBLIC_BODY
        if (
            referent.type is None
            and not referent.place
            and mention.kind == "name"
            and predicate in (*_COMPANY_PLACES.get(role, ()), *_PERSON_PLACES.get(role, ()))
            and len(referent.name) > 2
        ):
            words = referent.name.split()
            shaped = 2 <= len(words) <= 3 and all(word.isalpha() and word.istitle() for word in words)
            if shaped and (words[0] in first_names() or predicate in _PERSON_PLACES.get(role, ())):
                referent.type = EntityType.PERSON
            elif referent.solid and len(words) <= 3 and not (len(words) > 1 and words[0] in first_names()):
                referent.type = EntityType.COMPANY

    def _named(
        self, slot: str, trigger: Trigger, role: str, other: Mention | None, predicate: Predicate
    ) -> list[Mention | None]:
        clauses = self.clauses
        if slot == "subject" and (engaged := self._engaged(trigger)) is not None:
            return [engaged]
        if slot == "subject":
            found = list(clauses.subjects(trigger.first, trigger.finite))
            return self._acting(trigger, found) if self.language.file.grammar.drops_subject else found
        if slot == "direct":
            return self._direct(trigger, other)
        if slot == "ahead":
            return list(self._ahead(trigger))
        if slot.startswith("="):
            return self._remembered(self.memory.body(slot[1:], self.language))
        if slot == "inner":
            return self._inner(trigger, other)
        if slot == "second":
            return self._direct(trigger, other)[1:]
        if slot == "possessor":
            return [
                m for m in clauses.mentions if m.first >= trigger.last and m.first - trigger.last <= 5 and m.genitive
            ][:1]  # type: ignore[return-value]
        if slot == "gen":
            return [clauses.possessor(trigger.first), self._owner(trigger.first)]
        if slot == "inside":
            return [m for m in clauses.mentions if m.first <= trigger.first < m.last]
        if slot == "next":
            return [clauses.next_to(trigger.first, trigger.last, after=True)]
        if slot == "before":
            return [clauses.next_to(trigger.first, trigger.last, after=False)]
        if slot == "any":
            return self._only(trigger, predicate, role, other)
        if slot == "disputed":
            found = self.memory.challenged(other.referent if other else None)
            return self._remembered(found or self._decided(other))
        if slot == "appealed":
            found = self.memory.decider(other.referent if other else None)
            return self._remembered(found or self._decided(other))
        if slot == "apposed":
            return [clauses.apposed(trigger.last)]
        if slot == "main":
            return self._main(trigger)
        if slot == "decided":
            return self._remembered(self.memory.last_decider(clauses.scan.index))
        if slot == "topic":
            return self._remembered(self._spoken_of())
        return []

    def _decided(self, other: Mention | None) -> Referent | None:
        """Return who decided last, where a company that was not itself a party speaks: the owner of the one fined."""
        if other is None or other.referent is None or other.referent.type is not EntityType.COMPANY:
            return None
        return self.memory.last_authority(self.clauses.scan.index)

    def _spoken_of(self) -> Referent | None:
        """Return what the page is about, where the sentences right before speak of it too, else the only body near."""
        topic, discourse = self.memory.topic, self.memory.discourse
        if discourse is None or topic is None or discourse.sentence - topic.last_seen <= _NEAR_TOPIC:
            return topic
        found = nearby(discourse, _SUBJECTS_OF_INQUIRY)
        return found[0] if len(found) == 1 else None

    def _engaged(self, trigger: Trigger) -> Mention | None:
        """Return who was engaged to do what the infinitive says: 'had hired a consultancy, X, to examine the calls'."""
        first = trigger.first
        if (
            trigger.passive
            or not first
            or not self.flags[first - 1] & self.bit("infinitives")
            or trigger.rule.predicate is not Predicate.MONITORED
        ):
            return None
        if not self.language.file.grammar.zero_that or self.language.file.grammar.verb_final:
            return None
        hires = [hit for hit in self.clauses.scan.of("trigger") if hit.entry.value.predicate is Predicate.HIRED
                 and hit.entry.value.voice != "noun" and first - 16 <= hit.first < first]  # fmt: skip
        if not hires:
            return None
        objects = [m for m in self.clauses.objects(hires[-1].last, hires[-1].first) if m.last < first]
        engaged = objects[0].referent if objects else None
        return objects[0] if engaged is not None and may_be(Predicate.HIRED, "object", engaged) else None

    def _acting(self, trigger: Trigger, found: list[Mention]) -> list[Mention | None]:
        """Return who acts where verbs may stand without a subject: the one of the sentence before, never a mere speaker."""
        segment = self.clauses.segment(trigger.first)
        if segment.opener == "sub" and trigger.rule.predicate is Predicate.MONITORED:
            return [
                m for m in found if m.first >= segment.first or m.referent is None or m.referent.type not in _SPEAKERS
            ]
        if found or segment.opener not in ("start", "coord") or trigger.rule.voice == "noun":
            return [*found]
        return self._remembered(self.memory.last_subject(self.clauses.scan.index))

    def _note_subject(self) -> None:
        """Remember the subject of the sentence's first clause with a verb."""
        clauses = self.clauses
        for segment in clauses.segments:
            verbs = [at for at in sorted(clauses.verbs) if segment.first <= at < segment.last]
            if not verbs or segment.opener in ("rel", "sub", "whether"):
                continue
            inside = [m for m in clauses.mentions if segment.first <= m.first < verbs[0] and m.preposition is None]
            plain = [m for m in inside if not m.genitive and not m.appositive and m.referent is not None]
            self.memory.subject = (clauses.scan.index, plain[-1].referent) if plain else None
            return

    def _main(self, trigger: Trigger) -> list[Mention | None]:
        """Return the subject of the clause after a phrase that opens the sentence: 'In a letter to X, Y asked'."""
        clauses = self.clauses
        number = clauses.index(trigger.first)
        if any(segment.opener not in ("start", "comma", "quote") for segment in clauses.segments[: number + 1]):
            return []
        for segment in clauses.segments[number + 1 :]:
            inside = [m for m in clauses.mentions if segment.first <= m.first < segment.last]
            opening = bool(inside) and inside[0].first - segment.first <= 2
            if (segment.verb or opening) and segment.opener in ("comma", "close"):
                plain = [m for m in inside if m.preposition is None and not m.genitive and not m.appositive]
                return list(plain[:1])
        return []

    def _ahead(self, trigger: Trigger) -> list[Mention]:
        """Return the parties of the clause that depends on the verb: 'measured how fast the workers packed'."""
        number = self.clauses.index(trigger.first)
        if number + 1 >= len(self.clauses.segments) or self.clauses.segments[number + 1].opener not in (
            "sub",
            "whether",
        ):
            return []
        low, high = trigger.last, self.clauses.segments[number + 1].last
        return [m for m in self.clauses.mentions if low <= m.first < high and not m.appositive][:3]

    def _inner(self, trigger: Trigger, other: Mention | None) -> list[Mention | None]:
        """Return whom a statement blames: the first party of what is said, where a word of wrong follows it."""
        blame = self.bit("blame")
        sentence = self.clauses.scan.sentence
        for mention in self.clauses.mentions:
            if (
                mention is other
                or mention.referent is None
                or mention.preposition is not None
                or mention.genitive
                or mention.appositive
            ):
                continue
            if other is not None and mention.referent is other.referent:
                continue
            if mention.referent.type is EntityType.GROUP or (
                mention.first < trigger.first and mention.first > sentence.first + 2
            ):
                continue
            if any(self.flags[at] & blame for at in range(mention.last, min(sentence.last, mention.last + 8))):
                return [mention]
            return []
        return []

    def _remembered(self, referent: Referent | None) -> list[Mention | None]:
        return [Mention(0, 0, "description", referent)] if referent is not None else []

    def _direct(self, trigger: Trigger, other: Mention | None) -> list[Mention | None]:
        clauses = self.clauses
        found: list[Mention | None] = [m for m in clauses.objects(trigger.last, trigger.finite) if m is not other]
        segment = clauses.segment(trigger.first)
        clitics = [m for m in clauses.mentions if segment.first <= m.first < trigger.first and m.preposition == ""]
        found = [*reversed(clitics), *found]
        if self.language.file.grammar.verb_final or (
            trigger.finite != trigger.first and self.language.file.grammar.verb_second
        ):
            low = segment.first if segment.opener in ("rel", "sub", "whether") else trigger.finite
            middle = [m for m in clauses.mentions if low <= m.first and m.last <= trigger.first and m is not other
                      and not m.appositive and m.preposition is None and not m.genitive]  # fmt: skip
            found = [*middle, *found]
        if not found and (segment.opener == "rel" or self._relates(segment.first, segment.opener)):
            antecedent = clauses.antecedent(segment.first)
            if antecedent is not other:
                found.append(antecedent)
        return found

    def _relates(self, first: int, opener: str) -> bool:
        """Tell whether a word that may also be 'that' stands right behind a party, so that it is its object: 'X, que Y a saisie'."""
        if opener != "sub" or not self.flags[first] & self.bit("relatives"):
            return False
        last = first - 1 if first and self.clauses.tokens.lexemes[first - 1].surface == "," else first
        return any(mention.last == last for mention in self.clauses.mentions)

    def _owner(self, first: int) -> Mention | None:
        """Return what a possessive pronoun before the noun stands for."""
        for back in range(1, 4):
            at = first - back
            if at < self.clauses.scan.sentence.first or not self.clauses.tokens.lexemes[at].word:
                return None
            if self.flags[at] & self.bit("whose") and self._opens_relative(at):
                return self.clauses.antecedent(at)
            if self.flags[at] & self.bit("possessive"):
                return Mention(at, at + 1, "pronoun", self.memory.owner(self.clauses, at))
        return None

    def _opens_relative(self, at: int) -> bool:
        return at > self.clauses.scan.sentence.first and self.clauses.tokens.lexemes[at - 1].surface in ",)"

    def _only(self, trigger: Trigger, predicate: Predicate, role: str, other: Mention | None) -> list[Mention | None]:
        """Return the one mention of the sentence that fits the role, where there is just one."""
        fitting: dict[Referent, Mention] = {}
        for mention in self.clauses.mentions:
            referent = mention.referent
            if referent is None or mention is other or (other is not None and referent is other.referent):
                continue
            if role == "object" and mention.kind == "pronoun":
                continue
            if mention.kind == "institution" and mention.preposition in self.language.file.closed.of:
                continue
            if role == "subject" and not self._shares_clause(trigger, mention):
                continue
            if (
                may_be(predicate, role, referent)
                and (role == "subject" or referent.type not in _AUTHORITIES)
                and referent.type is not EntityType.GROUP
            ):
                fitting.setdefault(referent, mention)
        return list(fitting.values()) if len(fitting) == 1 else []

    def _shares_clause(self, trigger: Trigger, mention: Mention) -> bool:
        """Tell whether no other verb's clause holds the mention: whoever acts elsewhere did not impose this."""
        low, high = self.clauses.span(trigger.first)
        segment = self.clauses.segment(mention.first)
        says = any(segment.first <= hit.first < segment.last for hit in self.clauses.scan.of("speech"))
        return low <= mention.first < high or mention.preposition is not None or not segment.verb or says

    def _draft(self, trigger: Trigger, subject: Referent, object_: Referent | None) -> Draft:
        rule = trigger.rule.trigger
        draft = Draft(
            trigger.rule.predicate, subject, object_, load_frames()[trigger.rule.predicate].default, None,
            self.clauses.scan.index, trigger.rule.name, qualifiers=dict(rule.qualifiers), position=trigger.first,
        )  # fmt: skip
        if rule.modality is not None:
            draft.modality = rule.modality
            draft.qualifiers["fixed"] = True
        draft.qualifiers["negated"] = self.negated(trigger) and not rule.negated
        return draft


_PERSON_PLACES: dict[str, tuple[Predicate, ...]] = {
    "object": (Predicate.FIRED, Predicate.MONITORED),
    "subject": (Predicate.SUED, Predicate.ACCUSED, Predicate.CALLED_ON, Predicate.WROTE_TO),
}
_COMPANY_PLACES: dict[str, tuple[Predicate, ...]] = {
    "object": (
        Predicate.FINED,
        Predicate.ORDERED,
        Predicate.HIRED,
        Predicate.SUED,
        Predicate.SUBSIDIARY_OF,
        Predicate.INVESTIGATED,
        Predicate.SUPPLIED,
        Predicate.ACCUSED,
    ),
    "subject": (
        Predicate.SUPPLIED,
        Predicate.SUBSIDIARY_OF,
        Predicate.APPEALED,
        Predicate.FIRED,
        Predicate.HIRED,
        Predicate.ADVERTISED_FOR,
        Predicate.MONITORED,
        Predicate.DISPUTED,
    ),
}
_ADDRESSED = (Predicate.CALLED_ON, Predicate.SUPPLIED)
_NEAR_TOPIC = 2
_SUBJECTS_OF_INQUIRY = frozenset({EntityType.COMPANY, EntityType.PUBLIC_BODY, EntityType.ORGANIZATION})
_BY_COUNTRY = (Predicate.FINED, Predicate.ORDERED)


class Memory:
    """What earlier sentences said that a later one leans on: who accused, who decided, what the page is about."""

    def __init__(self) -> None:
        self.topic: Referent | None = None
        self.discourse: Discourse | None = None
        self.speakers: frozenset[Referent] = frozenset()
        self.drafts: list[Draft] = []
        self.bodies: dict[str, Referent] = {}
        self.subject: tuple[int, Referent | None] | None = None

    def last_subject(self, sentence: int) -> Referent | None:
        """Return the subject of the sentence right before."""
        return self.subject[1] if self.subject is not None and sentence - self.subject[0] == 1 else None

    def body(self, phrase: str, language: Language) -> Referent | None:
        """Return a body that acts without a name: the police."""
        key = f"/{fold(phrase)}"
        if key not in self.bodies:
            type_ = next((t for t, words in language.file.institutions.items() if phrase in words), None)
            if type_ is None:
                return None
            self.bodies[key] = Referent(phrase, type_, forms={phrase: None})
        return self.bodies[key]

    def charged(self, sentence: int, within: int = 2) -> Referent | None:
        """Return who was charged, fined or sued last, in this sentence or the ones right before."""
        for draft in reversed(self.drafts):
            if sentence - draft.sentence > within:
                return None
            if draft.predicate in _CHARGES:
                return draft.object
        return None

    def challenged(self, speaker: Referent | None) -> Referent | None:
        """Return whose finding or charge against the speaker came last."""
        for draft in reversed(self.drafts):
            if draft.object is speaker and draft.predicate in _CHARGES:
                return draft.subject
            if (
                draft.subject is speaker
                and draft.predicate not in _CHARGES
                and draft.attributed_to not in (None, speaker)
            ):
                return draft.attributed_to
        return None

    def last_decider(self, sentence: int, within: int = 6) -> Referent | None:
        """Return the court that last decided, where it did so in the sentences just before."""
        for draft in reversed(self.drafts):
            if draft.predicate in (Predicate.FINED, Predicate.ORDERED) and draft.subject.type is EntityType.COURT:
                return draft.subject if sentence - draft.sentence <= within else None
        return None

    def decider(self, appellant: Referent | None) -> Referent | None:
        """Return the authority or court that last decided against the appellant."""
        for draft in reversed(self.drafts):
            if (
                draft.object is appellant
                and draft.predicate in (Predicate.FINED, Predicate.ORDERED)
                and draft.subject.type in _AUTHORITIES
            ):
                return draft.subject
        return None

    def last_authority(self, sentence: int, within: int = 3) -> Referent | None:
        """Return the authority or court that last decided against anyone, where it did so in the sentences just before."""
        for draft in reversed(self.drafts):
            if draft.predicate in (Predicate.FINED, Predicate.ORDERED) and draft.subject.type in _AUTHORITIES:
                return draft.subject if sentence - draft.sentence <= within else None
        return None

    def owner(self, clauses: Clauses, at: int) -> Referent | None:
        """Return what a possessive pronoun stands for: the last organisation named before it."""
        before = [m for m in clauses.mentions if m.last <= at and m.referent is not None and not m.appositive]
        for mention in reversed(before):
            if mention.referent is not None and mention.referent.type not in (
                EntityType.GROUP,
                EntityType.PERSON,
                EntityType.TECHNOLOGY,
                None,
            ):
                return mention.referent
        return self.topic if not before else None


_CHARGES = (Predicate.FINED, Predicate.ORDERED, Predicate.ACCUSED, Predicate.SUED, Predicate.INVESTIGATED)


def _turned_to_charged(drafts: list[Draft]) -> list[Draft]:
    """Give a deed to whom an authority charges with it: 'reprimands X for having recorded customers' is no deed of its own."""
    charges: dict[Referent, Draft] = {}
    for draft in sorted(drafts, key=lambda one: one.position):
        if draft.predicate in _CHARGES and draft.subject.type in _DECIDERS:
            charges[draft.subject] = draft
        elif draft.predicate is Predicate.MONITORED and draft.subject in charges:
            draft.subject = charges[draft.subject].object or draft.subject
    for draft in drafts:
        if (
            draft.predicate is Predicate.MONITORED
            and draft.subject.category is Category.EXECUTIVES
            and draft.subject.of is not None
        ):
            draft.subject = draft.subject.of if draft.subject.of.type is EntityType.COMPANY else draft.subject
    hired = {draft.object for draft in drafts if draft.predicate is Predicate.HIRED}
    return [
        draft for draft in drafts
        if draft.subject is not draft.object and (draft.subject in hired or not _is_nameless(draft))
    ]  # fmt: skip


def _is_nameless(draft: Draft) -> bool:
    """Tell whether nobody who is named watches a group that belongs to nobody: no claim."""
    parties = (draft.subject, draft.object)
    return draft.predicate is Predicate.MONITORED and all(
        one is not None and one.type is EntityType.GROUP and one.of is None and one.count is None for one in parties
    )


def _names(mention: Mention) -> str:
    return ", ".join(referent.name for referent in mention.referents)


def _stands(word: str, words: frozenset[str], phrase: str) -> bool:
    """Tell whether a word, a phrase or a word that ends so ('*boete') stands among words."""
    if word.startswith("*"):
        return any(other.endswith(word[1:]) for other in words)
    return word in words if " " not in word else f" {word} " in phrase
