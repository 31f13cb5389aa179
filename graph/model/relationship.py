"""Relationships: what all claims about one event together amount to."""

from __future__ import annotations

from pydantic import Field

from graph.model.record import Record
from graph.model.vocabulary import AnswerKind, Modality, Predicate


class HistoryEntry(Record):
    """One thing that became of a relationship: a denial, an appeal, a cut, an annulment, a clearance."""

    how: AnswerKind = Field(description="what it did")
    by: str = Field(description="id of the entity that did it")
    claim: str = Field(description="id of the claim that says so")
    modality: Modality = Field(default=Modality.ASSERTED, description="how the claim that says so is held")
    date: str | None = Field(default=None, description="when, as precise as known")
    reported: str | None = Field(default=None, description="where no date is known: when its source was published")
    amount: int | float | None = Field(default=None, description="the new sum, where there is one")
    currency: str | None = Field(default=None, description="ISO 4217 code of the new sum")


class Relationship(Record):
    """What all claims about one event amount to, derived from them and never written by hand."""

    id: str = Field(description="predicate and a digest of parties, year, sum and means")
    type: Predicate = Field(description="the predicate")
    subject: str = Field(description="id of the entity that acts")
    object: str = Field(description="id of the entity acted on")
    standing: Modality = Field(
        description="the strongest modality among its claims: those that people wrote or confirmed, else all"
    )
    disputed: bool = Field(default=False, description="someone denies it or disagrees with it")
    appealed: bool = Field(default=False, description="an appeal was lodged or announced")
    reduced: bool = Field(default=False, description="a sum was cut on appeal")
    annulled: bool = Field(default=False, description="a court or authority set it aside")
    withdrawn: bool = Field(default=False, description="it was taken back")
    confirmed: bool = Field(default=False, description="upheld by a court or authority, or owned up to by the accused")
    held_lawful: bool = Field(default=False, description="a court or authority held that it broke no law")
    claim_ids: tuple[str, ...] = Field(description="ids of its claims, sorted")
    standing_claim_ids: tuple[str, ...] = Field(description="ids of those claims that its standing rests on, sorted")
    claims: int = Field(description="number of claims")
    sources: int = Field(description="number of sources that make them")
    origins: int = Field(description="number of independent voices behind them")
    first: str | None = Field(
        default=None,
        description="earliest date of the event, or of publication where none is known; by such claims as `date`",
    )
    last: str | None = Field(
        default=None,
        description="latest date of the event, or of publication where none is known; by such claims as `date`",
    )
    date: str | None = Field(default=None, description="date of the event, by claims that the standing may vouch for")
    amount: int | float | None = Field(
        default=None, description="sum in the currency of the decision, by such claims too"
    )
    currency: str | None = Field(default=None, description="ISO 4217 code")
    means: str | None = Field(
        default=None, description="of MONITORED: what was used to watch, by claims held as the standing says"
    )
    history: tuple[HistoryEntry, ...] = Field(default=(), description="what became of it, in order of date")
