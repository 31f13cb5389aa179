"""What is known about a text beside its words, and what turns both into a reading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol

from graph.model import Reading, Source, SourceKind


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a source before its text is read; each field may be missing."""

    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    lang: str | None = None
    retrieved_at: str | None = None


def describe_source(text: str, known: Known, lang: str | None) -> Source:
    """Return a text as the article that it is, in the language that it was found to be in."""
    return Source(
        kind=SourceKind.ARTICLE,
        title=known.title,
        publisher=known.publisher,
        url=known.url,
        published=known.published,
        lang=lang,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        retrieved_at=known.retrieved_at,
        text=text,
    )


class Extractor(Protocol):
    """Reads claims from a text; `name/version` is what the claims bear as their extractor."""

    @property
    def name(self) -> str:
        """What a person calls it on the command line."""
        ...

    @property
    def version(self) -> str:
        """Its version."""
        ...

    def extract(self, text: str, known: Known) -> Reading:
        """Return what the text claims; evidence offsets count in code points of the untouched text."""
        ...
