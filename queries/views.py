"""Views: what is shown of an entity, a relationship, a claim and a source, with ids resolved to names."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.answers import OUTCOMES, order_outcomes
from graph.model import (
    AnswerKind,
    Category,
    EntityType,
    Modality,
    Predicate,
    Review,
    SourceKind,
    Wording,
)
from graph.model.record import Amount


class View(BaseModel):
    """A frozen record of what is shown."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class EntityShort(View):
    """An entity in short."""

    id: str = Field(description="address of the entity", examples=["company-amazon"])
    type: EntityType = Field(description="what kind of thing it is")
    name: str = Field(description="its name", examples=["Amazon"])


class EntityView(EntityShort):
    """An entity with all that is known of it beside its relationships."""

    names: tuple[str, ...] = Field(default=(), description="all forms of its name, the main one first")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2 code of where it is based, or EU")
    roles: tuple[str, ...] = Field(default=(), description="of a Person: politician, mep, executive, journalist ...")
    category: Category | None = Field(default=None, description="of a Group: what its members are")
    of: str | None = Field(default=None, description="of a Group: id of the organisation that it belongs to")
    count: int | None = Field(default=None, description="of a Group: how many, where a source gives the number")
    which: str | None = Field(default=None, description="of a Group: what sets it apart from another of the same kind")
    identifiers: tuple[str, ...] = Field(default=(), description="scheme:value in public registers")


class HistoryView(View):
    """One thing that became of a relationship."""

    how: AnswerKind = Field(description="what it did")
    by: EntityShort = Field(description="who did it")
    words: str = Field(description="the words that follow who did it, worded by how well that is known")
    modality: Modality = Field(default=Modality.ASSERTED, description="how the claim that says so is held")
    claim: str = Field(description="id of the claim that says so")
    date: str | None = Field(default=None, description="when, as precise as known")
    reported: str | None = Field(default=None, description="where no date is known: when its source was published")
    amount: Amount | None = Field(default=None, description="the new sum, where there is one")
    currency: str | None = Field(default=None, description="ISO 4217 code of the new sum")


class RelationshipView(View):
    """What all claims about one event amount to, who says so, and what became of it."""

    id: str = Field(description="address of the relationship")
    type: Predicate = Field(description="what the subject did to the object")
    statement: str = Field(description="one sentence for a person, worded by the standing: an allegation reads as one")
    subject: EntityShort = Field(description="who acts")
    object: EntityShort = Field(description="who is acted on")
    standing: Modality = Field(description="the strongest modality among its claims")
    disputed: bool = Field(default=False, description="someone denies it or disagrees with it")
    appealed: bool = Field(default=False, description="an appeal was lodged or announced")
    reduced: bool = Field(default=False, description="a sum was cut on appeal")
    annulled: bool = Field(default=False, description="a court or authority set it aside")
    withdrawn: bool = Field(default=False, description="it was taken back")
    confirmed: bool = Field(default=False, description="upheld by a court or authority, or owned up to by the accused")
    held_lawful: bool = Field(default=False, description="a court or authority held that it broke no law")
    past: bool = Field(default=False, description="every source calls it a former post, membership or ownership")
    amount: Amount | None = Field(default=None, description="sum in the currency of the decision", examples=[32000000])
    currency: str | None = Field(default=None, description="ISO 4217 code", examples=["EUR"])
    means: str | None = Field(default=None, description="of MONITORED: what was used to watch")
    date: str | None = Field(
        default=None, description="date of the event, as precise as known", examples=["2023-12-27"]
    )
    first: str | None = Field(
        default=None, description="earliest date of the event, or of publication where none is known"
    )
    last: str | None = Field(
        default=None, description="latest date of the event, or of publication where none is known"
    )
    claims: int = Field(description="number of claims")
    sources: int = Field(description="number of sources that make them; not a measure of strength, see origins")
    origins: int = Field(description="number of independent voices behind them")
    said_by: tuple[str, ...] = Field(
        default=(), description="whose word it rests on; the publisher, where the source speaks for itself"
    )
    history: tuple[HistoryView, ...] = Field(default=(), description="what became of it, in order of date")

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Return what is marked of it, in the order in which it came to that."""
        marked = [mark for mark in OUTCOMES if getattr(self, mark)]
        return order_outcomes(marked, [{"how": entry.how} for entry in self.history])


class SourceShort(View):
    """A source in short."""

    id: str = Field(description="address of the source")
    kind: SourceKind = Field(description="what kind of document it is")
    title: str | None = Field(default=None, description="its title or headline")
    publisher: str | None = Field(default=None, description="who published it")
    url: str | None = Field(default=None, description="where it stands")
    published: str | None = Field(default=None, description="when it was published")
    lang: str | None = Field(default=None, description="ISO 639-1 code of its language")


class SourceView(SourceShort):
    """A source, its provenance and how much it says; its text is not given away."""

    archive_url: str | None = Field(default=None, description="where a copy of it is kept")
    sha256: str | None = Field(default=None, description="digest of the untouched text or file")
    retrieved_at: str | None = Field(default=None, description="when it was read")
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


class ClaimView(View):
    """What one source says, whose word it is, the sentence that says so, and what is answered to it."""

    id: str = Field(description="address of the claim")
    type: Predicate = Field(description="the predicate: what is said of subject and object")
    statement: str = Field(description="one sentence for a person, worded by the modality: an allegation reads as one")
    subject: EntityShort = Field(description="who acts")
    object: EntityShort | None = Field(default=None, description="who is acted on; open in some denials and appeals")
    modality: Modality = Field(description="how the source holds it")
    said_by: str = Field(description="whose word it rests on; the publisher, where the source speaks for itself")
    attributed_to: EntityShort | None = Field(default=None, description="the origin, where the source names one")
    via: tuple[EntityShort, ...] = Field(
        default=(), description="relays between origin and source, nearest the origin first"
    )
    evidence: str = Field(description="the sentence that carries it")
    wording: Wording = Field(default=Wording.QUOTED, description="whether that sentence is the source's own or ours")
    where: str | None = Field(default=None, description="where in the source: paragraph, page, section")
    start: int | None = Field(default=None, description="where the sentence begins in the source's text")
    end: int | None = Field(default=None, description="where the sentence ends in the source's text")
    date: str | None = Field(default=None, description="when it happened")
    amount: Amount | None = Field(default=None, description="sum in the currency of the decision")
    currency: str | None = Field(default=None, description="ISO 4217 code of the amount")
    law: str | None = Field(default=None, description="the provisions it rests on")
    means: str | None = Field(default=None, description="what was used to watch")
    of: str | None = Field(default=None, description="of ACCUSED: what wrong")
    signatories: int | None = Field(default=None, description="how many signed")
    technology: str | None = Field(default=None, description="of SUPPLIED: what was supplied")
    role: str | None = Field(default=None, description="in what office")
    announced: bool = Field(default=False, description="of APPEALED: only announced so far")
    withdrawn: bool = Field(default=False, description="of ADVERTISED_FOR: taken back since")
    past: bool = Field(default=False, description="a former post or ownership")
    source: SourceShort = Field(description="the document that makes it")
    relationship: str | None = Field(default=None, description="id of the relationship that it is part of")
    answers: tuple[AnswerView, ...] = Field(
        default=(), description="claims that answer it, or the same statement of another source: denials, appeals ..."
    )
    extractor: str = Field(default="", description="who or what read it from the source")
    recorded_at: str | None = Field(default=None, description="when it was first written")
    review: Review = Field(default=Review.UNREVIEWED, description="what a person decided about it")


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
