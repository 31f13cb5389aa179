"""`watchgraph extract --explain`: how one article was read, on the terminal or as a page."""

from __future__ import annotations

from pathlib import Path

import typer

from api.commands.terminal import say


def explain_article(path: Path, largest: int, *, as_text: bool, html: Path | None) -> None:
    """Print how the article was read, or write it as a page; raises InputError where there is not one to read."""
    from graph.errors import InputError
    from loaders.extraction.explaining import ExplainingExtractor, explain_as_page, explain_as_text
    from loaders.loading import make_article_reader

    if path.is_dir():
        raise typer.BadParameter(f"{path} is a folder; --explain and --html take one article.")
    if html and html.resolve() == path.resolve():
        raise typer.BadParameter("--html is the article itself; choose another file.")
    extractor = ExplainingExtractor()
    reader = make_article_reader(extractor, largest=largest)
    for found in reader.find([path]):
        outcome = reader.read(found)
        if outcome.error:
            raise outcome.error
    (trace,) = extractor.traces
    if as_text:
        say(explain_as_text(trace))
    if html:
        page = explain_as_page(trace, path.name)
        try:
            html.write_text(page, "utf-8", errors="replace")
        except OSError as error:
            raise InputError(f"{html}: the page cannot be written: {error.strerror}.") from error
        say(f"Wrote how {path} was read to {html}.")
