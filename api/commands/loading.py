"""`watchgraph load`: articles and dossiers into the graph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.interrupts import hold_interrupts
from api.commands.reports import count, print_claims, report_failures, report_source
from api.commands.terminal import progress_bar, read_settings, say

if TYPE_CHECKING:
    from graph.database import Database
    from graph.model import Reading
    from loaders.folders import Found
    from loaders.known import Known
    from loaders.loading import FileReader, Outcome

EXAMPLES = """\b
Examples:
  watchgraph load article.txt --publisher "The Paper" --published 2024-01-23
  watchgraph load article.txt --dry-run
  watchgraph load articles/ dossier.yaml
  watchgraph load - --title "A letter" --json < article.txt
"""

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="files, folders, or - for standard input")]
Url = Annotated[str | None, typer.Option(help="address of the one article that is loaded", metavar="ADDRESS")]
Publisher = Annotated[str | None, typer.Option(help="who published it", metavar="NAME")]
Title = Annotated[str | None, typer.Option(help="title of the one article that is loaded", metavar="TITLE")]
Published = Annotated[str | None, typer.Option(help="when: YYYY, YYYY-MM or YYYY-MM-DD", metavar="DATE")]
Lang = Annotated[str | None, typer.Option(help="language, such as da; recognised unless given", metavar="CODE")]
ExtractorName = Annotated[
    str,
    typer.Option(
        "--extractor",
        help="what reads claims from text: rules, offline; or llm, which sends the text to the language model that "
        "WATCHGRAPH_LLM_URL and WATCHGRAPH_LLM_MODEL name (key: WATCHGRAPH_LLM_KEY)",
        metavar="NAME",
    ),
]
MaxSize = Annotated[int, typer.Option(min=1, max=2_000, help="largest article in megabytes", metavar="MB")]

_FILES_WORTH_SEVERAL_PROCESSES = 4
_LANGUAGE_CODE = r"[A-Za-z]{2,3}(-\w+)*"


def load(
    paths: Paths,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show the claims as a table and write nothing")] = False,
    json_: Annotated[bool, typer.Option("--json", help="print the claims, one JSON object a line and source")] = False,
    url: Url = None,
    publisher: Publisher = None,
    title: Title = None,
    published: Published = None,
    lang: Lang = None,
    extractor: ExtractorName = "rules",
    max_size: MaxSize = 50,
) -> None:
    """Load articles and dossiers into the graph.

    Articles are .txt, .md, .html and .pdf, dossiers .yaml; of a folder all of these are read. Loading a source
    again changes nothing; a changed version replaces the earlier one. What is known of an article beside its words
    comes from these options, else from NAME.meta.json beside it (with any of url, publisher, title, published,
    lang, retrieved_at), else from the page itself. A file that cannot be read does not stop the others; it is
    listed at the end, and the exit status is then 1. Ctrl-C ends it once the source in hand is written, a second one
    at once.
    """
    check_language(lang, extractor)
    known = check_options(url=url, publisher=publisher, title=title, published=published, lang=lang)
    reader, found = open_reader(paths, known, extractor, max_size)
    failed: list[Outcome] = []
    loaded = _Loaded()
    with ExitStack() as use:
        bar = use.enter_context(progress_bar("Reading", len(found)))
        writer = None if dry_run else _Writer(use)
        use.callback(lambda: loaded.report(error=json_, written=not dry_run))
        for outcome in reader.read_all(found, choose_workers(found, extractor)):
            if outcome.error:
                failed.append(outcome)
                bar.step()
            bar.more(len(outcome.readings) - 1 if outcome.readings else 0)
            for reading in outcome.readings:
                _take(reading, outcome, writer, loaded, failed, as_json=json_)
                bar.step()
    report_failures(failed, len(found))
    if failed:
        raise typer.Exit(1)


class _Loaded:
    """How much was loaded so far."""

    def __init__(self) -> None:
        self.sources = self.claims = self.unchanged = 0

    def report(self, *, error: bool, written: bool) -> None:
        if self.sources:
            what = f"{count(self.sources, 'source')} with {count(self.claims, 'claim')}"
            if self.unchanged == self.sources and written:
                say(f"Nothing to load: {what} already there.", error=error)
                return
            done = "Loaded" if written else "Read, and wrote nothing of,"
            already = f" ({count(self.unchanged, 'source')} already there)" if self.unchanged else ""
            say(f"{done} {what}{already}.", error=error)


class _Writer:
    """Writes readings to the graph, which is opened when the first one comes: a bad file needs no database."""

    def __init__(self, use: ExitStack) -> None:
        self._use = use
        self._database: Database | None = None

    @property
    def database(self) -> Database:
        if self._database is None:
            from graph.opening import open_graph

            self._database = self._use.enter_context(open_graph(read_settings()))
        return self._database


def _take(
    reading: Reading, outcome: Outcome, writer: _Writer | None, loaded: _Loaded, failed: list[Outcome], *, as_json: bool
) -> None:
    from graph.errors import DatabaseError, InputError
    from graph.store import write_reading
    from loaders.claims_file import write_claims
    from loaders.files import name_of
    from loaders.loading import Outcome as Failed

    written = None
    if writer is not None:
        database = writer.database
        try:
            with hold_interrupts():
                written = write_reading(database, reading)
        except InputError as error:
            failed.append(Failed(outcome.path, error=error))
            return
        except DatabaseError as error:
            done = (
                f"{count(loaded.sources, 'source')} before it {'was' if loaded.sources == 1 else 'were'} written whole"
            )
            raise type(error)(
                f"{error}\nIt happened at {reading.source.id} of {outcome.path}, of which nothing was written; {done}. "
                "The same command again goes on from there."
            ) from error
    loaded.sources += 1
    loaded.claims += len(reading.claims)
    loaded.unchanged += written.unchanged if written else 0
    if as_json:
        print(write_claims(reading, outcome.path.stem if len(outcome.readings) == 1 else None))
    elif writer is None:
        print_claims(reading)
    alone = len(outcome.readings) == 1
    report_source(reading, written, name_of(outcome.path) if alone else None, error=as_json)


def check_options(**options: str | None) -> Known:
    """Return what the options say of an article; an option that cannot be is a fault of usage."""
    from graph.errors import UnreadableSource
    from loaders.articles.sidecar import check_known
    from loaders.known import Known

    for name, expected, form in (
        ("url", "an address that begins with https:// or http://", r"https?://\S+"),
        ("lang", "a code such as da or en", _LANGUAGE_CODE),
    ):
        value = options.get(name)
        if value and not re.fullmatch(form, value):
            raise typer.BadParameter(f"{name} is {value[:60]!r}: expected {expected}.")
    try:
        return check_known(Known(**options), "options")
    except UnreadableSource as error:
        raise typer.BadParameter(str(error).removeprefix("options: ")) from None


def check_language(lang: str | None, extractor: str) -> None:
    """Refuse a language without rules where rules are to read; a language model reads any."""
    if not lang or extractor != "rules":
        return
    from loaders.extraction.language import known_languages

    codes = known_languages()
    if re.fullmatch(_LANGUAGE_CODE, lang) and lang.lower().split("-")[0] not in codes:
        raise typer.BadParameter(f"lang is {lang!r}, which has no rules: expected one of {', '.join(codes)}.")


def open_reader(paths: Iterable[Path], known: Known, extractor: str, max_size: int) -> tuple[FileReader, list[Found]]:
    """Return a reader and the files that it is to read."""
    from loaders.extractors import find_extractor
    from loaders.loading import make_reader

    reader = make_reader(find_extractor(extractor, read_settings()), known, largest=max_size * 1_000_000)
    found = reader.find(list(paths))
    if len(found) > 1 and (known.url or known.title):
        raise typer.BadParameter(
            f"--url and --title name one article, and these are {len(found)} files. Load it alone, or write "
            "NAME.meta.json beside each."
        )
    return reader, found


def choose_workers(found: list[Found], extractor: str) -> int:
    """Return how many processes are worth their start for these files; a language model is asked one at a time."""
    from loaders.extractors import LANGUAGE_MODEL
    from loaders.parallel import count_cores

    return count_cores() if len(found) >= _FILES_WORTH_SEVERAL_PROCESSES and extractor != LANGUAGE_MODEL else 1
