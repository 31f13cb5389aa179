"""Claims: what one source says, in one sentence of it."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field, model_validator

from graph.model.record import Amount, Currency, PartialDate, Record, Text
from graph.model.vocabulary import PREDICATES, AnswerKind, Modality, Predicate, Review, Wording
from graph.names import digest


class Answer(Record):
    """What a claim does to another one."""

    claim: str = Field(description="id of the claim that is answered")
    how: AnswerKind = Field(description="disputes, appeals, withdraws, reduces, annuls, confirms or holds_lawful")


class Claim(Record):
    """One statement that a source makes: who did what to whom, how and by whom it is held, and in which sentence."""

    source: str = Field(description="id of the source that makes it")
    predicate: Predicate = Field(description="what is said")
    subject: str = Field(description="id of the entity that acts")
    object: str | None = Field(
        default=None, description="id of the entity acted on; open only for DISPUTED and APPEALED"
    )
    modality: Modality = Field(description="how the source holds it")
    attributed_to: str | None = Field(default=None, description="id of the entity whose word it rests on, the origin")
    via: tuple[str, ...] = Field(
        default=(), description="ids of the relays between origin and source, nearest the origin first"
    )
    evidence: Text = Field(description="the sentence that carries it")
    start: int | None = Field(
        default=None, ge=0, description="where the evidence begins in the source's text, in code points"
    )
    end: int | None = Field(
        default=None, ge=0, description="where the evidence ends in the source's text, in code points"
    )
    where: str | None = Field(default=None, max_length=500, description="where in the source: paragraph, page, section")
    wording: Wording = Field(
        default=Wording.QUOTED, description="whether evidence is the source's own sentence or our summary of it"
    )
    date: PartialDate | None = Field(default=None, description="when it happened")
    amount: Amount | None = Field(default=None, description="sum in the currency of the decision")
    currency: Currency | None = Field(default=None, description="ISO 4217 code of the amount, such as EUR")
    converted_amount: Amount | None = Field(default=None, description="the sum as the source converts it")
    converted_currency: Currency | None = Field(
        default=None, description="ISO 4217 code of the converted amount, such as EUR"
    )
    law: str | None = Field(default=None, max_length=1_000, description="the provisions it rests on")
    means: str | None = Field(default=None, max_length=1_000, description="what was used to watch")
    of: str | None = Field(default=None, max_length=1_000, description="of ACCUSED: what wrong")
    signatories: int | None = Field(default=None, ge=0, le=10**10, description="how many signed")
    announced: bool = Field(default=False, description="of APPEALED: only announced so far")
    withdrawn: bool = Field(default=False, description="of ADVERTISED_FOR: taken back since")
    technology: str | None = Field(default=None, max_length=1_000, description="of SUPPLIED: what was supplied")
    role: str | None = Field(default=None, max_length=500, description="of LEADS, WORKS_FOR, MEMBER_OF: in what office")
    past: bool = Field(default=False, description="a former post or ownership")
    answers: tuple[Answer, ...] = Field(default=(), description="claims that this one answers")
    extractor: str = Field(description="who or what read it from the source, with a version: dossier/1, rules/1")
    recorded_at: str | None = Field(default=None, description="when it was first written, ISO 8601")
    review: Review = Field(default=Review.UNREVIEWED, description="what a person decided about it")

    @model_validator(mode="after")
    def _check(self) -> Claim:
        if self.object is None and not PREDICATES[self.predicate].null_object:
            raise ValueError(f"{self.predicate} needs an object")
        if (self.amount is None) != (self.currency is None):
            raise ValueError("an amount needs a currency, and a currency an amount")
        if (self.converted_amount is None) != (self.converted_currency is None):
            raise ValueError("a converted amount needs a currency, and a currency an amount")
        if (self.start is None) != (self.end is None):
            raise ValueError("evidence needs both start and end, or neither")
        if self.start is not None and self.end is not None and self.end - self.start != len(self.evidence):
            raise ValueError("evidence is not as long as its start and end say")
        return self

    @cached_property
    def id(self) -> str:
        """The address of the claim: a digest of what it says and where, the same under reload and in any order."""
        return "claim-" + digest(
            self.source, self.extractor.partition("/")[0], self.predicate.value, self.subject, self.object,
            self.modality.value, self.attributed_to, self.via, self.date, self.amount, self.currency,
            self.means, self.role, self.start, self.evidence, length=16,
        )  # fmt: skip
