"""Where each entity of a map stands: around the centre, worked out in Python so that nothing moves on opening.

Names are wide and low, so more of them fit beside the centre than above and below it. Directions are therefore dealt
out by the room that a name takes on an ellipse of the map's form, and neighbours in direction stand on different
ellipses. Names that overlap even so are moved apart.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from graph.maps.labels import measure_name
from graph.maps.neighbourhood import MapEntity

Place = tuple[float, float]

WIDE = 1.35
"""How many times wider than high a map is on a screen that is wider than high."""

TALL = 0.62
"""The same on one that is higher than wide."""

_SPACE = 2.5
"""How many times the room of the names the map takes."""

_LEAST = (400.0, 250.0)
"""From the centre to where names begin, at least: half the width and half the height of an ellipse."""

_INNERMOST = 0.46
"""Where the innermost ellipse is, as a part of the outermost one."""

_MOST_ON = ((14, 1), (30, 2), (60, 3))
"""Up to how many entities stand on how many ellipses."""

_GAP = (16.0, 14.0)
_STEPS = 720
_ROUNDS = 60


@dataclass
class _Box:
    """A name with the space around it; the centre's does not move."""

    x: float
    y: float
    width: float
    height: float
    fixed: bool = False


def lay_out(centre: MapEntity, others: Sequence[MapEntity], form: float = WIDE) -> dict[str, Place]:
    """Return the place of each entity in pixels, the centre at 0, 0; form is about how many times wider than high.

    Entities of one type stand side by side, so that courts, companies and unions can be told apart at a glance.
    """
    around = sorted(others, key=lambda entity: (entity.type.value, entity.id))
    sizes = [_add_gap(measure_name(entity.name)) for entity in around]
    across, down = _choose_extent(sizes, form)
    room = _measure_room(across, down)
    rings = next((rings for most, rings in _MOST_ON if len(around) <= most), 4)
    boxes = [_Box(0.0, 0.0, *_add_gap(measure_name(centre.name)), fixed=True)]
    for number, (width, height) in enumerate(sizes):
        angle = 2 * math.pi * bisect_left(room, (number + 0.5) / len(around) * room[-1]) / _STEPS - math.pi / 2
        part = _choose_part(number, rings)
        boxes.append(_Box(part * across * math.cos(angle), part * down * math.sin(angle), width, height))
    _move_apart(boxes)
    named = zip((centre, *around), boxes, strict=True)
    return {entity.id: (round(box.x, 1), round(box.y, 1)) for entity, box in named}


def _add_gap(size: tuple[float, float]) -> tuple[float, float]:
    return size[0] + _GAP[0], size[1] + _GAP[1]


def _choose_extent(sizes: Sequence[tuple[float, float]], form: float) -> tuple[float, float]:
    """Return half the width and half the height of the outermost ellipse."""
    area = _SPACE * sum(width * height for width, height in sizes)
    down = math.sqrt(area / math.pi / form)
    return max(_LEAST[0], form * down), max(_LEAST[1], down)


def _measure_room(across: float, down: float) -> list[float]:
    """Return for each step around the ellipse how much room for names there is up to there."""
    step = 2 * math.pi / _STEPS
    angles = (number * step - math.pi / 2 for number in range(_STEPS))
    width, height = _add_gap(measure_name("x" * 16))
    return list(
        accumulate(max(across * abs(math.sin(angle)) / width, down * abs(math.cos(angle)) / height) for angle in angles)
    )


def _choose_part(number: int, rings: int) -> float:
    """Return how far out an entity stands, such that neighbours lie far apart: on ellipse 0, 2, 1, 3 of four."""
    if rings == 1:
        return 1.0
    turn = number % rings
    ring = turn // 2 + ((rings + 1) // 2 if turn % 2 else 0)
    return _INNERMOST + (1 - _INNERMOST) * ring / (rings - 1)


def _move_apart(boxes: list[_Box]) -> None:
    """Move boxes that overlap apart, each pair the shorter way, until none do or it has been tried often enough."""
    for _ in range(_ROUNDS):
        moved = False
        for index, box in enumerate(boxes):
            for other in boxes[index + 1 :]:
                moved |= _part(box, other)
        if not moved:
            return


def _part(box: _Box, other: _Box) -> bool:
    x, y = other.x - box.x, other.y - box.y
    over_x = (box.width + other.width) / 2 - abs(x)
    over_y = (box.height + other.height) / 2 - abs(y)
    if over_x <= 0 or over_y <= 0:
        return False
    share = 1.0 if box.fixed or other.fixed else 0.5
    dx, dy = (math.copysign(over_x * share, x), 0.0) if over_x < over_y else (0.0, math.copysign(over_y * share, y))
    if not box.fixed:
        box.x, box.y = box.x - dx, box.y - dy
    if not other.fixed:
        other.x, other.y = other.x + dx, other.y + dy
    return True
