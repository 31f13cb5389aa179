"""`watchgraph retract`, `status` and `stop`: what is in the graph, and whether it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.interrupts import hold_interrupts
from api.commands.reports import count
from api.commands.terminal import print_json, read_settings, say

if TYPE_CHECKING:
    from graph.embedded import Description
    from graph.settings import Settings
    from graph.store import Contents
    from queries.views import SourceShort

RETRACT_EXAMPLES = """\b
Examples:
  watchgraph retract https://paper.example/article
  watchgraph retract article.txt
"""
STATUS_EXAMPLES = """\b
Examples:
  watchgraph status
  watchgraph status --sources
"""
STOP_EXAMPLES = """\b
Example:
  watchgraph stop
"""

_MOST_SOURCES = 10_000


def retract(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="id, address or file of the source")],
) -> None:
    """Take a source out of the graph.

    What other sources support stays. A file is known by what is known of it: its address, else publisher, title and
    date, else its text. Of a dossier all sources are taken out. `watchgraph status --sources` lists the ids.
    """
    from graph.errors import NotFound
    from graph.opening import open_graph
    from graph.store import retract_source

    ids = _name_sources(source)
    missing = []
    with open_graph(read_settings()) as database:
        for id_ in ids:
            try:
                with hold_interrupts():
                    gone = retract_source(database, id_)
            except NotFound:
                missing.append(id_)
                continue
            amounts = (count(gone.claims, "claim"), count(gone.entities, "entity", "entities"))
            say(f"Took out {id_}: {', '.join(amounts)}, {count(gone.relationships, 'relationship')}.")
    if len(missing) == len(ids):
        what = f"no source {missing[0]}" if len(missing) == 1 else "none of its sources"
        raise NotFound(f"The graph holds {what}. `watchgraph status --sources` lists those that it holds.")
    if missing:
        say(f"{count(len(missing), 'source')} of it {'was' if len(missing) == 1 else 'were'} not in the graph.")


def status(
    as_json: Annotated[bool, typer.Option("--json", help="print it as JSON")] = False,
    sources: Annotated[bool, typer.Option("--sources", help="list the sources with their ids")] = False,
) -> None:
    """Tell what the graph holds, and whether it runs."""
    from graph.opening import open_graph
    from graph.store import count_contents
    from queries.sources import read_sources

    settings = read_settings()
    embedded = _describe_embedded(settings)
    contents: Contents | None = None
    listed: tuple[SourceShort, ...] = ()
    if embedded is None or embedded.size:
        with open_graph(settings) as database:
            contents = count_contents(database)
            listed = read_sources(database, limit=_MOST_SOURCES, offset=0).results if sources else ()
    if as_json:
        print_json(_as_json(settings, embedded, contents, listed, sources=sources))
        return
    say("\n".join((*_tell_place(settings, embedded), *_tell_contents(contents))))
    for one in listed:
        say(f"  {one.id}  {' | '.join(filter(None, (one.published, one.publisher, one.title)))}")


def stop() -> None:
    """End the embedded database; what it holds stays."""
    from graph.embedded import stop as stop_embedded

    settings = read_settings()
    if settings.neo4j_uri:
        say(f"NEO4J_URI is set: the database at {settings.neo4j_uri} was not started by watchgraph and goes on.")
        return
    embedded = _describe_embedded(settings)
    if stop_embedded(settings.data):
        say(f"Ended the database of {settings.data}.")
        if embedded and embedded.in_use:
            say("It was in use. What used it, such as `watchgraph serve`, finds it again once a command starts it.")
    else:
        say(f"No database of {settings.data} is running.")


def _name_sources(text: str) -> list[str]:
    from graph.model import Source, SourceKind

    if text.startswith(("http://", "https://")):
        return [Source(kind=SourceKind.ARTICLE, url=text).id]
    path = Path(text)
    with suppress(OSError, ValueError):
        if path.is_file():
            return list(dict.fromkeys(_sources_of_file(path)))
    return [text]


def _sources_of_file(path: Path) -> Iterator[str]:
    from loaders.extractors import NoExtraction
    from loaders.folders import Found
    from loaders.loading import make_reader

    outcome = make_reader(NoExtraction()).read(Found(path))
    if outcome.error:
        raise outcome.error
    for reading in outcome.readings:
        yield reading.source.id


def _describe_embedded(settings: Settings) -> Description | None:
    from graph.embedded import describe

    return None if settings.neo4j_uri else describe(settings.data)


def _tell_place(settings: Settings, embedded: Description | None) -> Iterator[str]:
    if embedded is None:
        yield f"Database: Neo4j at {settings.neo4j_uri}, database {settings.neo4j_database}"
        return
    yield f"Database: embedded, in {embedded.folder} ({_megabytes(embedded.size)} MB)"
    if embedded.running:
        use = "in use" if embedded.in_use else "not in use"
        kept = ", kept until `watchgraph stop`" if embedded.kept else ""
        yield f"Running: yes, {use}{kept}; process {embedded.pid}, {_megabytes(embedded.memory or 0)} MB of memory"
    else:
        yield "Running: no; it is started when it is needed"


def _tell_contents(contents: Contents | None) -> Iterator[str]:
    if contents is None or contents.is_empty:
        yield "Holds nothing yet. `watchgraph serve` brings the starter dossiers, `watchgraph load` your own sources."
        return
    yield f"Holds {count(contents.sources, 'source')} with {count(contents.claims, 'claim')}"
    for what, counts in (("Entities", contents.entities), ("Relationships", contents.relationships)):
        yield f"{what}: {sum(counts.values()):,} ({', '.join(f'{name} {number:,}' for name, number in counts.items())})"


def _as_json(
    settings: Settings,
    embedded: Description | None,
    contents: Contents | None,
    listed: tuple[SourceShort, ...],
    *,
    sources: bool,
) -> dict[str, Any]:
    place: dict[str, Any] = {"server": "neo4j", "uri": settings.neo4j_uri}
    if embedded is not None:
        place = {
            "server": "arcadedb",
            "folder": str(embedded.folder),
            "running": embedded.running,
            "bytes": embedded.size,
        }
    held = {
        "sources": contents.sources if contents else 0,
        "claims": contents.claims if contents else 0,
        "entities": dict(contents.entities) if contents else {},
        "relationships": dict(contents.relationships) if contents else {},
    }
    return {**place, "holds": held} | ({"sources": [one.model_dump(mode="json") for one in listed]} if sources else {})


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}"
