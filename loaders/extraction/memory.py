"""Memory: what earlier sentences said that a later one leans on."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from graph.names import fold
from loaders.extraction.anaphora import Discourse
from loaders.extraction.binding import find_possessor
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import CHARGES, DECISIONS
from loaders.extraction.document import Draft, Mention, Referent
from loaders.extraction.framing import AUTHORITIES
from loaders.extraction.imposing import Bench
from loaders.extraction.language import Language
from loaders.extraction.reach import holds_post
from loaders.extraction.rivals import Rivals
from loaders.extraction.speech import Saying
from loaders.extraction.tokens import Sentence

_OWN_NOTHING = (EntityType.GROUP, EntityType.PERSON, EntityType.TECHNOLOGY, None)
_CHAIN = 3


class Memory:
    """What earlier sentences said that a later one leans on: who accused, who decided, what the page is about."""

    def __init__(self) -> None:
        self.topic: Referent | None = None
        self.discourse: Discourse | None = None
        self.sayings: list[Saying] = []
        self.drafts: list[Draft] = []
        self.current: list[Draft] = []
        self.bodies: dict[str, Referent] = {}
        self.rivals = Rivals()
        self.bench = Bench()
        self.heads: set[tuple[Referent, Referent | None]] = set()
        self.posts: set[tuple[Referent, Referent | None]] = set()
        self.staff: set[tuple[Referent, Referent | None]] = set()
        self.sentences: dict[int, Sentence] = {}
        self.subject: tuple[int, Mention] | None = None
        self.carried = 0

    def hear(self, clauses: Clauses, sayings: list[Saying]) -> None:
        """Remember who speaks in the sentence, and which authorities decide there."""
        self.bench.note(clauses, sayings)
        self.sayings = sayings

    def note_offices(self, offices: list[Draft]) -> None:
        """Remember who holds a post where, and who heads what now."""
        for draft in offices:
            self.posts.add((draft.subject, draft.object))
            if holds_post(draft):
                self.staff.add((draft.subject, draft.object))
                if draft.predicate is Predicate.LEADS:
                    self.heads.add((draft.subject, draft.object))

    def note_subject(self, clauses: Clauses) -> None:
        """Remember the subject of the sentence's first clause with a verb."""
        for segment in clauses.segments:
            verbs = [at for at in sorted(clauses.verbs) if segment.first <= at < segment.last]
            if not verbs or segment.opener in ("rel", "sub", "whether"):
                continue
            inside = [m for m in clauses.mentions if segment.first <= m.first < verbs[0] and m.preposition is None]
            plain = [m for m in inside if not m.genitive and not m.appositive and m.referent is not None]
            if not plain and segment.opener == "comma" and clauses.language.file.grammar.capital_names:
                first = [m for m in clauses.mentions if m.last <= segment.first and clauses.is_plain(m)]
                plain = [m for m in first if m.referent is not None][:1]
            self.promote(clauses.scan.index, plain[-1] if plain else None)
            return

    def promote(self, sentence: int, subject: Mention | None, left_out: bool = False) -> None:
        """Remember who is the subject of a sentence; one that leaves it out goes on with that of the one before."""
        before = self.last_subject(sentence)
        self.carried = self.carried + 1 if left_out else 0
        if left_out and self.carried <= _CHAIN:
            subject = before
        self.subject = (sentence, subject) if subject is not None and subject.referent is not None else None
        if self.discourse is not None and subject is not None:
            for referent in subject.referents:
                self.discourse.promote(referent)

    def last_subject(self, sentence: int) -> Mention | None:
        """Return the subject of the sentence right before."""
        return self.subject[1] if self.subject is not None and sentence - self.subject[0] == 1 else None

    def subject_before(self, sentence: int) -> Referent | None:
        """Return whom the subject of the sentence right before stands for."""
        subject = self.last_subject(sentence)
        return subject.referent if subject is not None else None

    def charge_by(self, accuser: Referent | None, sentence: int) -> Draft | None:
        """Return what a party charged another with in the sentence right before."""
        found = (one for one in reversed(self.drafts) if one.predicate in CHARGES and one.sentence == sentence - 1)
        return next((one for one in found if one.subject is accuser and one.object is not None), None)

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
            if draft.predicate in CHARGES:
                return draft.object
        return None

    def challenged(self, speaker: Referent | None) -> Referent | None:
        """Return whose finding or charge against the speaker came last."""
        for draft in reversed(self.drafts):
            if draft.object is speaker and draft.predicate in CHARGES and not self._is_followed(draft):
                return draft.subject
            if (
                draft.subject is speaker
                and draft.predicate not in CHARGES
                and draft.attributed_to not in (None, speaker)
                and not self._sides_with(draft.attributed_to, speaker)
            ):
                return draft.attributed_to
        return None

    def _is_followed(self, charge: Draft) -> bool:
        """Tell whether a charge is only the complaint that a decision of the page came of, which answers weigh more."""
        if charge.predicate is not Predicate.ACCUSED or charge.subject.type in AUTHORITIES:
            return False
        beside = (one for one in self.drafts if one.subject is charge.subject and one.sentence == charge.sentence)
        asked = [one.object for one in beside if one.predicate is Predicate.CALLED_ON]
        decided = {one.subject for one in self.drafts if one.predicate in DECISIONS and one.object is charge.object}
        return any(authority in decided for authority in asked)

    def _sides_with(self, other: Referent | None, speaker: Referent | None) -> bool:
        """Tell whether someone speaks for the speaker, or is charged or said to have watched: no accuser."""
        blamed = any(
            (draft.object is other and draft.predicate in CHARGES)
            or (draft.subject is other and draft.predicate is Predicate.MONITORED)
            for draft in self.drafts
        )
        return blamed or (other, speaker) in self.posts

    def last_decider(self, sentence: int, within: int = 6) -> Referent | None:
        """Return the court that last decided, where it did so in the sentences just before."""
        for draft in reversed(self.drafts):
            if draft.predicate in DECISIONS and draft.subject.type is EntityType.COURT:
                return draft.subject if sentence - draft.sentence <= within else None
        return None

    def decider(self, appellant: Referent | None, courts: bool = True) -> Referent | None:
        """Return the authority, or the court, that last decided against the appellant."""
        for draft in reversed(self.drafts):
            if (
                draft.object is appellant
                and draft.predicate in DECISIONS
                and draft.subject.type in AUTHORITIES
                and (courts or draft.subject.type is not EntityType.COURT)
            ):
                return draft.subject
        return None

    def last_fined(self, sentence: int, within: int = 3) -> Referent | None:
        """Return who was fined last, in the sentences just before: whose penalty a court cuts."""
        for draft in reversed(self.drafts):
            if draft.predicate is Predicate.FINED:
                return draft.object if sentence - draft.sentence <= within else None
        return None

    def last_watching(self, sentence: int, within: int = 3) -> Referent | None:
        """Return who watched people in the sentences just before: who is fined or dismisses where nobody is named."""
        for draft in reversed(self.drafts):
            if draft.predicate is Predicate.MONITORED:
                people = draft.object is not None and draft.object.type is EntityType.GROUP
                return draft.subject if people and sentence - draft.sentence <= within else None
        return None

    def last_dismissing(self, sentence: int, within: int = 4) -> Referent | None:
        """Return who dismissed somebody last, in the sentences just before: whose notice a court sets aside."""
        for draft in reversed([*self.drafts, *self.current]):
            if draft.predicate is Predicate.FIRED:
                return draft.subject if sentence - draft.sentence <= within else None
        return None

    def last_authority(self, sentence: int, within: int = 3) -> Referent | None:
        """Return the authority or court that last decided against anyone, in the sentences just before."""
        for draft in reversed(self.drafts):
            if draft.predicate in DECISIONS and draft.subject.type in AUTHORITIES:
                return draft.subject if sentence - draft.sentence <= within else None
        return None

    def owner(self, clauses: Clauses, at: int) -> Referent | None:
        """Return what a possessive pronoun stands for: an organisation named before it, its clause's subject first."""
        before = [m for m in clauses.mentions if m.last <= at and m.referent is not None and not m.appositive]
        before = [m for m in before if not clauses.is_quoted(m, at)]
        owner = find_possessor([m for m in before if m.types not in _OWN_NOTHING])
        if owner is not None:
            return owner.referent
        return self.topic if not before else None
