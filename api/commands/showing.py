"""`watchgraph show` and `watchgraph map`: one entity, in words and as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.tables import print_relationships
from api.commands.terminal import print_json, read_settings, say

if TYPE_CHECKING:
    from queries.views import EntityView

SHOW_EXAMPLES = """\b
Examples:
  watchgraph show Amazon
  watchgraph show company-amazon-france-logistique --json
"""
MAP_EXAMPLES = """\b
Example:
  watchgraph map "Amazon France Logistique" --out map.html
"""

Who = Annotated[str, typer.Argument(metavar="ENTITY", help="id or name of the entity")]


def show(
    entity: Who,
    as_json: Annotated[bool, typer.Option("--json", help="print it as JSON, with ids")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, metavar="N", help="largest number of relationships")] = 20,
) -> None:
    """Show an entity and its relationships.

    The best standing comes first. A name that several entities bear lists them with their ids.
    """
    from graph.opening import open_graph
    from queries.relationships import read_relationships_of
    from queries.resolving import resolve_entity

    with open_graph(read_settings()) as database:
        found = resolve_entity(database, entity)
        page = read_relationships_of(database, found.id, limit=limit, offset=0)
    if as_json:
        relationships = [view.model_dump(mode="json") for view in page.results]
        print_json({"entity": found.model_dump(mode="json"), "total": page.total, "relationships": relationships})
        return
    say(_describe(found))
    if page.results:
        print_relationships(f"{page.total:,} relationships" if page.total > 1 else "1 relationship", page.results)
    if page.total > len(page.results):
        say(f"{len(page.results)} of {page.total:,}; --limit N shows more.")


def draw_map(
    entity: Who,
    out: Annotated[Path, typer.Option(help="file for the map", metavar="FILE")] = Path("map.html"),
    size: Annotated[
        int,
        typer.Option(
            min=1, max=200, metavar="N", help="most of its relationships; some between those around are added"
        ),
    ] = 60,
) -> None:
    """Draw an entity's surroundings as one HTML file.

    The file works offline and asks no other host for anything.
    """
    from graph.errors import InputError
    from graph.maps import render_map
    from graph.opening import open_graph
    from queries.neighbourhoods import read_neighbourhood
    from queries.resolving import resolve_entity

    if out.is_dir():
        raise typer.BadParameter(f"--out {out} is a folder; name a file.")
    with open_graph(read_settings()) as database:
        found = resolve_entity(database, entity)
        page = render_map(read_neighbourhood(database, found.id, size=size))
    try:
        out.write_text(page, "utf-8")
    except OSError as error:
        raise InputError(f"{out}: the map cannot be written: {error.strerror}.") from error
    say(f"Wrote the map of {found.name} to {out}; open it in a browser.")


def _describe(entity: EntityView) -> str:
    facts = {
        "id": entity.id,
        "also called": ", ".join(entity.names[1:]),
        "country": entity.country,
        "roles": ", ".join(entity.roles),
        "what they are": entity.category,
        "of": entity.of,
        "how many": entity.count,
        "identifiers": ", ".join(entity.identifiers),
    }
    lines = [f"  {name}: {value}" for name, value in facts.items() if value not in (None, "")]
    return "\n".join((f"{entity.name} ({entity.type})", *lines))
