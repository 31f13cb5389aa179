"""Web pages: the text of the article, and what the page says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import UnreadableSource
from loaders.articles.decoding import decode_html
from loaders.known import Known

_LONGEST_TITLE = 2_000


@dataclass(frozen=True)
class PageText:
    """The text of a page, what the page says of itself, and what a person should know."""

    text: str
    known: Known
    warnings: tuple[str, ...] = ()


def read_page(content: bytes, name: str) -> PageText:
    """Return the article on a page without its menus and scripts; raises UnreadableSource where there is none."""
    # Half a second that only a page should cost.
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415

    decoded = decode_html(content, name)
    page = load_html(decoded.text)
    document = bare_extraction(page, include_comments=False, with_metadata=True) if page is not None else None
    found: Mapping[str, Any] = document.as_dict() if document is not None and not isinstance(document, dict) else {}
    text = found.get("text") or ""
    if not text.strip():
        raise UnreadableSource(f"{name}: there is no article on this page. Copy its text into a .txt file instead.")
    return PageText(text, _metadata(found), decoded.warnings)


def _metadata(found: Mapping[str, Any]) -> Known:
    # What a template declares as its language is often that of the template: the text tells better.
    return Known(
        url=found.get("url") or None,
        publisher=found.get("sitename") or None,
        title=(found.get("title") or "")[:_LONGEST_TITLE] or None,
        published=found.get("date") or None,
    )
