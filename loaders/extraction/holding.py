"""How claims are held: modality and attribution of each draft, from what is said in its sentence and before."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import STATES, EntityType, Modality, Predicate
from loaders.extraction.admitting import keep_admission
from loaders.extraction.clauses import Clauses
from loaders.extraction.confessing import confess
from loaders.extraction.contents import hold_content, hold_reason
from loaders.extraction.deeds import DECIDERS, DECISIONS, DEEDS, PROCEEDINGS
from loaders.extraction.document import Draft, Referent
from loaders.extraction.doubting import hold_doubted, is_doubted
from loaders.extraction.establishing import Decisions, establish_by, is_in_passing
from loaders.extraction.hirings import hold_as_hired
from loaders.extraction.language import Language
from loaders.extraction.reach import (
    charges,
    drop_announced,
    find_governing,
    holds_post,
    is_future,
    is_negated,
    is_next,
    is_reported,
    is_told_apart,
)
from loaders.extraction.rulings import is_finder
from loaders.extraction.sifting import answer_once
from loaders.extraction.speech import Saying, covering, is_authority

_SPEECH_ACTS = frozenset({Predicate.ACCUSED, Predicate.DISPUTED, Predicate.CALLED_ON, Predicate.WROTE_TO})
_ADDRESSES = frozenset({Predicate.CALLED_ON, Predicate.WROTE_TO})
_COMPLAINS = DECIDERS | {EntityType.UNION}
_NEARBY = 2
_CHARGED = frozenset({Predicate.ACCUSED, Predicate.CALLED_ON, Predicate.SUED})


@dataclass(slots=True)
class Holder:
    """Settles drafts; remembers who works for whom and who spoke last."""

    language: Language
    works_for: dict[Referent, Referent] = field(default_factory=dict)
    speaks_for: dict[Referent, Referent] = field(default_factory=dict)
    last_speaker: Referent | None = None
    spoke: int = -1
    last_media: Referent | None = None
    charges: list[Draft] = field(default_factory=list)
    decisions: Decisions = field(default_factory=Decisions)

    def settle(self, drafts: list[Draft], clauses: Clauses, sayings: list[Saying]) -> list[Draft]:
        """Return the drafts that stand, each with modality and attribution."""
        for draft in drafts:
            if draft.object is not None and holds_post(draft):
                self.works_for[draft.subject] = draft.object
                if draft.predicate is Predicate.WORKS_FOR:
                    self.speaks_for[draft.subject] = draft.object
        self.charges += [draft for draft in drafts if draft.predicate in _CHARGED]
        for draft in drafts:
            if draft.predicate in (Predicate.DISPUTED, Predicate.APPEALED) and draft.subject in self.speaks_for:
                draft.subject = self.speaks_for[draft.subject]
        kept = [draft for draft in drafts if self._hold(draft, clauses, sayings, drafts)]
        hold_as_hired(kept)
        denied = {draft.attributed_to: draft.position for draft in kept if draft.modality is Modality.DENIED}
        kept = [d for d in kept if d.predicate is not Predicate.DISPUTED or d.position > denied.get(d.subject, -1)]
        kept = answer_once(drop_announced(kept))
        self.decisions.note(kept, clauses)
        sought = {draft.object for draft in kept if draft.predicate is Predicate.ADVERTISED_FOR}
        adverts = [draft.position for draft in kept if draft.predicate is Predicate.ADVERTISED_FOR]
        kept = [
            draft for draft in kept
            if draft.predicate is not Predicate.MONITORED
            or (draft.subject not in sought and not any(advert < draft.position for advert in adverts))
        ]  # fmt: skip
        for saying in sayings:
            if saying.speaker is not None:
                self.last_speaker, self.spoke = saying.speaker, clauses.scan.index
                if saying.speaker.type in (EntityType.MEDIA_OUTLET, EntityType.ORGANIZATION):
                    self.last_media = saying.speaker
        return kept

    def _hold(self, draft: Draft, clauses: Clauses, sayings: list[Saying], drafts: list[Draft]) -> bool:
        negated = bool(draft.qualifiers.pop("negated", False))
        fixed = bool(draft.qualifiers.pop("fixed", False))
        saying = covering(sayings, draft.position)
        if is_doubted(draft, clauses):
            return False
        if draft.predicate in DECISIONS:
            draft.attributed_to = draft.subject
            return self._decision(draft, clauses, saying)
        if draft.predicate in (Predicate.ACCUSED, Predicate.DISPUTED):
            draft.attributed_to = draft.subject
            return self._is_asked(draft, clauses, sayings) is None
        if draft.predicate in _SPEECH_ACTS or draft.predicate in STATES:
            if draft.predicate in _SPEECH_ACTS and not fixed and is_future(draft, clauses):
                draft.modality, draft.attributed_to = Modality.ANNOUNCED, draft.subject
            return True
        if draft.predicate is Predicate.APPEALED:
            return self._appeal(draft, clauses)
        if fixed:
            draft.attributed_to = saying.speaker if saying else None
            return True
        return self._deed(draft, clauses, saying, sayings, drafts, negated)

    def _decision(self, draft: Draft, clauses: Clauses, saying: Saying | None) -> bool:
        """Tell whether a decision was taken: announced it may be, but as taken, not as planned: 'plans to fine X'."""
        kind = saying.kind if saying is not None else ""
        at, infinitive = draft.position, clauses.language.bit("infinitives")
        planned = (clauses.tokens.flags[at - 1] | clauses.tokens.flags[at]) & infinitive
        if kind in ("ask", "deny") or (kind == "announce" and (planned or is_future(draft, clauses))):
            return False
        return clauses.segment(draft.position).opener != "whether"

    def _appeal(self, draft: Draft, clauses: Clauses) -> bool:
        future = is_future(draft, clauses)
        if future or draft.modality is Modality.ANNOUNCED:
            draft.modality, draft.attributed_to = Modality.ANNOUNCED, draft.subject
            draft.qualifiers["announced"] = True
        return clauses.segment(draft.position).opener != "whether"

    def _is_asked(self, draft: Draft, clauses: Clauses, sayings: list[Saying]) -> Saying | bool | None:
        number = clauses.index(draft.position)
        while number >= 0:
            segment = clauses.segments[number]
            if segment.opener == "whether":
                asking = [saying for saying in sayings if saying.kind == "ask"]
                return asking[0] if asking else True
            if segment.opener in ("break", "sub"):
                break
            number -= 1
        last = clauses.tokens.lexemes[clauses.scan.sentence.last - 1].surface
        return True if last == "?" else None

    def _deed(
        self,
        draft: Draft,
        clauses: Clauses,
        saying: Saying | None,
        sayings: list[Saying],
        drafts: list[Draft],
        negated: bool,
    ) -> bool:
        before = [other for other in drafts if other.position < draft.position]
        asked_of = [one for one in before if one.predicate is Predicate.CALLED_ON and one.object is draft.subject]
        if asked_of and not is_told_apart(clauses, asked_of[-1], draft):
            return False
        denial = self._denial(draft, clauses, before)
        if denial is not None:
            draft.modality, draft.attributed_to = Modality.DENIED, denial.subject
            return True
        asked = self._is_asked(draft, clauses, sayings)
        if asked is not None:
            draft.modality = Modality.ASKED
            draft.attributed_to = asked.speaker if isinstance(asked, Saying) else None
            if draft.attributed_to in (None, draft.subject):
                draft.attributed_to = self._asker(draft, clauses)
            return not negated
        if draft.predicate in DEEDS and establish_by(draft, drafts, clauses, saying, self.works_for):
            return not negated
        charge = next(
            (one for one in before if one.predicate is Predicate.ACCUSED and one.object is draft.subject), None
        )
        accused = draft.predicate in DEEDS and saying is not None and saying.speaker is draft.subject
        if accused and saying is not None and (charge is not None or charges(saying, clauses)):
            draft.modality, draft.attributed_to = Modality.ALLEGED, charge.subject if charge is not None else None
            return not negated
        if saying is not None and saying.kind in ("find", "say", "admit", "deny") and is_negated(saying, clauses):
            return False
        if saying is not None:
            own = [person for person, body in self.works_for.items() if body is draft.subject]
            told = self._told(draft, clauses, saying, negated)
            return told and keep_admission(draft, clauses, saying, sayings, own)
        if negated:
            return False
        doubtful = self._charged(draft, clauses, before) or self._hedged(draft, clauses)
        doubtful = doubtful or hold_content(draft, clauses) or hold_reason(draft, clauses)
        doubtful = doubtful or (draft.predicate in DEEDS and hold_doubted(draft, clauses))
        if not doubtful and is_future(draft, clauses):
            draft.modality, draft.attributed_to = Modality.ANNOUNCED, draft.subject
        elif not doubtful:
            self.decisions.establish(draft, clauses)
        return True

    def _told(self, draft: Draft, clauses: Clauses, saying: Saying, negated: bool) -> bool:
        """Hold a deed as the saying over it holds it, and tell whether it is a claim at all."""
        kept = self._said(draft, clauses, saying, negated)
        thought = clauses.language.bit("alleges") | clauses.language.bit("doubts") | clauses.language.bit("fears")
        if draft.modality is Modality.FOUND and (
            clauses.tokens.flags[saying.at] & thought or clauses.has(saying.at, clauses.language.bit("maybe"))
        ):
            draft.modality = Modality.ALLEGED
        would = clauses.has(draft.position, clauses.language.bit("conditional"))
        ahead = is_future(draft, clauses) or (would and draft.predicate in PROCEEDINGS)
        if saying.speaker is draft.subject and draft.modality in (Modality.ASSERTED, Modality.ADMITTED) and ahead:
            draft.modality, draft.attributed_to = Modality.ANNOUNCED, draft.subject
        return kept

    def _denial(self, draft: Draft, clauses: Clauses, before: list[Draft]) -> Draft | None:
        """Return the denial right before a deed by who is said to have done it: 'afviser at have overvåget'."""
        if draft.predicate not in DEEDS:
            return None
        own = (draft.subject, *(person for person, body in self.works_for.items() if body is draft.subject))
        denials = (one for one in before if one.predicate is Predicate.DISPUTED and one.subject in own)
        return next((one for one in denials if is_next(clauses, one.position, draft.position)), None)

    def _charged(self, draft: Draft, clauses: Clauses, before: list[Draft]) -> bool:
        """Hold a deed as alleged where a charge stands before it, and tell whether one does."""
        if draft.predicate not in DEEDS:
            return False
        charges_ = (one for one in before if one.predicate in _CHARGED and not is_in_passing(one, draft, clauses))
        charge = next(charges_, None)
        got = draft.object if draft.predicate is Predicate.SUPPLIED else draft.subject
        if charge is not None and (charge.object in (draft.subject, got) or charge.predicate is Predicate.CALLED_ON):
            draft.modality, draft.attributed_to = Modality.ALLEGED, charge.subject
            return True
        if self._behind_charge(draft, clauses):
            draft.modality = Modality.ALLEGED
            return True
        return False

    def _hedged(self, draft: Draft, clauses: Clauses) -> bool:
        """Hold as alleged what a hedge or a conditional tells, as found what an authority is reported to have said."""
        hedge, speaker = clauses.language.bit("hedges"), self.last_speaker
        above, home = find_governing(draft, clauses), clauses.segment(draft.position)
        doubt = above is not None and clauses.has(above.first, hedge)
        rumoured = range(max(clauses.scan.sentence.first, home.first - 3), home.first) if home.opener == "sub" else ()
        doubt = doubt or any(clauses.tokens.flags[at] & hedge for at in rumoured)
        if not doubt and not clauses.has(draft.position, hedge | clauses.language.bit("conditional")):
            return False
        draft.modality, draft.attributed_to = Modality.ALLEGED, self._accuser(draft) or self.last_media or speaker
        reported = draft.predicate in DEEDS and not doubt and not clauses.has(draft.position, hedge)
        if reported and is_finder(speaker, self.language) and is_reported(draft.position, clauses):
            draft.modality, draft.attributed_to = Modality.FOUND, speaker
        return True

    def _behind_charge(self, draft: Draft, clauses: Clauses) -> bool:
        """Tell whether a verb of accusing without known parties stands before the deed: never the source's own word."""
        number = clauses.index(draft.position)
        low = clauses.segments[number].first
        bit, above = clauses.language.bit("infinitives"), find_governing(draft, clauses)
        infinitive = any(clauses.tokens.flags[at] & bit for at in range(low, min(low + 2, draft.position)))
        if number > 0 and clauses.segments[number].opener == "sub" and infinitive:
            before = clauses.segments[number - 1]
            bare = number > 1 and before.opener == "sub" and not before.verb
            low = clauses.segments[number - 2].first if bare else before.first
        elif above is not None:
            low = above.first
        return any(
            low <= hit.first < draft.position
            and hit.entry.value.predicate in (Predicate.ACCUSED, Predicate.CALLED_ON)
            and hit.entry.value.voice != "noun"
            and not hit.entry.value.trigger.with_
            for hit in clauses.scan.of("trigger")
        )

    def _asker(self, draft: Draft, clauses: Clauses) -> Referent | None:
        """Return who asked the one whom the question is about: the last that wrote to it or called on it nearby."""
        for other in reversed(self.charges):
            if clauses.scan.index - other.sentence > _NEARBY:
                return None
            if other.predicate in _ADDRESSES and other.object in (draft.subject, self.works_for.get(draft.subject)):
                return other.subject
        return None

    def _accuser(self, draft: Draft) -> Referent | None:
        for other in reversed(self.charges):
            if other.object is draft.subject and other.predicate in (Predicate.SUED, Predicate.ACCUSED):
                return other.subject
        return None

    def _said(self, draft: Draft, clauses: Clauses, saying: Saying, negated: bool) -> bool:
        speaker = saying.speaker or (self.last_media if saying.kind == "say" else None)
        own = speaker is not None and (speaker is draft.subject or self.works_for.get(speaker) is draft.subject)
        if own and draft.predicate in DEEDS and (draft.subject.type in _COMPLAINS or draft.object is speaker):
            return False
        draft.attributed_to, draft.via = speaker, saying.via
        if saying.kind == "deny" or (negated and draft.predicate in DEEDS):
            draft.modality = Modality.DENIED
            return saying.kind == "deny" or own
        if negated:
            return False
        if saying.kind == "ask":
            draft.modality = Modality.ASKED
        elif saying.kind == "announce" and not own:
            draft.modality = Modality.ALLEGED
        elif saying.kind == "announce":
            draft.modality = Modality.ANNOUNCED
        elif own and draft.predicate in DEEDS:
            return confess(draft, clauses, saying)
        elif draft.predicate in DEEDS and is_finder(speaker, self.language):
            draft.modality = Modality.FOUND
        elif draft.predicate in (Predicate.INVESTIGATED, Predicate.SUED) and (own or is_authority(speaker)):
            draft.modality, draft.attributed_to = Modality.ASSERTED, None
        else:
            draft.modality = Modality.ALLEGED
        return True
