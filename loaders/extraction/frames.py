"""Frames: the claims that each trigger of a sentence makes of its parties, by their places and types."""

from __future__ import annotations

from graph.model import PREDICATES, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECISIONS
from loaders.extraction.document import Draft, Mention, Referent
from loaders.extraction.fitting import is_excluded, is_modifier, is_officers, is_unnamed, owns, stands_before
from loaders.extraction.framing import load_frames, may_be
from loaders.extraction.fronting import find_fronted, find_governed
from loaders.extraction.imposing import NOBODY, is_other_matter
from loaders.extraction.memory import Memory
from loaders.extraction.omitted import main_subject
from loaders.extraction.parties import authority_of, defendant, is_own, operator, settle
from loaders.extraction.parting import find_own, is_parted
from loaders.extraction.principals import find_firm, find_principal, is_turned
from loaders.extraction.reach import has_infinitive, is_ahead
from loaders.extraction.refusing import Refusals
from loaders.extraction.rivals import note_rivals, tell_apart
from loaders.extraction.sharing import keep_shares, share_fine
from loaders.extraction.sifting import sift
from loaders.extraction.slots import EARLIER, NAMED, Slots
from loaders.extraction.sole import ACTORLESS, find_actor, find_keeper
from loaders.extraction.trace import Trace
from loaders.extraction.unsaid import find_addressee, find_target, find_unsaid
from loaders.extraction.voice import Trigger, VoiceReader

_ADDRESSED = (Predicate.CALLED_ON, Predicate.SUPPLIED)


class FrameReader:
    """Reads the claims of one sentence, without yet saying how they are held."""

    def __init__(self, clauses: Clauses, trace: Trace, memory: Memory) -> None:
        self.clauses, self.trace, self.memory = clauses, trace, memory
        self.language = clauses.language
        self.flags = clauses.tokens.flags
        self.bit = clauses.language.bit
        self.kinds = memory.discourse.kinds if memory.discourse is not None else None
        self.voices, self.refusals, self.slots = VoiceReader(clauses), Refusals(clauses), Slots(clauses, memory)

    def read(self) -> list[Draft]:
        """Return the drafts of all triggers of the sentence."""
        drafts: list[Draft] = []
        self.memory.current = drafts
        triggers = self.voices.triggers()
        self.refusals.averting.note(triggers)
        for trigger in triggers:
            why = self.refusals.refused(trigger)
            if why:
                self.trace.refuse(trigger.rule.name, why)
                continue
            drafts += self._fill(trigger)
        if self.language.file.grammar.drops_subject:
            self.memory.promote(self.clauses.scan.index, *main_subject(self.clauses))
        else:
            self.memory.note_subject(self.clauses)
        keep_shares(drafts)
        drafts = sift(self.clauses, drafts)
        self.memory.rivals = note_rivals(self.clauses, drafts)
        return drafts

    def _fill(self, trigger: Trigger) -> list[Draft]:
        predicate = trigger.rule.predicate
        parties = self._parties(trigger)
        if parties is None:
            return self._charge_alone(trigger)
        subject, object_ = parties
        if object_ is not None and is_turned(self.clauses, self.kinds, trigger, subject, object_):
            subject, object_ = object_, subject
        drafts = [
            self._draft(trigger, one, two)
            for one in subject.referents
            for two in (object_.referents if object_ is not None else (None,))
            if one is not two
            and may_be(predicate, "subject", one)
            and (two is None or may_be(predicate, "object", two))
        ]
        if "imposing" in self._slots(trigger)[0]:
            drafts = [draft for draft in drafts if self.memory.bench.fits(draft)]
        if predicate is Predicate.FINED and object_ is not None:
            drafts = share_fine(self.clauses, drafts, object_)
        return [*drafts, *self._beside(trigger, subject, object_)]

    def _parties(self, trigger: Trigger) -> tuple[Mention, Mention | None] | None:
        """Return subject and object of a trigger, by its slots and by what the text leaves unsaid; None for neither."""
        rule, predicate = trigger.rule.trigger, trigger.rule.predicate
        frame = load_frames()[predicate]
        subject_slots, object_slots = self._slots(trigger)
        subject = self._find("subject", trigger, (*subject_slots, *frame.subject), None)
        object_ = None
        if subject is not None and is_parted(self.clauses, trigger, subject):
            self.trace.refuse(trigger.rule.name, "another verb stands between")
            return None
        fronted = find_fronted(self.clauses, trigger)
        if fronted is not None:
            subject, object_ = fronted
        if subject is None:
            subject, object_ = self._actorless(trigger, (*object_slots, *frame.object))
        if subject is None:
            subject, object_ = self._unsaid(trigger, (*object_slots, *frame.object))
        if subject is None and "unnamed" in subject_slots and not is_other_matter(self.clauses):
            subject = Mention(0, 0, "description", NOBODY)
        if subject is None:
            self.trace.refuse(trigger.rule.name, f"no subject in {subject_slots}")
            return None
        object_ = object_ or self._find("object", trigger, (*object_slots, *frame.object), subject)
        if object_ is None and self._complains(trigger):
            object_ = find_addressee(self.clauses, self.memory, subject)
        if object_ is None and (rule.needs_object or not PREDICATES[predicate].null_object):
            self.trace.refuse(trigger.rule.name, f"no object in {object_slots}; subject {_names(subject)}")
            return None
        return subject, object_

    def _complains(self, trigger: Trigger) -> bool:
        """Tell whether the trigger is a complaint that has been made, which charges somebody and goes to somebody."""
        complaint = trigger.rule.predicate is Predicate.CALLED_ON and trigger.rule.trigger.also is not None
        ahead = is_ahead(trigger.first, self.clauses) or has_infinitive(
            self.clauses.segment(trigger.first), self.clauses, "future_auxiliaries"
        )
        return complaint and not ahead

    def _charge_alone(self, trigger: Trigger) -> list[Draft]:
        """Return the charge that a complaint makes where nobody says whom it went to: 'X was reported by Y for Z'."""
        rule = trigger.rule.trigger
        if not trigger.passive or rule.with_ or not self._complains(trigger):
            return []
        subject = self._find("subject", trigger, self._slots(trigger)[0], None, rule.also)
        return self._beside(trigger, subject, None) if subject is not None else []

    def _beside(self, trigger: Trigger, subject: Mention, object_: Mention | None) -> list[Draft]:
        """Return the claims that a trigger makes beside its own: a complaint charges somebody."""
        rule = trigger.rule.trigger
        if rule.also is None or not rule.against:
            return []
        against = self._find("object", trigger, rule.against, subject, rule.also)
        if against is None and object_ is not None and self._complains(trigger):
            against = find_target(self.clauses, self.memory, subject, object_)
        if against is None or against.referent is None or against.referent is subject.referent:
            return []
        drafts = [self._draft(trigger, one, against.referent) for one in subject.referents]
        for draft in drafts:
            draft.predicate, draft.how = rule.also, None
        return drafts

    def _actorless(self, trigger: Trigger, slots: tuple[str, ...]) -> tuple[Mention | None, Mention | None]:
        """Return the parties of a passive that names no actor: 'three guards were dismissed'."""
        predicate, discourse = trigger.rule.predicate, self.memory.discourse
        suffered = trigger.passive or (trigger.rule.trigger.flip and trigger.rule.voice != "noun")
        finite = trigger.finite != trigger.first or trigger.auxiliary or trigger.rule.voice != "participle"
        if discourse is None or predicate not in ACTORLESS or not finite or not suffered:
            return None, None
        if not trigger.passive and predicate is not Predicate.FIRED:
            return None, None
        if self.voices.agent(trigger.rule, trigger.first, trigger.last) is not None or self.voices.has_agent(trigger):
            return None, None
        object_ = self._find("object", trigger, slots, None)
        if object_ is None and predicate is Predicate.MONITORED:
            object_ = find_keeper(self.clauses, trigger)
        if object_ is None or object_.referent is None or not may_be(predicate, "object", object_.referent):
            return None, None
        actor = find_actor(self.clauses, self.memory, trigger, object_)
        if actor is None or not may_be(predicate, "subject", actor):
            return None, None
        # A guessed actor must never make a fact of what the page only alleges or asks.
        told = (predicate, actor, object_.referent)
        if any((draft.predicate, draft.subject, draft.object) == told for draft in self.memory.drafts):
            return None, None
        return Mention(0, 0, "description", actor), object_

    def _unsaid(self, trigger: Trigger, slots: tuple[str, ...]) -> tuple[Mention | None, Mention | None]:
        """Return the parties of a measure or inquiry that names no authority: 'X was further told to stop'."""
        predicate = trigger.rule.predicate
        acts = predicate in DECISIONS or predicate is Predicate.INVESTIGATED
        if not acts or not (trigger.passive or trigger.rule.voice == "noun"):
            return None, None
        if self.voices.agent(trigger.rule, trigger.first, trigger.last) is not None or self.voices.has_agent(trigger):
            return None, None
        object_ = self._find("object", trigger, slots, None)
        actor = find_unsaid(self.clauses, self.memory, trigger, object_) if object_ is not None else None
        if actor is None or not may_be(predicate, "subject", actor):
            return None, None
        return Mention(0, 0, "description", actor), object_

    def _slots(self, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the slots of subject and object; a passive gives theirs to the agent and the grammatical subject."""
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
            if stands_before(self.clauses, rule.with_, trigger):
                suffering = tuple(slot for slot in rule.object if slot not in NAMED or slot in EARLIER) or suffering
            if trigger.rule.predicate in _ADDRESSED and rule.object and "direct" not in rule.object:
                suffering = rule.object
            before = ("before",) if reduced and self.language.file.grammar.adjectives_follow else ()
            owned = (*before, "subject")
            if trigger.first == self.clauses.scan.sentence.first:
                owned = suffering = (*suffering, "main")
            return (owned, acting) if rule.flip else (acting, suffering)
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
        stated = trigger.rule.trigger.types if role == "object" else trigger.rule.trigger.subject_types
        types = stated if predicate is trigger.rule.predicate else ()
        prepositions = tuple(slot for slot in slots if slot not in NAMED and not slot.startswith("="))
        done = False
        for slot in slots:
            if slot in NAMED or slot.startswith("="):
                candidates = self.slots.candidates(slot, trigger, role, other, predicate)
            elif not done:
                own = find_own(self.clauses, prepositions, trigger) or find_governed(
                    self.clauses, trigger, prepositions
                )
                candidates = [m for m in own if not owns(self.clauses, m, other)]
                done = True
            else:
                continue
            for candidate in candidates:
                if slot == "direct" and is_unnamed(self.clauses, trigger, candidate):
                    return None
                if role == "object" and is_officers(self.clauses, trigger, candidate):
                    continue
                mention = self._meant(candidate, role, predicate, other)
                if mention is None or mention.referent is None:
                    continue
                settle(mention.referent, predicate, role, mention)
                if may_be(predicate, role, mention.referent, types):
                    return mention
                if slot == "direct" and mention.referent.place and mention.preposition is None:
                    return None
                self.trace.refuse(
                    trigger.rule.name, f"{role} {mention.referent.name} is {mention.referent.type} in slot {slot}"
                )
        return None

    def _meant(
        self, candidate: Mention | None, role: str, predicate: Predicate, other: Mention | None
    ) -> Mention | None:
        """Return the party that a candidate stands for, unless it is the other party or a mere voice."""
        if candidate is None or is_excluded(self.clauses, candidate):
            return None
        if role == "object" and (
            candidate.first == candidate.last > 0 or (predicate in DECISIONS and is_modifier(self.clauses, candidate))
        ):
            return None
        candidate = authority_of(self.clauses, self.memory, candidate, role, predicate)
        told_apart = tell_apart(self.clauses, self.memory.rivals, self.kinds, candidate, predicate)
        if told_apart is None:
            return None
        mention = operator(self.clauses, self.memory, told_apart, predicate, role)
        mention = find_principal(self.memory, mention, predicate, role)
        if role == "object":
            mention = find_firm(self.clauses, self.memory, self.kinds, mention, predicate)
        if mention is other or mention.referent is None:
            return None
        if other is not None and mention.referent is other.referent:
            return None
        if role == "object" and (mention.kind == "voice" or is_own(self.memory, other, mention, predicate)):
            return None
        return defendant(self.clauses, self.memory, mention, predicate, role)

    def _draft(self, trigger: Trigger, subject: Referent, object_: Referent | None) -> Draft:
        rule = trigger.rule.trigger
        draft = Draft(
            trigger.rule.predicate, subject, object_, load_frames()[trigger.rule.predicate].default, None,
            self.clauses.scan.index, trigger.rule.name, qualifiers=dict(rule.qualifiers), position=trigger.first,
            how=rule.answers, answerable=rule.answered,
        )  # fmt: skip
        if rule.modality is not None:
            draft.modality, draft.qualifiers["fixed"] = rule.modality, True
        draft.qualifiers["negated"] = self.refusals.negated(trigger) and not rule.negated
        return draft


def _names(mention: Mention) -> str:
    return ", ".join(referent.name for referent in mention.referents)
