"""Where each entity of a map stands: around the centre, worked out in Python so that nothing moves on opening."""

from __future__ import annotations

import math
from collections.abc import Sequence

from graph.maps.neighbourhood import MapEntity

_PER_RING = 12
_FIRST_RADIUS = 320.0
_RING_GAP = 190.0
_RADIUS_PER_ENTITY = 15.0
_FLATTENING = 0.68


def lay_out(centre: MapEntity, others: Sequence[MapEntity]) -> dict[str, tuple[float, float]]:
    """Return the place of each entity in pixels, the centre at 0, 0.

    Every entity has a direction of its own, so that no line to the centre runs under another's name; neighbours in
    direction stand on different ellipses. Entities of one type stand side by side, so that courts, companies and
    unions can be told apart at a glance.
    """
    places = {centre.id: (0.0, 0.0)}
    around = sorted(others, key=lambda entity: (entity.type.value, entity.id))
    rings = math.ceil(len(around) / _PER_RING)
    inner = max(_FIRST_RADIUS, _RADIUS_PER_ENTITY * len(around))
    for place, entity in enumerate(around):
        angle = 2 * math.pi * place / len(around) - math.pi / 2
        radius = inner + _RING_GAP * (place % rings)
        places[entity.id] = (round(radius * math.cos(angle), 1), round(_FLATTENING * radius * math.sin(angle), 1))
    return places
