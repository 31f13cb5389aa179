"""Sources: the documents that make claims."""

from __future__ import annotations

from graph.database import Database
from graph.errors import NotFound
from queries.pages import Page, read_page
from queries.texts import read_text
from queries.views import SourceShort, SourceView


def read_source(database: Database, id_: str) -> SourceView:
    """Return one source; raises NotFound."""
    rows = database.read(read_text("source"), {"id": id_})
    if not rows:
        raise NotFound(f"There is no source {id_[:80]!r}.")
    return SourceView(**rows[0])


def read_sources(database: Database, *, limit: int, offset: int) -> Page[SourceShort]:
    """Return all sources, the latest first."""
    page = read_page(database, read_text("sources"), {}, limit=limit, offset=offset)
    return page.with_results(tuple(SourceShort(**row) for row in page.results))
