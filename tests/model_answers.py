"""What a language model answers in the tests: claims about an invented article, good ones to be made worse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import SecretStr

from graph.model import Reading
from loaders.known import Known
from loaders.llm import LanguageModelExtractor
from loaders.llm.cache import AnswerCache
from loaders.llm.endpoint import Endpoint
from tests.servers.language_model import LanguageModel, say

ARTICLE = """Watchdog fines Brightloom over hidden cameras

The ICO fined Brightloom Ltd “£250,000” on 3 March 2023 over its cameras.
Brightloom Ltd secretly filmed warehouse workers in Leeds.
The company also hired Holt Partners, an agency from York.
Brightloom Ltd did not hire Zephyr Security, as was rumoured.
The union GMB was monitored by Holt Partners for two years.
"""
KNOWN = Known(lang="en", published="2023-03-04", publisher="The Evening Clarion", title="Watchdog fines Brightloom")
ENTITIES: list[dict[str, Any]] = [
    {"key": "ico", "type": "Regulator", "name": "ICO", "aliases": []},
    {"key": "b", "type": "Company", "name": "Brightloom Ltd", "aliases": ["Brightloom", "The company"]},
    {"key": "h", "type": "Company", "name": "Holt Partners"},
    {"key": "z", "type": "Company", "name": "Zephyr Security"},
    {"key": "gmb", "type": "Union", "name": "GMB"},
    {"key": "w", "type": "Group", "name": "warehouse workers", "category": "employees"},
]
FINE: dict[str, Any] = {
    "sentence": 2,
    "quote": 'The ICO  fined Brightloom Ltd "£250,000" on 3 March 2023',
    "words": "fined",
    "predicate": "FINED",
    "subject": "ico",
    "subject_words": "The ICO",
    "object": "b",
    "object_words": "Brightloom Ltd",
    "modality": "found",
    "attributed_to": "ico",
    "date": "2023-03-03",
    "amount": 250000,
    "currency": "GBP",
}
FILMED: dict[str, Any] = {
    "sentence": 3,
    "quote": "Brightloom Ltd secretly filmed warehouse workers in Leeds.",
    "words": "secretly filmed",
    "predicate": "MONITORED",
    "subject": "b",
    "subject_words": "Brightloom Ltd",
    "object": "w",
    "object_words": "warehouse workers",
    "modality": "asserted",
}
HIRED: dict[str, Any] = {
    "sentence": 4,
    "quote": "The company also hired Holt Partners, an agency from York.",
    "words": "hired",
    "predicate": "HIRED",
    "subject": "b",
    "subject_words": "The company",
    "object": "h",
    "object_words": "Holt Partners",
    "modality": "asserted",
    "antecedents": [3],
}
WATCHED: dict[str, Any] = {
    "sentence": 6,
    "quote": "The union GMB was monitored by Holt Partners for two years.",
    "words": "was monitored",
    "predicate": "MONITORED",
    "subject": "h",
    "subject_words": "Holt Partners",
    "object": "gmb",
    "object_words": "GMB",
    "modality": "asserted",
}
NOTHING: dict[str, Any] = {"entities": [], "claims": []}


def answer(*claims: dict[str, Any], entities: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"entities": ENTITIES if entities is None else entities, "claims": list(claims)}


def extractor_of(model: LanguageModel, folder: Path, *, key: str = "", timeout: float = 10) -> LanguageModelExtractor:
    return LanguageModelExtractor(Endpoint(model.url, "small", SecretStr(key), timeout), AnswerCache(folder))


def read(
    model: LanguageModel, extractor: LanguageModelExtractor, *claims: dict[str, Any], text: str = ARTICLE
) -> Reading:
    """Return the reading where the model proposes these claims and puts nothing right afterwards."""
    model.answers, model.asked = [say(answer(*claims)), say(NOTHING)], []
    for kept in extractor.cache.folder.glob("*"):
        kept.unlink()
    return extractor.extract(text, KNOWN)


def refusals(reading: Reading) -> list[str]:
    return [one.why.removeprefix("claim refused: ") for one in reading.omissions if one.why.startswith("claim refused")]
