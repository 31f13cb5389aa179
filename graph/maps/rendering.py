"""Rendering: a neighbourhood as one HTML file, drawn by the vis-network that pyvis brings."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.answers import name_mark
from graph.maps.layout import lay_out
from graph.maps.neighbourhood import MapEntity, MapRelationship, Neighbourhood
from graph.model import PREDICATES
from graph.names import drop_overrides
from graph.statements import format_amount, format_date, phrase

_VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
_LABEL_LINE = 22


def render_map(neighbourhood: Neighbourhood) -> str:
    """Return the neighbourhood as one HTML page that asks no other host for anything.

    Everything that a source or a person wrote is escaped; positions are fixed; every link shows its standing; a click
    on a link shows its claims. Below the drawing the same is written out, for readers without JavaScript.
    """
    return (
        _templates()
        .get_template("map.html")
        .render(
            neighbourhood=neighbourhood,
            names={entity.id: entity.name for entity in (neighbourhood.centre, *neighbourhood.entities)},
            look=_appearance(),
            types=_shown_types(neighbourhood),
            standings={str(relationship.standing) for relationship in neighbourhood.relationships},
            drawing=_embed(_draw(neighbourhood)),
            script=_vis_network(),
        )
    )


@cache
def _appearance() -> dict[str, Any]:
    look: dict[str, Any] = yaml.safe_load(files("graph.maps").joinpath("appearance.yaml").read_text("utf-8"))
    return look


@cache
def _vis_network() -> str:
    script = files("pyvis").joinpath(_VIS_NETWORK).read_text("utf-8")
    return script.replace("</script", "<\\/script").partition("//# sourceMappingURL")[0]


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("graph.maps"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: drop_overrides(value) if type(value) is str else value,
    )
    environment.filters |= {
        "amount": format_amount,
        "date": format_date,
        "web_address": _web_address,
        "mark": name_mark,
    }
    return environment


def _web_address(url: str | None) -> str | None:
    """Return the URL where it is one that a browser may safely open, else None."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _shown_types(neighbourhood: Neighbourhood) -> list[str]:
    present = {entity.type.value for entity in (neighbourhood.centre, *neighbourhood.entities)}
    return [name for name in _appearance()["types"] if name in present]


def _draw(neighbourhood: Neighbourhood) -> dict[str, Any]:
    """Return nodes, edges and options of vis-network, as pyvis makes them."""
    # pyvis imports IPython, half a second that only the drawing of a map should cost.
    from pyvis.network import Network

    network = Network(directed=True)
    places = lay_out(neighbourhood.centre, neighbourhood.entities)
    for entity in (neighbourhood.centre, *neighbourhood.entities):
        network.add_node(entity.id, **_node(entity, places[entity.id], centre=entity == neighbourhood.centre))
    beside: Counter[frozenset[str]] = Counter()
    for relationship in neighbourhood.relationships:
        pair = frozenset({relationship.subject, relationship.object})
        network.add_edge(relationship.subject, relationship.object, **_edge(relationship, beside[pair]))
        beside[pair] += 1
    return {"nodes": network.nodes, "edges": network.edges, "options": _OPTIONS}


_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "multiselect": False, "keyboard": {"enabled": False}, "zoomSpeed": 0.6},
    "nodes": {"font": {"face": "system-ui, sans-serif", "size": 16}, "margin": 9, "borderWidth": 1.5},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.7}},
        "font": {"face": "system-ui, sans-serif", "size": 12, "strokeWidth": 5, "strokeColor": "#ffffff"},
        "hoverWidth": 1.0,
        "selectionWidth": 1.6,
    },
}


def _node(entity: MapEntity, place: tuple[float, float], *, centre: bool) -> dict[str, Any]:
    look = _appearance()["types"][entity.type.value]
    return {
        "label": _wrap(drop_overrides(entity.name)),
        "shape": "box" if centre else look["shape"],
        "x": place[0],
        "y": place[1],
        "physics": False,
        "borderWidth": 4 if centre else 1.5,
        "color": {"background": look["background"], "border": look["colour"]},
        "font": {"color": look["colour"], "size": 20 if centre else 16},
    }


def _as_of(relationship: MapRelationship) -> str:
    """Return as of when a post or an ownership is known: who led a company once need not lead it now."""
    lasting = PREDICATES[relationship.type].kind == "state" and not relationship.past
    return f" (as of {relationship.date[:4]})" if lasting and relationship.date else ""


def _edge(relationship: MapRelationship, nth: int) -> dict[str, Any]:
    look = _appearance()["standings"][relationship.standing.value]
    former = ("former",) if relationship.past else ()
    standing = ", ".join((relationship.standing.value, *map(name_mark, relationship.flags), *former))
    side = "curvedCW" if nth % 2 else "curvedCCW"
    smooth = (
        {"enabled": True, "type": side, "roundness": round(0.22 * ((nth + 1) // 2), 2)} if nth else {"enabled": False}
    )
    words = phrase(relationship.type, relationship.standing)
    amount, currency = relationship.amount, relationship.currency
    sum_ = f" {format_amount(amount, currency)}" if amount is not None and currency else ""
    return {
        "id": relationship.id,
        "label": f"{words}{sum_}{_as_of(relationship)}\n({standing})",
        "color": {"color": look["colour"], "highlight": look["colour"], "hover": look["colour"]},
        "font": {"color": look["colour"]},
        "dashes": look["dashes"],
        "width": look["width"],
        "smooth": smooth,
    }


def _wrap(name: str) -> str:
    """Return the name in lines of about 22 characters, three at most."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LABEL_LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word[: 2 * _LABEL_LINE]}".strip()
    return "\n".join(lines[:3]) + (" …" if len(lines) > 3 else "")


def _embed(drawing: dict[str, Any]) -> str:
    """Return the drawing as JSON that no text in it can break out of a script element."""
    text = json.dumps(drawing, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
