"""Which language a text is in."""

from __future__ import annotations

import threading
from functools import cache
from typing import Any

_SAMPLE = 1_000
_FEWEST_LETTERS = 20
_lock = threading.Lock()


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify_language(text: str) -> tuple[str, float]:
    """Return the most likely language's ISO 639-1 code and its probability from 0 to 1; 'und' where there are too few letters."""
    sample = text[:_SAMPLE].strip()
    if sum(map(str.isalpha, sample[:300])) < _FEWEST_LETTERS:
        return "und", 0.0
    with _lock:
        code, probability = _identifier().classify(sample)
    return str(code), float(probability)
