"""Imposing: who decided on a fine or order whose sentence names nobody, by what the sentences around it say."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import EntityType, Modality, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECIDERS, DECISIONS
from loaders.extraction.document import Draft, Mention, Referent
from loaders.extraction.speech import Saying

NOBODY = Referent("", EntityType.REGULATOR)
_NEAR = 2
_SOURCE_LINE = 18
_TELLING = (*DECISIONS, Predicate.ACCUSED)


@dataclass(slots=True)
class Bench:
    """The authorities that the last sentences speak of, whether they decided there, and decisions of nobody yet."""

    seen: list[tuple[int, Referent]] = field(default_factory=list)
    ruled: list[tuple[int, Referent]] = field(default_factory=list)
    bodies: dict[int, frozenset[Referent]] = field(default_factory=dict)
    decided: set[int] = field(default_factory=set)
    open: list[Draft] = field(default_factory=list)
    beside: list[Draft] = field(default_factory=list)

    def note(self, clauses: Clauses, sayings: list[Saying]) -> None:
        """Remember which authorities a sentence names, and which of them find something or pass a ruling there."""
        here = clauses.scan.index
        named = _authorities(clauses)
        self.seen += [(here, referent) for referent in named]
        companies = (m.referent for m in clauses.mentions if m.types is EntityType.COMPANY)
        self.bodies[here] = frozenset(referent for referent in companies if referent is not None)
        kinds = ("find", "say") if _is_source_line(clauses) else ("find",)
        found = {one.speaker for one in sayings if one.kind in kinds}
        self.ruled += [(here, referent) for referent in named if referent in found]
        self.ruled += [(here, referent) for referent in _rulers(clauses)]

    def near(self, here: int) -> Referent | None:
        """Return who decided in the sentence or right before, where no other authority is spoken of meanwhile."""
        ruled = [referent for at, referent in self.ruled if here - at <= _NEAR]
        if not ruled:
            return None
        others = [referent for at, referent in self.seen if here - at <= _NEAR and referent is not ruled[-1]]
        return None if others or ruled[-1] is NOBODY else ruled[-1]

    def fits(self, draft: Draft) -> bool:
        """Tell whether who is fined may be whom the last ruling was on: never one company for what another did."""
        if draft.subject is NOBODY or not self.ruled or draft.object is None:
            return True
        at = max((at for at, referent in self.ruled if referent is draft.subject), default=-1)
        if at < 0 or at in (draft.sentence, *self.decided) or draft.object.type is not EntityType.COMPANY:
            return True
        return draft.object in self.bodies[at] or not self.bodies[at]

    def settle(self, here: int, earlier: list[Draft], told: list[Draft]) -> list[Draft]:
        """Return what the sentence tells, and what one before told of nobody that its authority did."""
        self.open += [draft for draft in told if draft.subject is NOBODY]
        told = [draft for draft in told if draft.subject is not NOBODY]
        for draft in told:
            if draft.attributed_to is NOBODY:
                draft.attributed_to, draft.modality = None, Modality.ASSERTED
                self.beside.append(draft)
        self._note_decisions(here, told)
        return [*told, *self._close(here, [*earlier, *told])]

    def _note_decisions(self, here: int, drafts: list[Draft]) -> None:
        """Remember the authorities whose decisions, charges and findings the sentence tells."""
        for draft in drafts:
            finder = draft.subject if draft.predicate in _TELLING else draft.attributed_to
            found = draft.predicate in _TELLING or draft.modality is Modality.FOUND
            if found and finder is not None and finder.type in DECIDERS:
                self.ruled.append((here, finder))
            if draft.predicate in DECISIONS:
                self.decided.add(here)

    def _close(self, here: int, drafts: list[Draft]) -> list[Draft]:
        """Return the decisions of nobody that the authority of this sentence took: it finds or charges the same."""
        self.open = [draft for draft in self.open if here - draft.sentence <= _NEAR]
        closed: list[Draft] = []
        ruler = self.near(here)
        if ruler is None:
            return closed
        for draft in self.open:
            if draft.sentence == here or ruler is draft.object:
                continue
            others = (at for at, referent in (*self.seen, *self.ruled) if referent not in (ruler, NOBODY))
            if any(draft.sentence - _NEAR - 1 <= at <= here for at in others):
                continue
            same = [one for one in drafts if one.predicate is draft.predicate and one.object is draft.object]
            meant = draft.object in self.bodies[here] or not self.bodies[here] or draft.object is None
            if meant and not any(abs(one.sentence - draft.sentence) <= _NEAR + 1 for one in same):
                draft.subject = draft.attributed_to = ruler
                closed.append(draft)
                for other in self.beside:
                    if other.sentence == draft.sentence:
                        other.attributed_to, other.modality = ruler, Modality.FOUND
        self.open = []
        return closed


def find_imposer(clauses: Clauses, bench: Bench) -> Referent | None:
    """Return who decided on a measure that names nobody: who did right before, on the same matter."""
    ruler = bench.near(clauses.scan.index)
    return None if ruler is None or is_other_matter(clauses, ruler) else ruler


def is_other_matter(clauses: Clauses, ruler: Referent | None = None) -> bool:
    """Tell whether the sentence goes back to an earlier decision, or to one of another place, than was spoken of."""
    lexemes = clauses.tokens.lexemes
    sentence = clauses.scan.sentence
    spots = range(sentence.first, _reason(clauses))
    if sentence.kind == "headline" or is_earlier(clauses):
        return True
    if any(lexemes[at].digit and len(lexemes[at].surface) == 4 and lexemes[at].surface[:2] in ("19", "20")
           and not any(m.first <= at < m.last for m in clauses.mentions) for at in spots):  # fmt: skip
        return True
    if _countries(clauses) - {ruler.country if ruler is not None else None}:
        return True
    opening = clauses.mentions[0] if clauses.mentions else None
    if opening is None or opening.referent is None or not opening.referent.place or opening.preposition is None:
        return False
    return ruler is None or opening.referent.name not in ruler.name


def is_earlier(clauses: Clauses) -> bool:
    """Tell whether the sentence says that it goes back to an earlier decision: 'already', 'had been'."""
    sentence, earlier = clauses.scan.sentence, clauses.language.bit("earlier")
    return any(clauses.tokens.flags[at] & earlier for at in range(sentence.first, sentence.last))


def _reason(clauses: Clauses) -> int:
    """Return where the reason of a measure begins, whose years are the deed's: 'pour avoir filmé de 2009 à 2012'."""
    flags, bit, sentence = clauses.tokens.flags, clauses.language.bit, clauses.scan.sentence
    opens, has = bit("infinitives") | bit("prepositions"), bit("perfect_auxiliaries")
    spots = range(sentence.first, sentence.last - 1)
    return next((at for at in spots if flags[at] & opens and flags[at + 1] & has), sentence.last)


def _countries(clauses: Clauses) -> set[str | None]:
    """Return the countries that the sentence is set in: 'In Spanien', 'aux Pays-Bas'."""
    lexemes, flags, bit = clauses.tokens.lexemes, clauses.tokens.flags, clauses.language.bit
    found: set[str | None] = set()
    for at in range(clauses.scan.sentence.first + 1, clauses.scan.sentence.last):
        node = lexemes[at].node
        if node is None or not lexemes[at].capital or not flags[at - 1] & bit("prepositions"):
            continue
        found |= {str(entry.value) for entry in node.entries if entry.kind == "country"}
    return found


def _authorities(clauses: Clauses) -> list[Referent]:
    """Return the authorities of a sentence that act there or own what does, and are not merely turned to."""
    closed = clauses.language.file.closed
    acting = (None, "", *closed.by, *closed.of)
    named = [m for m in clauses.mentions if m.types in DECIDERS and (m.preposition in acting or m.genitive)]
    return list(dict.fromkeys(m.referent for m in named if m.referent is not None))


def _is_source_line(clauses: Clauses) -> bool:
    """Tell whether the sentence only says who told what stands before it: 'Das teilte die Behörde am Montag mit.'"""
    sentence = clauses.scan.sentence
    parties = [m for m in clauses.mentions if m.types is not None and m.types not in DECIDERS]
    return sentence.last - sentence.first <= _SOURCE_LINE and not parties


def _rulers(clauses: Clauses) -> list[Referent]:
    """Return whose ruling stands in the sentence: 'la décision de la Cnil', 'the court has given its judgment'."""
    rulings, lexemes = clauses.language.file.speech.rulings, clauses.tokens.lexemes
    spots = [
        at for at in range(clauses.scan.sentence.first, clauses.scan.sentence.last) if lexemes[at].lower in rulings
    ]
    found: dict[Referent, None] = {}
    for mention in clauses.mentions:
        if mention.types not in DECIDERS or mention.referent is None:
            continue
        if any(_passes(clauses, mention, at) for at in spots):
            found.setdefault(mention.referent)
    return list(found)


def _passes(clauses: Clauses, mention: Mention, at: int) -> bool:
    """Tell whether the ruling at a place is the mentioned authority's: right before 'of' it, or its own object."""
    owned = mention.genitive or mention.preposition in clauses.language.file.closed.of
    if owned:
        return 0 <= mention.first - at <= 4
    own = clauses.tokens.flags[at - 1] & clauses.language.bit("possessive")
    return (
        mention.preposition is None
        and bool(own)
        and mention.last <= at
        and clauses.index(mention.first) == clauses.index(at)
    )
