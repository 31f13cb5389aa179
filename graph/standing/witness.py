"""Witnesses: what standing needs to know of a claim and of the source that makes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.model import MACHINE_EXTRACTORS, PREDICATES, STATED, AnswerKind, Claim, Modality, Predicate, Review, Source
from graph.model.entity import label_slug
from graph.model.vocabulary import EntityType
from graph.names import fold, slug
from graph.standing.copies import sketch

_TYPE_PREFIXES = tuple(f"{label_slug(type_)}-" for type_ in EntityType if type_ is not EntityType.GROUP)


_POSTS = frozenset({Predicate.LEADS, Predicate.WORKS_FOR})
_fold_detail = lru_cache(maxsize=16_384)(fold)


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim as one witness's word: what it says of which event, how it is held, and whose voice it is.

    `publisher` is the voice of the source itself, `published` when it was published; `sketch` is what the source's text
    is remembered by, to tell near-copies. `speaks_for` are whom the origin of it leads or works
    for, as the source tells. `by_machine` is whether a machine read the claim and no person confirmed it.
    """

    claim: str
    source: str
    predicate: Predicate
    subject: str
    object: str | None
    modality: Modality
    publisher: str
    published: str | None = None
    attributed_to: str | None = None
    via: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    date: str | None = None
    amount: int | float | None = None
    currency: str | None = None
    means: str | None = None
    withdrawn: bool = False
    review: Review = Review.UNREVIEWED
    sketch: tuple[int, ...] = ()
    by_machine: bool = False

    @property
    def pair(self) -> tuple[str, Predicate, str | None]:
        """Return the parties and what is said of them; events are told apart only within one pair."""
        return self.subject, self.predicate, self.object

    @property
    def detail(self) -> str | None:
        """Return the folded qualifier that tells events of this predicate apart, where it has one."""
        if PREDICATES[self.predicate].told_apart_by != "means" or not self.means:
            return None
        return _fold_detail(self.means) or None


@dataclass(frozen=True, slots=True)
class Reply:
    """One claim's answer to another: who answers what, how, and where it says so."""

    answered: str
    how: AnswerKind
    by: Witness


def call_witness(claim: Claim, source: Source, review: Review | None = None, speaks_for: Iterable[str] = ()) -> Witness:
    """Return a claim of a source as a witness; `review` is what a person decided, where the claim does not know it."""
    review = claim.review if review is None else review
    return Witness(
        claim=claim.id,
        source=claim.source,
        predicate=claim.predicate,
        subject=claim.subject,
        object=claim.object,
        modality=claim.modality,
        publisher=name_voice(source.id, source.publisher, source.publisher_id),
        published=source.published,
        attributed_to=claim.attributed_to,
        via=claim.via,
        speaks_for=tuple(speaks_for),
        date=claim.date,
        amount=claim.amount,
        currency=claim.currency,
        means=claim.means,
        withdrawn=claim.withdrawn,
        review=review,
        sketch=sketch(source.text),
        by_machine=is_by_machine(claim.extractor, review),
    )


def find_employers(claims: Iterable[Claim]) -> Mapping[str, tuple[str, ...]]:
    """Return whom each person leads or works for, as claims of one source state it; former posts are left out."""
    employers: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.predicate in _POSTS and claim.object and claim.modality in STATED and not claim.past:
            employers[claim.subject].add(claim.object)
    return {person: tuple(sorted(whom)) for person, whom in employers.items()}


def is_by_machine(extractor: str, review: Review) -> bool:
    """Return whether a claim of this extractor, `name/version`, was read by a machine and confirmed by no person."""
    return extractor.partition("/")[0] in MACHINE_EXTRACTORS and review is not Review.ACCEPTED


@lru_cache(maxsize=4_096)
def name_voice(source: str, publisher: str | None, publisher_id: str | None) -> str:
    """Return the voice of a source: its publisher, however it is given, else the source itself."""
    if publisher_id:
        return strip_type(publisher_id)
    return slug(publisher) if publisher else source


@lru_cache(maxsize=16_384)
def strip_type(entity: str) -> str:
    """Return an entity's id without its type, so that a publisher's name and the entity of it are one voice."""
    return next((entity.removeprefix(prefix) for prefix in _TYPE_PREFIXES if entity.startswith(prefix)), entity)
