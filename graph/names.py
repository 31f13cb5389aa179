"""Names: how they are compared and how they become part of an address."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from functools import lru_cache

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_SLUG_LENGTH = 60
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_OVERRIDES = str.maketrans(dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", " "))


def drop_overrides(text: str) -> str:
    """Return the text without the marks by which it could turn the order of what is shown after it (Unicode UAX 9)."""
    return text.translate(_OVERRIDES)


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Return the name in lower case without accents or punctuation, its words parted by one space."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char)).translate(
        _LETTERS_WITHOUT_DECOMPOSITION
    )
    return " ".join("".join(char if char.isalnum() else " " for char in letters).split())


def digest(*parts: object, length: int = 12) -> str:
    """Return the first hexadecimal digits of the SHA-256 of the parts as a JSON list, the same on every machine."""
    text = _ENCODER.encode(parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(name: str) -> str:
    """Return the name as lower-case ASCII words joined by hyphens, at most 60 characters and never empty.

    Where letters are lost (another script, a very long name) a digest of the whole name is added, so that
    different names stay different.
    """
    folded = fold(name)
    plain = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    if plain and len(plain) <= _SLUG_LENGTH and folded.isascii():
        return plain
    return f"{plain[:_SLUG_LENGTH].strip('-') or 'x'}-{digest(folded or name, length=8)}"
