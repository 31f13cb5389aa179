"""Copies: texts that are near-copies of one another, such as an agency's report that many papers print.

A text is remembered by a sketch: a sample of the checksums of its runs of words. The share of the smaller sketch that
the larger one holds estimates how much of the smaller text stands in the larger one (containment: Broder, "On the
resemblance and containment of documents", 1997; the sample is his, the values that a number divides).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

_RUN = 5
_SAMPLED = 4
_FEWEST = 6
_CONTAINED = 0.4
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8)
def sketch(text: str | None) -> tuple[int, ...]:
    """Return the sketch of a text, sorted numbers of 32 bits; empty where the text is too short to be told by it."""
    words = _WORD.findall(text.casefold()) if text else []
    runs = (" ".join(words[at : at + _RUN]).encode("utf-8", "surrogatepass") for at in range(len(words) - _RUN + 1))
    sampled = sorted({value for value in map(zlib.crc32, runs) if value % _SAMPLED == 0})
    return tuple(sampled) if len(sampled) >= _FEWEST else ()


def are_copies(one: Iterable[int], other: Iterable[int]) -> bool:
    """Tell by their sketches whether one text stands, a few changes aside, largely in the other."""
    first, second = set(one), set(other)
    smaller = min(len(first), len(second))
    return smaller >= _FEWEST and len(first & second) >= _CONTAINED * smaller


def find_copies(sketches: Iterable[tuple[str, tuple[int, ...]]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of sources, by id, whose sketches tell that they are near-copies."""
    known = sorted({source: numbers for source, numbers in sketches if numbers}.items())
    for (one, first), (other, second) in combinations(known, 2):
        if are_copies(first, second):
            yield one, other
