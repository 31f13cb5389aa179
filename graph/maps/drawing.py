"""Drawing: nodes, edges and options of vis-network, as pyvis makes them, each line by how well it stands."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graph.answers import name_mark
from graph.maps.labels import FONT_SIZE, MARGIN, wrap_name
from graph.maps.layout import TALL, WIDE, Place, lay_out
from graph.maps.neighbourhood import MapEntity, MapRelationship, Neighbourhood
from graph.model import STATES
from graph.names import drop_overrides
from graph.statements import format_amount, phrase

MOST_LABELS = 12
"""Relationships up to which each line bears its words; with more they stand in the tooltip alone."""


@cache
def read_appearance() -> dict[str, Any]:
    """Return what appearance.yaml says of types and standings."""
    look: dict[str, Any] = yaml.safe_load(files("graph.maps").joinpath("appearance.yaml").read_text("utf-8"))
    return look


def draw(neighbourhood: Neighbourhood) -> dict[str, Any]:
    """Return nodes, edges, options and the places that they have on a screen that is higher than wide."""
    # pyvis imports IPython, half a second that only the drawing of a map should cost.
    from pyvis.network import Network

    network = Network(directed=True)
    places = lay_out(neighbourhood.centre, neighbourhood.entities, WIDE)
    for entity in (neighbourhood.centre, *neighbourhood.entities):
        network.add_node(entity.id, **_node(entity, places[entity.id], centre=entity == neighbourhood.centre))
    labelled = len(neighbourhood.relationships) <= MOST_LABELS
    beside: Counter[frozenset[str]] = Counter()
    for relationship in neighbourhood.relationships:
        pair = frozenset({relationship.subject, relationship.object})
        edge = _edge(relationship, beside[pair]) | {"title": _tell(neighbourhood, relationship)}
        if not labelled:
            edge["words"] = edge.pop("label")
        network.add_edge(relationship.subject, relationship.object, **edge)
        beside[pair] += 1
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "options": _OPTIONS,
        "tall": lay_out(neighbourhood.centre, neighbourhood.entities, TALL),
    }


_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True, "multiselect": False, "keyboard": {"enabled": False}, "zoomSpeed": 0.6, "tooltipDelay": 120,
    },
    "nodes": {
        "font": {"face": "system-ui, sans-serif", "size": FONT_SIZE}, "margin": MARGIN, "borderWidth": 1.5,
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
        "arrowStrikethrough": False,
        "font": {"face": "system-ui, sans-serif", "size": 13, "strokeWidth": 5, "strokeColor": "#ffffff"},
        "hoverWidth": 1.5,
        "selectionWidth": 2.0,
    },
}  # fmt: skip


def _node(entity: MapEntity, place: Place, *, centre: bool) -> dict[str, Any]:
    look = read_appearance()["types"][entity.type.value]
    return {
        "label": wrap_name(entity.name),
        "shape": "box",
        "shapeProperties": {"borderRadius": look["rounding"]},
        "x": place[0],
        "y": place[1],
        "physics": False,
        "borderWidth": 4 if centre else 1.5,
        "color": {"background": look["background"], "border": look["colour"]},
        "font": {"color": look["colour"], "size": FONT_SIZE + 5 if centre else FONT_SIZE},
    }


def _edge(relationship: MapRelationship, nth: int) -> dict[str, Any]:
    look = read_appearance()["overturned" if relationship.overturned else "standings"]
    look = look if relationship.overturned else look[relationship.standing.value]
    side = "curvedCW" if nth % 2 else "curvedCCW"
    smooth = (
        {"enabled": True, "type": side, "roundness": round(0.22 * ((nth + 1) // 2), 2)} if nth else {"enabled": False}
    )
    arrows: dict[str, Any] = {"to": {"enabled": True, "scaleFactor": 0.6}}
    if relationship.overturned:
        arrows["middle"] = {"enabled": True, "type": "bar", "scaleFactor": 0.8}
    elif relationship.changed:
        mark = read_appearance()["changed"][relationship.changed]["mark"]
        arrows["middle"] = {"enabled": True, "type": mark, "scaleFactor": 0.8}
    return {
        "id": relationship.id,
        "label": f"{_say(relationship)}\n({name_standing(relationship)})",
        "color": {"color": look["colour"], "highlight": look["colour"], "hover": look["colour"]},
        "font": {"color": look["colour"]},
        "dashes": look["dashes"] or read_appearance()["allegations"].get(relationship.type.value, False),
        "width": look["width"],
        "smooth": smooth,
        "arrows": arrows,
    }


def name_standing(relationship: MapRelationship) -> str:
    """Return how well the relationship stands and what became of it: 'found, appealed, annulled'."""
    former = ("former",) if relationship.past else ()
    return ", ".join((relationship.standing.value, *map(name_mark, relationship.flags), *former))


def _say(relationship: MapRelationship) -> str:
    words = phrase(relationship.type, relationship.standing)
    amount, currency = relationship.amount, relationship.currency
    sum_ = f" {format_amount(amount, currency)}" if amount is not None and currency else ""
    return f"{words}{sum_}{_as_of(relationship)}"


def _as_of(relationship: MapRelationship) -> str:
    """Return as of when a post or an ownership is known: who led a company once need not lead it now."""
    lasting = relationship.type in STATES and not relationship.past
    return f" (as of {relationship.date[:4]})" if lasting and relationship.date else ""


def _tell(neighbourhood: Neighbourhood, relationship: MapRelationship) -> str:
    """Return the tooltip: the sentence, how well it stands, and what became of it, each in a line of its own.

    Who said the same several times is told once, so that no denial hides a judgment.
    """
    overturned = [f"It no longer stands: {relationship.overturned}."] if relationship.overturned else []
    told: dict[tuple[str, str, str], str] = {}
    for entry in relationship.history:
        told.setdefault((entry.how, entry.by, entry.modality), f"{entry.by} {entry.words}")
    lines = (neighbourhood.state(relationship), f"({name_standing(relationship)})", *overturned, *told.values())
    return drop_overrides("\n".join(lines))
