"""Extraction: from a news text to claims with their sentences, by rules that are data.

`extract(text, known)` gives a Reading; `explain(text, known)` shows how it came about. docs/extraction.md describes the
language files.
"""

from loaders.extraction.pipeline import explain, extract

__all__ = ["explain", "extract"]
