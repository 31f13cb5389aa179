"""Assembling: drafts of one document become claims and entities, each distinct claim once with its best evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.model import STATES, Category, Claim, Entity, EntityType, Modality, Predicate
from loaders.extraction.answering import link_answers
from loaders.extraction.deeds import DECISIONS
from loaders.extraction.document import Draft, Referent
from loaders.extraction.gazetteer import load_gazetteer

EXTRACTOR = "rules/1"
_STRENGTH = {
    Modality.FOUND: 0, Modality.ADMITTED: 1, Modality.ASSERTED: 2, Modality.ALLEGED: 3, Modality.ASKED: 4,
    Modality.ANNOUNCED: 5, Modality.DENIED: 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence in the untouched text."""

    text: str
    start: int
    end: int
    kind: str


_POSTS = frozenset({Predicate.LEADS, Predicate.WORKS_FOR})


def merge_drafts(drafts: list[Draft], evidence: list[Evidence]) -> list[Draft]:
    """Return one draft per distinct claim: same parties, predicate and event; its firmest modality, best sentence."""
    link_answers(drafts)
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (evidence[one.sentence].kind == "headline", one.sentence)):
        same = next((other for other in kept if _same_event(other, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            _absorb(same, draft, evidence)
    kept = [
        draft
        for draft in kept
        if not (_is_its_own_reason(draft, kept) or _makes_a_watcher_of_the_judge(draft, kept) or _hires_its_own(draft))
    ]
    kept.sort(key=lambda draft: (draft.sentence, draft.position))
    return kept


def _is_its_own_reason(draft: Draft, kept: list[Draft]) -> bool:
    """Tell whether a charge only gives the reason for the fine or order of the same authority or its people."""
    if draft.predicate is not Predicate.ACCUSED:
        return False
    posts = {one.object for one in kept if one.predicate in _POSTS and one.subject is draft.subject}
    return any(
        other.predicate in DECISIONS
        and (other.subject is draft.subject or other.subject in posts)
        and other.object is draft.object
        for other in kept
    )


def _makes_a_watcher_of_the_judge(draft: Draft, kept: list[Draft]) -> bool:
    """Tell whether who imposes the fine or order for watching was taken for the one who watched."""
    return draft.predicate is Predicate.MONITORED and any(
        other.predicate in DECISIONS and other.subject is draft.subject for other in kept
    )


def _hires_its_own(draft: Draft) -> bool:
    """Tell whether a body would engage people who work for it already."""
    hired = draft.object
    return (
        draft.predicate is Predicate.HIRED
        and hired is not None
        and hired.category is Category.EMPLOYEES
        and hired.of in (draft.subject, None)
    )


def _same_event(one: Draft, two: Draft) -> bool:
    if one.predicate is not two.predicate or one.subject is not two.subject:
        return False
    if one.object is not two.object and not (
        one.predicate in (Predicate.APPEALED, Predicate.DISPUTED) and None in (one.object, two.object)
    ):
        return False
    if one.predicate in STATES:
        return True
    for key in ("amount", "date"):
        mine, other = one.qualifiers.get(key), two.qualifiers.get(key)
        if mine is None or other is None:
            continue
        if key == "amount" and mine != other:
            return False
        if key == "date" and one.predicate in DECISIONS and str(mine)[:4] != str(other)[:4]:
            return one.qualifiers.get("amount") is not None and one.qualifiers.get("amount") == two.qualifiers.get(
                "amount"
            )
    return True


def _absorb(kept: Draft, other: Draft, evidence: list[Evidence]) -> None:
    other.into = kept
    kept.how, kept.answered = kept.how or other.how, [*kept.answered, *other.answered]
    if evidence[other.sentence].kind == "headline" and evidence[kept.sentence].kind != "headline":
        pass
    elif _STRENGTH[other.modality] < _STRENGTH[kept.modality]:
        kept.modality, kept.attributed_to, kept.via = other.modality, other.attributed_to, other.via
        if evidence[other.sentence].kind == "body":
            kept.sentence, kept.position = other.sentence, other.position
    elif kept.attributed_to is None and kept.modality is other.modality:
        kept.attributed_to = other.attributed_to
    if kept.object is None:
        kept.object = other.object
    for key, value in other.qualifiers.items():
        kept.qualifiers.setdefault(key, value)
    if kept.modality is not Modality.ANNOUNCED:
        kept.qualifiers.pop("announced", None)


class Assembler:
    """Makes entities of referents, each once."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.ids: dict[Referent, str] = {}

    def entity(self, referent: Referent) -> str:
        """Return the id of the referent's entity, made on first use."""
        if referent in self.ids:
            return self.ids[referent]
        assert referent.type is not None
        name, *_ = sorted(_own_forms(referent), key=lambda form: (-_fullness(form), form))
        aliases = dict.fromkeys([*referent.forms, *referent.known_as])
        aliases.pop(name, None)
        extras: dict[str, Any] = {}
        if referent.type is EntityType.GROUP:
            extras = {"category": referent.category, "count": referent.count}
            if referent.of is not None and referent.of.type is not None and referent.of is not referent:
                extras["of"] = self.entity(referent.of)
        if referent.type is EntityType.PERSON:
            extras = {"roles": tuple(referent.roles)}
        entity = Entity(
            type=referent.type, name=name[:1000], aliases=tuple(aliases), country=referent.country, **extras
        )
        known = self.entities.get(entity.id)
        if known is not None:
            joined = tuple(
                form for form in dict.fromkeys([*known.aliases, entity.name, *entity.aliases]) if form != known.name
            )
            entity = known.model_copy(update={"aliases": joined})
        self.entities[entity.id] = entity
        self.ids[referent] = entity.id
        return entity.id

    def _origin(self, draft: Draft) -> str | None:
        speaker = draft.attributed_to
        return self.entity(speaker) if speaker is not None and speaker.type is not None else None

    def claim(self, draft: Draft, source: str, evidence: Evidence) -> Claim:
        """Return the claim of a draft."""
        qualifiers = {key: value for key, value in draft.qualifiers.items() if value is not None}
        return Claim(
            source=source, predicate=draft.predicate, subject=self.entity(draft.subject),
            object=self.entity(draft.object) if draft.object is not None else None, modality=draft.modality,
            attributed_to=self._origin(draft),
            via=tuple(self.entity(relay) for relay in draft.via),
            evidence=evidence.text, start=evidence.start, end=evidence.end, extractor=EXTRACTOR, **qualifiers,
        )  # fmt: skip


def _own_forms(referent: Referent) -> list[str]:
    """Return the forms that may name the entity: not what the gazetteer calls one of another country."""
    countries = _countries_by_name()
    own = [
        form
        for form in (*referent.forms, *referent.known_as)
        if countries.get((str(referent.type), form), referent.country) == referent.country
    ]
    known = [form for form in own if form in referent.forms]
    return known or own[:1] or [referent.name]


@cache
def _countries_by_name() -> dict[tuple[str, str], str | None]:
    return {(str(known.type), known.name): known.country for known in load_gazetteer()}


def _fullness(form: str) -> float:
    """Return how complete a form of a name is: more words and letters, not all in capitals where another is not."""
    return len(form.split()) * 10 + len(form) / 10 - (5 if form.isupper() and len(form) > 5 else 0)
