"""The gazetteer: well-known names with their types and other forms, read from the YAML files beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from graph.model import EntityType
from loaders.extraction.plain_yaml import read_plain_yaml

SOURCES = "sources.yaml"


class KnownEntity(BaseModel):
    """A well-known name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    english: str | None = Field(default=None, description="the well-known English form, where the name is not English")
    ambiguous: tuple[str, ...] = Field(
        default=(),
        description="common words or names of others too: they count only after another form or a noun for the type",
    )
    seats: tuple[str, ...] = Field(
        default=(), description="places that tell that an ambiguous form means this one: Niedersachsen"
    )
    watches_data: bool = Field(default=False, description="the data protection authority of its country")


@cache
def known_titles() -> dict[str, KnownEntity]:
    """Return the media by their names of several words: 'Le Monde'."""
    media = [known for known in load_gazetteer() if known.type is EntityType.MEDIA_OUTLET]
    return {
        form: known
        for known in media
        for form in (known.name, *known.aliases)
        if len(form.replace("'", " ").split()) > 1
    }


@cache
def load_gazetteer() -> tuple[KnownEntity, ...]:
    """Return every entity of every file; a file has `type` and `entities`."""
    entities: list[KnownEntity] = []
    for entry in sorted(files("loaders.extraction.gazetteer").iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".yaml") and entry.name != SOURCES:
            content = read_plain_yaml(entry.read_text("utf-8"))
            for raw in content["entities"]:
                described = {"name": raw} if isinstance(raw, str) else raw
                entities.append(KnownEntity(**{"type": content["type"], **described}))
    return tuple(entities)
