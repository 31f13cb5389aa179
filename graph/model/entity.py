"""Entities: who and what claims are about."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import Field, model_validator

from graph.model.record import Country, Identifier, Name, Record
from graph.model.vocabulary import Category, EntityType
from graph.names import fold, slug


class Entity(Record):
    """Someone or something that a source names, or an unnamed group of people."""

    type: EntityType = Field(description="what kind of thing it is")
    name: Name = Field(description="the fullest form of the name that the source uses")
    aliases: tuple[Name, ...] = Field(default=(), description="other forms of the name")
    country: Country | None = Field(default=None, description="ISO 3166-1 alpha-2 code of where it is based, or EU")
    roles: tuple[str, ...] = Field(default=(), description="of a Person: politician, mep, executive, journalist ...")
    category: Category | None = Field(default=None, description="of a Group: what its members are")
    of: str | None = Field(default=None, description="of a Group: id of the organisation that it belongs to")
    count: int | None = Field(
        default=None, ge=0, le=10**10, description="of a Group: how many, where a source gives the number"
    )
    which: Name | None = Field(default=None, description="of a Group: what sets it apart from another of the same kind")
    identifiers: tuple[Identifier, ...] = Field(default=(), description="scheme:value in public registers")

    @model_validator(mode="after")
    def _check_group(self) -> Entity:
        if self.type is EntityType.GROUP and self.category is None:
            raise ValueError("a Group needs a category")
        extras = ("category", "of", "count", "which")
        if self.type is not EntityType.GROUP and any(getattr(self, field) is not None for field in extras):
            raise ValueError(f"only a Group has {', '.join(extras)}")
        return self

    @cached_property
    def id(self) -> str:
        """The address of the entity: its type and name, or of a group its category, number and organisation."""
        if self.type is not EntityType.GROUP:
            return f"{label_slug(self.type)}-{slug(self.name)}"
        parts = ["group", str(self.category).replace("_", "-")]
        if self.count is not None:
            parts.append(str(self.count))
        if self.which:
            parts.append(slug(self.which))
        if self.of:
            parts.append(f"of-{self.of}")
        return "-".join(parts)

    @property
    def names(self) -> tuple[str, ...]:
        """All forms of the name, the main one first, none twice after folding."""
        seen: dict[str, str] = {}
        for form in (self.name, *self.aliases):
            seen.setdefault(fold(form) or form, form)
        return tuple(seen.values())


def label_slug(type_: EntityType) -> str:
    """Return the type as the first words of an id: PublicBody gives public-body."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type_.value).lower()
