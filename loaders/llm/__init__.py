"""Reading claims with a language model of the user's own, each checked against the text before it counts.

The endpoint is any that speaks the OpenAI chat API. docs/llm.md tells what is sent, checked and kept.
"""

from loaders.llm.extractor import LanguageModelExtractor
from loaders.llm.opening import open_language_model

__all__ = ["LanguageModelExtractor", "open_language_model"]
