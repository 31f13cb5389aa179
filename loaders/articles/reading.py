"""Reading an article: its text untouched, what is known of it, and the claims that an extractor finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import InputError, UnreadableSource
from graph.model import Reading
from loaders.articles.decoding import decode_text
from loaders.articles.documents import DocumentText, read_document
from loaders.articles.pages import PageText, read_page
from loaders.articles.sidecar import check_known, merge_known, read_sidecar
from loaders.files import LARGEST_FILE, STANDARD_INPUT, name_of, read_bytes
from loaders.known import Extractor, Known

TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
DOCUMENT_SUFFIXES = (".pdf",)
_PAGE_BEGINNINGS = (b"<!doctype html", b"<html", b"<?xml", b"<head")
_PDF_BEGINNING = b"%PDF-"


@dataclass(frozen=True)
class _Content:
    text: str
    known: Known = field(default_factory=Known)
    warnings: tuple[str, ...] = ()
    document: DocumentText | None = None


@dataclass(frozen=True)
class ArticleLoader:
    """Reads an article with the extractor that it is given; largest is in bytes."""

    extractor: Extractor
    largest: int = LARGEST_FILE

    def accepts(self, path: Path) -> bool:
        """Return whether the file is one of ours by its name, or standard input."""
        return path == STANDARD_INPUT or path.suffix.lower() in (*TEXT_SUFFIXES, *PAGE_SUFFIXES, *DOCUMENT_SUFFIXES)

    def read(self, path: Path, known: Known) -> Iterator[Reading]:
        """Yield the reading of an article.

        What the caller knows goes before what the file beside it says, and that before what the page says of itself.
        Raises UnreadableSource, or what the extractor raises.
        """
        content = _read_content(path, read_bytes(path, self.largest))
        beside, warnings = read_sidecar(path)
        found_on_page = check_known(content.known, name_of(path))
        everything = merge_known(check_known(known, name_of(path)), beside, found_on_page, Known(retrieved_at=_now()))
        reading = self.extractor.extract(content.text, everything)
        _check_text(reading, content.text, path)
        yield reading.model_copy(
            update={
                "claims": _place(reading, content.document),
                "extractor": f"{self.extractor.name}/{self.extractor.version}",
                "warnings": (*content.warnings, *warnings, *reading.warnings),
            }
        )


def _read_content(path: Path, content: bytes) -> _Content:
    name, suffix = name_of(path), path.suffix.lower()
    if not content.strip():
        raise UnreadableSource(f"{name}: it is empty.")
    beginning = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    if suffix in DOCUMENT_SUFFIXES or (path == STANDARD_INPUT and content.startswith(_PDF_BEGINNING)):
        document = read_document(content, name)
        return _Content(document.text, warnings=document.warnings, document=document)
    if content.startswith(_PDF_BEGINNING):
        raise UnreadableSource(f"{name}: this is a PDF; give it a name that ends in .pdf.")
    if suffix in PAGE_SUFFIXES or (path == STANDARD_INPUT and beginning.startswith(_PAGE_BEGINNINGS)):
        page: PageText = read_page(content, name)
        return _Content(page.text, page.known, page.warnings)
    decoded = decode_text(content, name)
    return _Content(decoded.text, warnings=decoded.warnings)


def _check_text(reading: Reading, text: str, path: Path) -> None:
    """Refuse claims whose evidence is not the text's own characters: no claim may rest on words that nobody wrote."""
    if reading.source.text != text:
        raise InputError(f"{name_of(path)}: the extractor changed the text. No claims were taken from it.")
    for claim in reading.claims:
        if claim.start is not None and text[claim.start : claim.end] != claim.evidence:
            raise InputError(
                f"{name_of(path)}: the evidence of {claim.id} is not what the text says there. "
                "No claims were taken from it."
            )


def _place(reading: Reading, document: DocumentText | None) -> tuple[object, ...]:
    if document is None:
        return reading.claims
    return tuple(
        claim if claim.start is None else claim.model_copy(update={"where": f"page {document.page_at(claim.start)}"})
        for claim in reading.claims
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
