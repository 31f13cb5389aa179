"""Rendering: a neighbourhood as one HTML file, drawn by the vis-network that pyvis brings."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.answers import name_mark
from graph.maps.drawing import draw, read_appearance
from graph.maps.neighbourhood import Neighbourhood
from graph.names import drop_overrides
from graph.statements import format_amount, format_date

_VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"


def render_map(neighbourhood: Neighbourhood) -> str:
    """Return the neighbourhood as one HTML page that asks no other host for anything.

    Everything that a source or a person wrote is escaped; positions are fixed; every link shows its standing, and
    whether it stands no longer; a click on a link shows its claims. Below the drawing the same is written out, for
    readers without JavaScript.
    """
    return (
        _templates()
        .get_template("map.html")
        .render(
            neighbourhood=neighbourhood,
            names={entity.id: entity.name for entity in (neighbourhood.centre, *neighbourhood.entities)},
            look=read_appearance(),
            types=_shown_types(neighbourhood),
            standings={str(told.standing) for told in neighbourhood.relationships if not told.overturned},
            overturned=any(relationship.overturned for relationship in neighbourhood.relationships),
            changes={relationship.changed for relationship in neighbourhood.relationships},
            drawing=_embed(draw(neighbourhood)),
            script=_vis_network(),
        )
    )


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
    return [name for name in read_appearance()["types"] if name in present]


def _embed(drawing: dict[str, Any]) -> str:
    """Return the drawing as JSON that no text in it can break out of a script element."""
    text = json.dumps(drawing, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
