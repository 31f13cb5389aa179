"""Extractors by the name that a person gives on the command line."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import ConfigurationError, InvalidParameter
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
        return Reading(source=describe_source(text, known, known.lang))


def find_extractor(name: str = DEFAULT_EXTRACTOR, settings: Settings | None = None) -> Extractor:
    """Return the extractor of this name; settings say where the language model of "llm" is.

    Raises InvalidParameter, which lists those that there are, and ConfigurationError where "llm" has no model to ask.
    """
    if name == DEFAULT_EXTRACTOR:
        return RuleExtractor()
    if name == LANGUAGE_MODEL:
        return _open_language_model(settings or Settings())
    raise InvalidParameter(f"There is no extractor {name[:40]!r}. There are: {DEFAULT_EXTRACTOR}, {LANGUAGE_MODEL}.")


def _open_language_model(settings: Settings) -> Extractor:
    # Nothing that speaks to a network is imported for the rules.
    from loaders.llm import LanguageModelExtractor  # noqa: PLC0415
    from loaders.llm.cache import AnswerCache  # noqa: PLC0415
    from loaders.llm.endpoint import Endpoint  # noqa: PLC0415

    if not settings.llm_url or not settings.llm_model:
        raise ConfigurationError(
            "The extractor 'llm' sends the text of articles to a language model. Say which: set WATCHGRAPH_LLM_URL "
            "(such as http://127.0.0.1:11434/v1) and WATCHGRAPH_LLM_MODEL, and WATCHGRAPH_LLM_KEY where it needs one."
        )
    endpoint = Endpoint(settings.llm_url, settings.llm_model, settings.llm_key, settings.llm_timeout)
    endpoint.check()
    return LanguageModelExtractor(endpoint, AnswerCache(settings.data / "answers"))
