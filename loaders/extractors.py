"""Extractors by the name that a person gives on the command line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from graph.errors import InvalidParameter
from graph.model import Reading, Source, SourceKind
from loaders.known import Extractor, Known

DEFAULT_EXTRACTOR = "rules"


@dataclass(frozen=True)
class RuleExtractor:
    """Reads claims by the rules of loaders.extraction, offline."""

    name: str = "rules"
    version: str = "1"

    def extract(self, text: str, known: Known) -> Reading:
        """Return what the text claims."""
        # Its language files take a moment to load, which only reading an article should cost.
        from loaders.extraction import extract  # noqa: PLC0415

        return extract(text, known)


@dataclass(frozen=True)
class NoExtraction:
    """Reads no claims: tells which source a file is, without the work of reading it."""

    name: str = "none"
    version: str = "1"

    def extract(self, text: str, known: Known) -> Reading:
        """Return the source alone."""
        return Reading(
            source=Source(
                kind=SourceKind.ARTICLE,
                title=known.title,
                publisher=known.publisher,
                url=known.url,
                published=known.published,
                lang=known.lang,
                sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
                retrieved_at=known.retrieved_at,
                text=text,
            )
        )


_EXTRACTORS: tuple[Extractor, ...] = (RuleExtractor(),)


def find_extractor(name: str = DEFAULT_EXTRACTOR) -> Extractor:
    """Return the extractor of this name; raises InvalidParameter, which lists those that there are."""
    for extractor in _EXTRACTORS:
        if extractor.name == name:
            return extractor
    there_are = ", ".join(extractor.name for extractor in _EXTRACTORS)
    raise InvalidParameter(f"There is no extractor {name[:40]!r}. There are: {there_are}.")
