"""The closed vocabularies, and the rules of each predicate, which are data in predicates.yaml."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field


class EntityType(StrEnum):
    """What kind of thing an entity is; each is also a node label."""

    COMPANY = "Company"
    REGULATOR = "Regulator"
    COURT = "Court"
    PUBLIC_BODY = "PublicBody"
    UNION = "Union"
    MEDIA_OUTLET = "MediaOutlet"
    PARTY = "Party"
    ORGANIZATION = "Organization"
    MOVEMENT = "Movement"
    PERSON = "Person"
    GROUP = "Group"
    TECHNOLOGY = "Technology"


class Category(StrEnum):
    """What the unnamed members of a Group are."""

    EMPLOYEES = "employees"
    APPLICANTS = "applicants"
    UNIONS = "unions"
    UNION_LEADERS = "union_leaders"
    POLITICIANS = "politicians"
    MEPS = "meps"
    JOURNALISTS = "journalists"
    ACTIVISTS = "activists"
    CUSTOMERS = "customers"
    CITIZENS = "citizens"
    CHILDREN = "children"
    ANALYSTS = "analysts"
    INVESTIGATORS = "investigators"
    EXECUTIVES = "executives"
    LAWYERS = "lawyers"
    STUDENTS = "students"
    OTHER = "other"


class Modality(StrEnum):
    """How a source holds a claim, from the strongest to the weakest standing."""

    FOUND = "found"
    ADMITTED = "admitted"
    ASSERTED = "asserted"
    ALLEGED = "alleged"
    ASKED = "asked"
    ANNOUNCED = "announced"
    DENIED = "denied"

    @property
    def rank(self) -> int:
        """Return the place in the order of standing; 0 is the strongest."""
        return list(Modality).index(self)


STATED = frozenset({Modality.FOUND, Modality.ADMITTED, Modality.ASSERTED})
"""The modalities of what is stated, not only alleged, asked, announced or denied."""


class SourceKind(StrEnum):
    """What kind of document a source is."""

    ARTICLE = "article"
    DECISION = "decision"
    LETTER = "letter"
    REGISTER = "register"
    DATASET = "dataset"
    STATEMENT = "statement"


class AnswerKind(StrEnum):
    """What one claim does to another."""

    DISPUTES = "disputes"
    APPEALS = "appeals"
    WITHDRAWS = "withdraws"
    REDUCES = "reduces"
    ANNULS = "annuls"
    CONFIRMS = "confirms"
    HOLDS_LAWFUL = "holds_lawful"


class Review(StrEnum):
    """What a person decided about a claim."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


MACHINE_EXTRACTORS = ("rules", "llm")
"""Names of the extractors that are machines: what they read is nobody's reading until a person confirms it."""


class Wording(StrEnum):
    """Whose words a claim's evidence is in."""

    QUOTED = "quoted"
    SUMMARISED = "summarised"


class Predicate(StrEnum):
    """What a claim says of its subject and object; each is also a relationship type."""

    FINED = "FINED"
    ORDERED = "ORDERED"
    MONITORED = "MONITORED"
    WROTE_TO = "WROTE_TO"
    CALLED_ON = "CALLED_ON"
    ACCUSED = "ACCUSED"
    DISPUTED = "DISPUTED"
    INVESTIGATED = "INVESTIGATED"
    SUED = "SUED"
    APPEALED = "APPEALED"
    HIRED = "HIRED"
    ADVERTISED_FOR = "ADVERTISED_FOR"
    SUPPLIED = "SUPPLIED"
    FIRED = "FIRED"
    SUBSIDIARY_OF = "SUBSIDIARY_OF"
    MEMBER_OF = "MEMBER_OF"
    LEADS = "LEADS"
    WORKS_FOR = "WORKS_FOR"


class PredicateRule(BaseModel):
    """What predicates.yaml says of one predicate."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    says: str = Field(description="what the predicate states, in one phrase")
    phrase: str = Field(description="how a person reads it between subject and object, of a stated fact")
    infinitive: str = Field(description="the phrase after 'to', for what is only alleged, asked, announced or denied")
    participle: str | None = Field(default=None, description="the phrase after 'have'; a state has none, it lasts")
    subject: tuple[EntityType, ...] = Field(default=(), description="types that may be subject; empty means any")
    object: tuple[EntityType, ...] = Field(default=(), description="types that may be object; empty means any")
    null_object: bool = Field(default=False, description="whether the object may be left open")
    speech_act: bool = Field(default=False, description="whether the subject is the speaker")
    kind: Literal["event", "state"] = Field(
        description="an event happens at a time, so other dates or sums are another event; a state lasts"
    )
    day_tolerance: int = Field(
        default=0, description="days by which two exact dates of one event may differ, where sums agree exactly"
    )
    told_apart_by: str | None = Field(
        default=None, description="the qualifier whose different values are different events, beside date and sum"
    )
    accused: Literal["subject", "object"] | None = Field(
        default=None, description="whom it could be held against, whose denial in the same source answers it"
    )
    appealable: bool = Field(default=False, description="whether it is a decision that can be appealed")
    qualifiers: tuple[str, ...] = Field(default=(), description="fields of Claim that may qualify it")


@cache
def _rules() -> dict[Predicate, PredicateRule]:
    raw: dict[str, Any] = yaml.safe_load(files("graph.model").joinpath("predicates.yaml").read_text("utf-8"))
    return {predicate: PredicateRule(**raw[predicate.value]) for predicate in Predicate}


PREDICATES: dict[Predicate, PredicateRule] = _rules()

STATES = frozenset(predicate for predicate, rule in PREDICATES.items() if rule.kind == "state")
"""The predicates that last, so that the dates of their claims may differ."""
