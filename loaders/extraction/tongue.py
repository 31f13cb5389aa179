"""Which language a text is in."""

from __future__ import annotations

import threading
from functools import cache
from importlib import import_module
from typing import Any

_SAMPLE = 1_000
_FEWEST_LETTERS = 20
# Both written forms of Norwegian are read by the rules of one language.
_ONE_LANGUAGE = {"nb": "no", "nn": "no"}
_lock = threading.Lock()


@cache
def _identifier() -> Any:
    # Read at the first text: it takes a quarter of a second, which whoever only imports the loaders need not wait for.
    langid = import_module("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def identify_language(text: str) -> tuple[str, float]:
    """Return the likeliest language's ISO 639-1 code and its probability, 0 to 1; 'und' where letters are too few."""
    sample = text[:_SAMPLE].strip()
    if sum(map(str.isalpha, sample[:300])) < _FEWEST_LETTERS:
        return "und", 0.0
    with _lock:
        code, probability = _identifier().classify(sample)
    return _ONE_LANGUAGE.get(str(code), str(code)), float(probability)
