"""Mapping: from an entity's name to a map that a browser has drawn."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pyvis.network import Network

from graph.database import Database
from graph.maps import render_map
from queries.neighbourhoods import read_neighbourhood
from tests.performance.figures import Figure, in_turn, median_ratio, milliseconds
from tests.servers.browser import BrowserMissing, open_page, run_browser

_CENTRE = "company-amazon"
_ROUNDS = 7


def measure_mapping(database: Database) -> list[Figure]:
    """Return what it takes to make a map beside pyvis's own page of the same graph, and to draw it."""
    page = render_map(read_neighbourhood(database, _CENTRE))

    def ours() -> None:
        render_map(read_neighbourhood(database, _CENTRE))

    def theirs() -> None:
        _draw_with_pyvis(database)

    in_turn(ours, theirs, 2)
    mine, other = in_turn(ours, theirs, _ROUNDS)
    made = Figure(
        f"map of Amazon made, {len(page) // 1024:,} KB ({database.server})",
        milliseconds(mine),
        f"pyvis's own page of the same nodes and edges: {milliseconds(other)}",
        median_ratio(mine, other),
    )
    return [made, *_measure_drawing(page)]


def _draw_with_pyvis(database: Database) -> None:
    seen = read_neighbourhood(database, _CENTRE)
    network = Network(directed=True, cdn_resources="in_line")
    for entity in (seen.centre, *seen.entities):
        network.add_node(entity.id, label=entity.name)
    for relationship in seen.relationships:
        network.add_edge(relationship.subject, relationship.object, label=relationship.type.value)
    network.generate_html()


def _measure_drawing(page: str) -> list[Figure]:
    """Return the time from opening the file to the drawn map beside opening an empty page; none without a browser."""
    with tempfile.TemporaryDirectory() as folder:
        drawn, empty = Path(folder) / "map.html", Path(folder) / "empty.html"
        drawn.write_text(page, "utf-8")
        empty.write_text("<!doctype html><html data-drawn='yes'><title>empty</title></html>", "utf-8")
        try:
            with run_browser() as browser, open_page(browser) as (tab, _):

                def open_file(path: Path) -> None:
                    tab.goto(path.as_uri())
                    tab.wait_for_selector("html[data-drawn=yes]", state="attached")

                in_turn(lambda: open_file(drawn), lambda: open_file(empty), 2)
                mine, other = in_turn(lambda: open_file(drawn), lambda: open_file(empty), _ROUNDS)
        except BrowserMissing:
            return []
    return [
        Figure(
            "map drawn in Chromium",
            milliseconds(mine),
            f"an empty page: {milliseconds(other)}",
            median_ratio(mine, other),
        )
    ]
