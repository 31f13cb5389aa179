"""PDF documents: their text page by page, and which page an offset into it lies on."""

from __future__ import annotations

import io
import logging
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from graph.errors import UnreadableSource

_BETWEEN_PAGES = "\n\n"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class DocumentText:
    """The text of a document, where in it each page begins, and what a person should know."""

    text: str
    page_starts: tuple[int, ...]
    warnings: tuple[str, ...] = ()

    def page_at(self, offset: int) -> int:
        """Return the page, from 1, that a code point of the text is on."""
        return bisect_right(self.page_starts, offset)


def read_document(content: bytes, name: str) -> DocumentText:
    """Return the text of a PDF; raises UnreadableSource for one that is unreadable, encrypted or without text."""
    complaints: list[str] = []
    with _heard(complaints):
        pages = _read_pages(content, name)
    document = _join(pages, name)
    if complaints:
        _LOG.debug("pypdf on %s: %s", name, "; ".join(complaints))
        warning = f"this PDF is damaged in places, and some of its text may be missing ({complaints[0][:200]})"
        return replace(document, warnings=(warning, *document.warnings))
    return document


class _Listener(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage())


@contextmanager
def _heard(complaints: list[str]) -> Iterator[None]:
    """Collect what pypdf complains of, which names no file, instead of letting it out to standard error."""
    logger, listener = logging.getLogger("pypdf"), _Listener(complaints)
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagated


def _read_pages(content: bytes, name: str) -> list[str]:
    # A fifth of a second that only a PDF should cost.
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED
        pages = [] if locked else [page.extract_text() for page in reader.pages]
    # Nothing but pypdf runs here, and it raises whatever a damaged file leads it to, KeyError and RecursionError too.
    except Exception as error:
        _LOG.debug("pypdf failed on %s", name, exc_info=error)
        raise UnreadableSource(
            f"{name}: this PDF cannot be read and may be damaged ({type(error).__name__}: {str(error)[:200]}). "
            "Open it in a viewer and save it anew."
        ) from error
    if locked:
        raise UnreadableSource(f"{name}: this PDF is encrypted. Open it with its password and save a copy without one.")
    return pages


def _join(pages: Sequence[str], name: str) -> DocumentText:
    starts, length = [], 0
    for page in pages:
        starts.append(length)
        length += len(page) + len(_BETWEEN_PAGES)
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        raise UnreadableSource(
            f"{name}: this PDF holds no text, only pictures of it. Run text recognition (OCR) over it first."
        )
    warnings = (f"no text on page {', '.join(map(str, empty))}: pictures are not read",) if empty else ()
    text = _BETWEEN_PAGES.join(pages).replace("\0", "\ufffd")
    return DocumentText(text, tuple(starts), warnings)
