"""Opening: from settings to an extractor that asks the user's language model."""

from __future__ import annotations

from graph.errors import ConfigurationError
from graph.settings import Settings
from loaders.llm.cache import AnswerCache
from loaders.llm.endpoint import Endpoint
from loaders.llm.extractor import LanguageModelExtractor


def open_language_model(settings: Settings) -> LanguageModelExtractor:
    """Return the extractor of the model that the settings name; raises ConfigurationError where they name none."""
    if not settings.llm_url or not settings.llm_model:
        raise ConfigurationError(
            "The extractor 'llm' sends the text of articles to a language model. Say which: set WATCHGRAPH_LLM_URL "
            "(such as http://127.0.0.1:11434/v1) and WATCHGRAPH_LLM_MODEL, and WATCHGRAPH_LLM_KEY where it needs one."
        )
    endpoint = Endpoint(settings.llm_url, settings.llm_model, settings.llm_key, settings.llm_timeout)
    endpoint.check()
    return LanguageModelExtractor(endpoint, AnswerCache(settings.data / "answers"))
