"""The form of a dossier: what its author writes, field by field."""

from __future__ import annotations

from copy import copy
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from graph.model import Answer, AnswerKind, Category, Claim, Entity, EntityType, Modality, Predicate, SourceKind
from graph.model.record import Amount, Country, Currency, Identifier, Name, PartialDate, Record, Text


def _check_web_address(value: str) -> str:
    if not value.startswith(("https://", "http://")) or any(char.isspace() for char in value):
        raise ValueError("expected an address that begins with https:// or http://")
    return value


Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]
"""A short name by which one part of the dossier speaks of another."""

WebAddress = Annotated[str, StringConstraints(max_length=4_000), AfterValidator(_check_web_address)]
Lang = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


def _as_in(record: type[Record], name: str) -> Any:
    """Return this field of a record of the model, with its bounds and description: it is written as it is kept."""
    return copy(record.model_fields[name])


class Form(BaseModel):
    """A part of a dossier; a field that it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class EntityForm(Form):
    """An entity as the author describes it, under its key."""

    type: EntityType = Field(description="what kind of thing it is, such as Company")
    name: Name = Field(description="its fullest common name")
    aliases: tuple[Name, ...] = _as_in(Entity, "aliases")
    country: Country | None = Field(default=None, description="two letters (ISO 3166-1)")
    identifiers: tuple[Identifier, ...] = _as_in(Entity, "identifiers")
    roles: tuple[Name, ...] = _as_in(Entity, "roles")
    category: Category | None = _as_in(Entity, "category")
    of: Key | None = Field(default=None, description="of a Group: key of the organisation that it belongs to")
    count: int | None = _as_in(Entity, "count")
    which: Name | None = _as_in(Entity, "which")


class AnswerForm(Form):
    """What a claim does to another claim of the dossier."""

    claim: Key = Field(description="key of the claim that is answered")
    how: AnswerKind = _as_in(Answer, "how")


class SumForm(Form):
    """A sum of money."""

    amount: Amount = Field(description="the sum in figures")
    currency: Currency = Field(description="three letters (ISO 4217)")


class ClaimForm(Form):
    """A claim as the author writes it."""

    key: Key = Field(description="a short name of its own")
    subject: Key = Field(description="key of the entity that acts")
    predicate: Predicate = Field(description="one of the predicates, such as FINED")
    object: Key | None = Field(default=None, description="key of the entity acted on")
    modality: Modality = _as_in(Claim, "modality")
    attributed_to: Key | None = Field(default=None, description="key of the entity whose word it rests on")
    via: tuple[Key, ...] = Field(default=(), description="keys of the relays, nearest the origin first")
    amount: Amount | None = _as_in(Claim, "amount")
    currency: Currency | None = _as_in(Claim, "currency")
    amount_converted: SumForm | None = Field(default=None, description="the sum as the source converts it")
    date: PartialDate | None = _as_in(Claim, "date")
    law: str | None = _as_in(Claim, "law")
    means: str | None = _as_in(Claim, "means")
    of: str | None = _as_in(Claim, "of")
    signatories: int | None = _as_in(Claim, "signatories")
    announced: bool = _as_in(Claim, "announced")
    withdrawn: bool = _as_in(Claim, "withdrawn")
    technology: str | None = _as_in(Claim, "technology")
    role: str | None = _as_in(Claim, "role")
    past: bool = _as_in(Claim, "past")
    says: Text = Field(description="what it says, in one sentence of your own")
    where: str | None = _as_in(Claim, "where")
    answers: tuple[AnswerForm, ...] = Field(default=(), description="claims of this dossier that it answers")


class SourceForm(Form):
    """A source as the author describes it; its claims stand under `claims`."""

    key: Key = Field(description="a short name of its own")
    kind: SourceKind = Field(description="article, decision, letter, register, dataset or statement")
    title: Annotated[str, StringConstraints(min_length=1, max_length=2_000)] = Field(description="its title")
    publisher: Annotated[str, StringConstraints(min_length=1, max_length=1_000)] = Field(description="who published it")
    url: WebAddress | None = Field(default=None, description="where it stands")
    archive_url: WebAddress | None = Field(default=None, description="where a copy of it is kept")
    published: PartialDate | None = Field(default=None, description="when it was published")
    retrieved_at: PartialDate | None = Field(default=None, description="when it was read")
    lang: Lang | None = Field(default=None, description="its language (ISO 639-1)")


class DossierForm(Form):
    """What a dossier says of itself; its entities and sources stand under `entities` and `sources`."""

    dossier: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)] = Field(
        description="its name in lower-case words joined by hyphens"
    )
    title: Name = Field(description="its title for people")
    about: Text | None = Field(default=None, description="one sentence on what it holds")
