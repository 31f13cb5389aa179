"""Decoding: from bytes to text without changing a character, so that offsets into the text hold for the file too."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from graph.errors import UnreadableSource

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._-]{2,40})""", re.IGNORECASE
)
_DECLARED_WITHIN = 4_096
_NAMED_FOR_MORE = {
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "ascii": "windows-1252",
}
"""What browsers take these declarations for (WHATWG Encoding Standard)."""


@dataclass(frozen=True)
class Decoded:
    """A text, and what a person should know about how it was decoded."""

    text: str
    warnings: tuple[str, ...] = ()


def decode_text(content: bytes, name: str) -> Decoded:
    """Return the content as text, with its line ends and its byte order mark as they are in UTF-8.

    UTF-8 comes first, then UTF-16 and UTF-32 with a byte order mark, then the most likely encoding, with a warning.
    Raises UnreadableSource for what is no text.
    """
    for mark, encoding in _WIDE_MARKS:
        if content.startswith(mark):
            return Decoded(_check(_decode(content, encoding, name), name))
    if b"\0" in content:
        raise _binary(name)
    try:
        return Decoded(_check(content.decode("utf-8"), name))
    except UnicodeDecodeError:
        return _guess(content, name)


def decode_html(content: bytes, name: str) -> Decoded:
    """Return a page as text: by its byte order mark, as UTF-8, as it declares, or as the most likely encoding."""
    declared = _DECLARED.search(content[:_DECLARED_WITHIN])
    if declared and not _is_utf8(content):
        encoding = declared[1].decode("ascii").lower()
        try:
            text = content.decode(_NAMED_FOR_MORE.get(encoding, encoding), "replace")
        except LookupError:
            return decode_text(content, name)
        return Decoded(_check(text, name))
    return decode_text(content, name)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(content: bytes, name: str) -> Decoded:
    # The encoding of most old Western European text first: its neighbours differ by few letters, and so win by chance.
    best = from_bytes(content, cp_isolation=["cp1252"]).best() or from_bytes(content).best()
    if best is None:
        raise _binary(name)
    text = _check(_decode(content, best.encoding, name), name)
    return Decoded(text, (f"not UTF-8: read as {best.encoding}, a guess. Save it as UTF-8 if letters look wrong.",))


def _decode(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(f"{name}: it begins like {encoding} but is damaged at byte {error.start}.") from error


def _check(text: str, name: str) -> str:
    if "\0" in text:
        raise _binary(name)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise UnreadableSource(f"{name}: it is empty.")
    return text


def _binary(name: str) -> UnreadableSource:
    return UnreadableSource(
        f"{name}: this is binary, not text. Articles are .txt, .md, .html or .pdf; save or export it as one of these."
    )
