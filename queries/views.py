"""Views: what is shown of an entity, a relationship, a claim and a source, with ids resolved to names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.answers import OUTCOMES, order_outcomes
from graph.model import (
    AnswerKind,
    Category,
    Claim,
    Entity,
    EntityType,
    HistoryEntry,
    Modality,
    Predicate,
    Relationship,
    Review,
    Source,
    SourceKind,
    Wording,
)
from graph.model.record import Amount

ViewType = TypeVar("ViewType", bound=BaseModel)


class View(BaseModel):
    """A frozen record of what is shown."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _described_as(record: type[BaseModel]) -> Callable[[type[ViewType]], type[ViewType]]:
    """Describe the fields that say nothing of themselves as the model's record describes its field of that name."""

    def describe(view: type[ViewType]) -> type[ViewType]:
        for name, field in view.model_fields.items():
            if field.description is None:
                field.description = record.model_fields[name].description
        view.model_rebuild(force=True)
        return view

    return describe


@_described_as(Entity)
class EntityShort(View):
    """An entity in short."""

    id: str = Field(description="address of the entity", examples=["company-amazon"])
    type: EntityType
    name: str = Field(description="its name", examples=["Amazon"])


@_described_as(Entity)
class EntityView(EntityShort):
    """An entity with all that is known of it beside its relationships."""

    names: tuple[str, ...] = Field(default=(), description="all forms of its name, the main one first")
    country: str | None = None
    roles: tuple[str, ...] = ()
    category: Category | None = None
    of: str | None = None
    count: int | None = None
    which: str | None = None
    identifiers: tuple[str, ...] = ()


@_described_as(HistoryEntry)
class HistoryView(View):
    """One thing that became of a relationship."""

    how: AnswerKind
    by: EntityShort = Field(description="who did it")
    words: str = Field(description="the words that follow who did it, worded by how well that is known")
    modality: Modality = Modality.ASSERTED
    claim: str
    date: str | None = None
    reported: str | None = None
    amount: Amount | None = None
    currency: str | None = None


@_described_as(Relationship)
class RelationshipView(View):
    """What all claims about one event amount to, who says so, and what became of it."""

    id: str = Field(description="address of the relationship")
    type: Predicate = Field(description="what the subject did to the object")
    statement: str = Field(description="one sentence for a person, worded by the standing: an allegation reads as one")
    subject: EntityShort = Field(description="who acts")
    object: EntityShort = Field(description="who is acted on")
    standing: Modality
    disputed: bool = False
    appealed: bool = False
    reduced: bool = False
    annulled: bool = False
    withdrawn: bool = False
    confirmed: bool = False
    held_lawful: bool = False
    past: bool = Field(
        default=False, description="all whose word its standing rests on call it a former post, membership or ownership"
    )
    amount: Amount | None = Field(default=None, examples=[32000000])
    currency: str | None = Field(default=None, examples=["EUR"])
    means: str | None = None
    date: str | None = Field(default=None, examples=["2023-12-27"])
    first: str | None = None
    last: str | None = None
    claims: int
    sources: int = Field(description="number of sources that make them; not a measure of strength, see origins")
    origins: int
    said_by: tuple[str, ...] = Field(
        default=(), description="whose word its standing rests on; the publisher, where the source speaks for itself"
    )
    history: tuple[HistoryView, ...] = ()

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Return what is marked of it, in the order in which it came to that."""
        marked = [mark for mark in OUTCOMES if getattr(self, mark)]
        return order_outcomes(marked, [{"how": entry.how} for entry in self.history])


@_described_as(Source)
class SourceShort(View):
    """A source in short."""

    id: str = Field(description="address of the source")
    kind: SourceKind
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None


@_described_as(Source)
class SourceView(SourceShort):
    """A source, its provenance and how much it says; its text is not given away."""

    archive_url: str | None = None
    sha256: str | None = None
    retrieved_at: str | None = None
    claims: int = Field(description="number of claims that it makes")


class AnswerView(View):
    """A claim that answers another one."""

    how: AnswerKind = Field(description="disputes, appeals, withdraws, reduces, annuls, confirms or holds_lawful")
    by: EntityShort = Field(description="who answers")
    words: str = Field(description="the words that follow who answers, worded by how well that is known")
    modality: Modality = Field(default=Modality.ASSERTED, description="how the answering claim is held")
    claim: str = Field(description="id of the answering claim")
    evidence: str = Field(description="the sentence that carries the answer")
    wording: Wording = Field(default=Wording.QUOTED, description="whether that sentence is the source's own or ours")
    date: str | None = Field(default=None, description="when, as precise as known")


@_described_as(Claim)
class ClaimView(View):
    """What one source says, whose word it is, the sentence that says so, and what is answered to it."""

    id: str = Field(description="address of the claim")
    type: Predicate = Field(description="the predicate: what is said of subject and object")
    statement: str = Field(description="one sentence for a person, worded by the modality: an allegation reads as one")
    subject: EntityShort = Field(description="who acts")
    object: EntityShort | None = Field(default=None, description="who is acted on; open in some denials and appeals")
    modality: Modality
    said_by: str = Field(description="whose word it rests on; the publisher, where the source speaks for itself")
    attributed_to: EntityShort | None = Field(default=None, description="the origin, where the source names one")
    via: tuple[EntityShort, ...] = Field(
        default=(), description="relays between origin and source, nearest the origin first"
    )
    evidence: str
    wording: Wording = Wording.QUOTED
    where: str | None = None
    start: int | None = None
    end: int | None = None
    date: str | None = None
    amount: Amount | None = None
    currency: str | None = None
    law: str | None = None
    means: str | None = None
    of: str | None = None
    signatories: int | None = None
    technology: str | None = None
    role: str | None = None
    announced: bool = False
    withdrawn: bool = False
    past: bool = False
    source: SourceShort = Field(description="the document that makes it")
    relationship: str | None = Field(default=None, description="id of the relationship that it is part of")
    answers: tuple[AnswerView, ...] = Field(
        default=(), description="claims that answer it, or the same statement of another source: denials, appeals ..."
    )
    extractor: str = ""
    read_alike_by: tuple[str, ...] = Field(
        default=(), description="other extractors that read the same of these parties from this source"
    )
    recorded_at: str | None = None
    review: Review = Review.UNREVIEWED


class RelationshipDetail(RelationshipView):
    """A relationship with every claim behind it."""

    evidence: tuple[ClaimView, ...] = Field(default=(), description="its claims: sentence, speaker, source, answers")


class TimelineEntry(View):
    """A relationship at the moment it is known for."""

    when: str = Field(description="the date, as precise as known")
    dated: Literal["happened", "reported"] = Field(description="whether the date is the event's or its first report's")
    relationship: RelationshipView = Field(description="what happened, with its standing then and now")


class Path(View):
    """One way from one entity to another."""

    length: int = Field(description="number of steps")
    entities: tuple[EntityShort, ...] = Field(description="the entities along it, from first to last")
    relationships: tuple[RelationshipView, ...] = Field(description="the steps; each may point either way")
