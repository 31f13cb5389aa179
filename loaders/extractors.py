"""Extractors by the name that a person gives on the command line."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import InvalidParameter
from graph.model import Reading
from graph.settings import Settings
from loaders.known import Extractor, Known, describe_source

DEFAULT_EXTRACTOR = "rules"
LANGUAGE_MODEL = "llm"


@dataclass(frozen=True)
class RuleExtractor:
    """Reads claims by the rules of loaders.extraction, offline."""

    name: str = "rules"
    version: str = "1"

    def extract(self, text: str, known: Known) -> Reading:
        """Return what the text claims."""
        # An eighth of a second that only an article should cost, not a dossier.
        from loaders.extraction import extract  # noqa: PLC0415

        return extract(text, known)


@dataclass(frozen=True)
class NoExtraction:
    """Reads no claims: tells which source a file is, without the work of reading it."""

    name: str = "none"
    version: str = "1"

    def extract(self, text: str, known: Known) -> Reading:
        """Return the source alone."""
        return Reading(source=describe_source(text, known, known.lang))


def find_extractor(name: str = DEFAULT_EXTRACTOR, settings: Settings | None = None) -> Extractor:
    """Return the extractor of this name; settings say where the language model of "llm" is.

    Raises InvalidParameter, which lists those that there are, and ConfigurationError where "llm" has no model to ask.
    """
    if name == DEFAULT_EXTRACTOR:
        return RuleExtractor()
    if name == LANGUAGE_MODEL:
        # What speaks to a network takes a sixth of a second to import, and is not imported for the rules.
        from loaders.llm import open_language_model  # noqa: PLC0415

        return open_language_model(settings or Settings())
    raise InvalidParameter(f"There is no extractor {name[:40]!r}. There are: {DEFAULT_EXTRACTOR}, {LANGUAGE_MODEL}.")
