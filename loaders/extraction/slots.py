"""Slots: which parties stand in a named place of a trigger: subject, direct, possessor, next ..."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.accusers import without_accusers
from loaders.extraction.antecedents import find_antecedent
from loaders.extraction.arguments import find_objects, find_subjects
from loaders.extraction.causatives import causative, caused_party
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import RUN_BY
from loaders.extraction.document import Mention, Referent
from loaders.extraction.fitting import find_only, heads
from loaders.extraction.framing import may_be
from loaders.extraction.imposing import find_imposer, is_earlier
from loaders.extraction.memory import Memory
from loaders.extraction.neighbours import find_before, find_next
from loaders.extraction.omitted import find_acting
from loaders.extraction.opposing import find_accuser, find_decider
from loaders.extraction.sole import NEAR_TOPIC, find_keeper, find_user, spoken_of
from loaders.extraction.voice import Trigger

_BESIDE = frozenset({"possessor", "gen", "next", "inside", "before", "apposed", "any", "none", "keeper"})
_OF_VERB = frozenset({"subject", "direct", "second", "ahead", "inner", "main"})
EARLIER = frozenset({
    "topic", "decided", "authority", "disputed", "appealed", "fined", "dismissed", "watching", "imposing", "user",
})  # fmt: skip
NAMED = _BESIDE | _OF_VERB | EARLIER | {"unnamed"}


class Slots:
    """Finds the parties of one sentence by the slots of its triggers."""

    def __init__(self, clauses: Clauses, memory: Memory) -> None:
        self.clauses, self.memory = clauses, memory
        self.language = clauses.language
        self.flags = clauses.tokens.flags
        self.bit = clauses.language.bit

    def candidates(
        self, slot: str, trigger: Trigger, role: str, other: Mention | None, predicate: Predicate
    ) -> list[Mention | None]:
        """Return who stands in the slot, the likeliest first."""
        if slot == "any":
            return [*find_only(self.clauses, trigger, predicate, role, other)]
        if slot.startswith("="):
            return _remembered(self.memory.body(slot[1:], self.language))
        if slot in EARLIER:
            return _remembered(self._of_earlier(slot, other))
        if slot in _OF_VERB:
            return self._of_verb(slot, trigger, other)
        return self._beside(slot, trigger)

    def _of_verb(self, slot: str, trigger: Trigger, other: Mention | None) -> list[Mention | None]:
        """Return the parties of the verb by their part in its clause or in the one that depends on it."""
        if slot == "direct":
            return self._direct(trigger, other)
        if slot == "second":
            return self._direct(trigger, other)[1:]
        if slot == "ahead":
            return [*self._ahead(trigger)]
        if slot == "inner":
            return self._inner(trigger, other) or _remembered(self._blamed(other))
        if slot == "main":
            return self._main(trigger)
        if trigger.rule.voice == "noun" and (agent := self._agent(trigger)) is not None:
            return [agent]
        if (engaged := self._engaged(trigger)) is not None:
            return [engaged]
        subjects = find_subjects(self.clauses, trigger.first, trigger.finite)
        found, charged = without_accusers(self.clauses, trigger.finite, subjects)
        if charged or not self.language.file.grammar.drops_subject:
            return [*found]
        return find_acting(self.clauses, self.memory, trigger, found)

    def _beside(self, slot: str, trigger: Trigger) -> list[Mention | None]:
        """Return the parties that stand right beside the trigger or around it."""
        clauses, first, last = self.clauses, trigger.first, trigger.last
        if slot == "possessor":
            near = (m for m in clauses.mentions if m.first >= last and m.first - last <= 5 and m.genitive)
            return [next((m for m in near if not (m.referent and m.referent.place)), None)]
        if slot == "gen":
            owner = self._owner(first)
            parent = trigger.rule.predicate is Predicate.SUBSIDIARY_OF and owner is not None
            return [clauses.possessor(first), owner, *(_remembered(spoken_of(self.memory)) if parent else ())]
        if slot == "inside":
            return [m for m in clauses.mentions if m.first <= first < m.last]
        if slot in ("next", "before"):
            return [find_next(clauses, last) if slot == "next" else find_before(clauses, first)]
        if slot == "keeper" and trigger.passive:
            return [find_keeper(clauses, trigger)]
        return [clauses.apposed(last)] if slot == "apposed" else []

    def _of_earlier(self, slot: str, other: Mention | None) -> Referent | None:
        """Return the party that earlier sentences name: who charged, who decided, what the page is about."""
        if slot == "topic":
            return spoken_of(self.memory)
        if slot == "user":
            return find_user(self.memory, other)
        if slot == "imposing":
            return find_imposer(self.clauses, self.memory.bench)
        if slot == "decided" and is_earlier(self.clauses):
            return None
        memory = self.memory
        remembered = {
            "fined": memory.last_fined, "dismissed": memory.last_dismissing, "watching": memory.last_watching,
            "decided": memory.last_decider, "authority": memory.last_authority,
        }  # fmt: skip
        if slot in remembered:
            return remembered[slot](self.clauses.scan.index)
        party = other.referent if other else None
        find = find_accuser if slot == "disputed" else find_decider
        return find(self.clauses, self.memory, party)

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
        objects = [m for m in find_objects(self.clauses, hires[-1].last) if m.last < first]
        engaged = objects[0].referent if objects else None
        return objects[0] if engaged is not None and may_be(Predicate.HIRED, "object", engaged) else None

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
                if self.language.file.grammar.capital_names:
                    verb = min((at for at in clauses.verbs if at >= segment.first), default=segment.last)
                    plain = [m for m in plain if m.first < verb]
                if plain or segment.verb:
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
                mention.first < trigger.first and not self._comes_first(mention)
            ):
                continue
            if any(self.flags[at] & blame for at in range(mention.last, min(sentence.last, mention.last + 8))):
                return [mention]
            return []
        return []

    def _comes_first(self, mention: Mention) -> bool:
        """Tell whether nobody else stands before it in the sentence, its own descriptions aside."""
        before = (m for m in self.clauses.mentions if m.first < mention.first and not m.appositive)
        return all(m.referent in (None, mention.referent) or m.last >= mention.first for m in before)

    def _blamed(self, other: Mention | None) -> Referent | None:
        """Return whom a critic's quote is about that names nobody: what the page is about, spoken of right before."""
        topic, discourse = self.memory.topic, self.memory.discourse
        if topic is None or discourse is None or other is None or other.referent is None:
            return None
        named = [m for m in self.clauses.mentions if m.kind == "name" and m.referent is not other.referent]
        bodies = [m for m in named if m.referent is not None and m.referent.type in RUN_BY]
        own = (other.referent, topic) in self.memory.posts or other.referent.of is topic
        near = self.clauses.scan.index - topic.last_seen <= NEAR_TOPIC and discourse.dominates(topic)
        return topic if near and not own and not bodies else None

    def _direct(self, trigger: Trigger, other: Mention | None) -> list[Mention | None]:
        clauses = self.clauses
        found: list[Mention | None] = [m for m in find_objects(clauses, trigger.last) if m is not other]
        segment = clauses.segment(trigger.first)
        clitics = [
            m for m in clauses.mentions if segment.first <= m.first <= trigger.first and m.preposition == ""
            and not any(self.flags[at] & self.bit("infinitives") for at in range(m.last, trigger.first))
        ]  # fmt: skip
        found = [*reversed(clitics), *([] if self._is_resumed(clitics, trigger) else found)]
        if self.language.file.grammar.verb_final or (
            trigger.finite != trigger.first and self.language.file.grammar.verb_second
        ):
            low = segment.first if segment.opener in ("rel", "sub", "whether") else trigger.finite
            low = max(low, self._joint(low, trigger.first))
            first, last = clauses.insertion(clauses.index(trigger.first))
            middle = [m for m in clauses.mentions if low <= m.first and m.last <= trigger.first and m is not other
                      and clauses.is_plain(m) and not first <= m.first < last]  # fmt: skip
            found = [*middle, *found]
        # "customers whose calls X recorded" were monitored; who has a brother that was hired was not.
        owned = self.flags[segment.first] & self.bit("whose") and trigger.rule.predicate is not Predicate.MONITORED
        if not found and not owned and (segment.opener == "rel" or self._relates(segment.first, segment.opener)):
            antecedent = find_antecedent(clauses, segment.first)
            if antecedent is not other:
                found.append(antecedent)
        if trigger.rule.voice == "participle" and causative(clauses, trigger.first, trigger.last) >= 0:
            found = [caused_party(clauses, trigger.first), *found]
        acting = other.with_ if other is not None else ()
        found = [m for m in found if m is None or m.referent is None or m.referent not in acting]
        return [m for m in found if m is None or other is None or not heads(m, other)]

    def _agent(self, trigger: Trigger) -> Mention | None:
        """Return who does what a noun names, behind a word of agents: 'la sorveglianza dei rider da parte di X'."""
        if trigger.rule.predicate is not Predicate.MONITORED:
            return None
        closed = self.language.file.closed
        agents = tuple(word for word in closed.by if word not in closed.of)
        return self.clauses.governed(agents, trigger.first, trigger.last, left=False)

    def _joint(self, low: int, first: int) -> int:
        """Return where a second verb is joined to one that has its own objects: 'har fyret A og hyret B', else 0."""
        joints = (at for at in range(low + 1, first) if self.flags[at] & self.bit("coordinators"))
        return next((at for at in joints if any(low < verb < at for verb in self.clauses.verbs)), 0)

    def _is_resumed(self, clitics: list[Mention], trigger: Trigger) -> bool:
        """Tell whether an object pronoun right before the verb leaves no place for another object: 'li accusa di'."""
        small = self.bit("perfect_auxiliaries") | self.bit("adverbs") | self.bit("clitics")
        return any(all(self.flags[at] & small for at in range(mention.last, trigger.first)) for mention in clitics)

    def _relates(self, first: int, opener: str) -> bool:
        """Tell whether a word that may also be 'that' takes up the party right before it: 'X, que Y a saisie'."""
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
                return find_antecedent(self.clauses, at)
            if self.clauses.tokens.lexemes[at].lower in self.language.file.pronouns.owners and self.memory.discourse:
                return Mention(at, at + 1, "pronoun", self.memory.discourse.find_person())
            if self.flags[at] & self.bit("possessive"):
                return Mention(at, at + 1, "pronoun", self.memory.owner(self.clauses, at))
        return None

    def _opens_relative(self, at: int) -> bool:
        return at > self.clauses.scan.sentence.first and self.clauses.tokens.lexemes[at - 1].surface in ",)"


def _remembered(referent: Referent | None) -> list[Mention | None]:
    return [Mention(0, 0, "description", referent)] if referent is not None else []
