"""Events: which witnesses about the same parties and predicate tell of one and the same event.

Whether two witnesses fit is not transitive ("fined in 2023" fits both of that year's fines), so events are formed in
two steps that depend on no order:

1. What a witness gives of the event (date, sum, detail) is its mark. A mark is coarser where another one that it fits
   gives all that it gives, and more. The marks that are coarser than none are the corners: those that fit each other,
   and nothing that does not fit the rest, form an event. A corner that would fit two events stays on its own.
2. A coarser mark joins an event only where it fits exactly one. A sum names its event: a mark with a sum joins the
   event of that sum before any event of unknown sum. What fits none or several stays on its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from graph.model import PREDICATES, Modality
from graph.standing.dates import YEAR, cover, days_between, is_form_of
from graph.standing.witness import Witness


class Mark(NamedTuple):
    """What a witness gives to tell its event from others."""

    date: str | None
    amount: int | float | None
    currency: str | None
    detail: str | None

    @property
    def has_sum(self) -> bool:
        """Return whether a sum is given."""
        return self.amount is not None


@dataclass
class _Unit:
    """The witnesses of one mark; undated ones are parted by how many of the known dates they can have known."""

    mark: Mark
    knows: int = 0
    from_date: int = 0
    witnesses: list[Witness] = field(default_factory=list[Witness])
    sources: set[str] = field(default_factory=set[str])


def group_by_event(witnesses: Sequence[Witness]) -> list[list[Witness]]:
    """Return the witnesses of one pair, each in exactly one group, a group for each event."""
    if not witnesses or PREDICATES[witnesses[0].predicate].kind == "state":
        return [list(witnesses)] if witnesses else []
    if len({mark_of(witness) for witness in witnesses}) == 1:
        return [list(witnesses)]
    tolerance = PREDICATES[witnesses[0].predicate].day_tolerance
    units = _form_units(witnesses)
    finer = _find_finer(units, tolerance)
    corners = [index for index in range(len(units)) if not finer[index]]
    events = _join_corners([units[index] for index in corners], tolerance)
    joined: list[list[_Unit]] = [list(event) for event in events]
    alone: dict[Mark, list[_Unit]] = defaultdict(list)
    for index, unit in enumerate(units):
        if not finer[index]:
            continue
        home = _find_home(unit, events, tolerance)
        if home is None:
            alone[unit.mark].append(unit)
        else:
            joined[home].append(unit)
    return _unite_equal_marks(joined, alone)


def mark_of(witness: Witness) -> Mark:
    """Return what the witness gives to tell its event from others."""
    return Mark(witness.date, witness.amount, witness.currency, witness.detail)


def _form_units(witnesses: Sequence[Witness]) -> list[_Unit]:
    starts = sorted({cover(witness.date)[0] for witness in witnesses if witness.date})
    units: dict[tuple[Mark, int], _Unit] = {}
    for witness in witnesses:
        mark = mark_of(witness)
        knows = len(starts) if mark.date else _count_known(witness, starts)
        unit = units.setdefault((mark, knows), _Unit(mark, knows))
        unit.from_date = bisect_right(starts, cover(mark.date)[0]) if mark.date else 0
        unit.witnesses.append(witness)
        unit.sources.add(witness.source)
    return [units[key] for key in sorted(units, key=repr)]


def _count_known(witness: Witness, starts: list[date]) -> int:
    """Return how many dates had begun when an undated witness was published: it cannot tell of a later event."""
    if witness.published is None or witness.modality is Modality.ANNOUNCED:
        return len(starts)
    return bisect_right(starts, cover(witness.published)[1])


def _agree(one: _Unit, other: _Unit) -> bool:
    """Return whether sum and detail are the same wherever both give them."""
    mark, mate = one.mark, other.mark
    if mark.detail and mate.detail and mark.detail != mate.detail:
        return False
    return not (mark.has_sum and mate.has_sum) or (mark.amount, mark.currency) == (mate.amount, mate.currency)


def _dates_fit(one: _Unit, other: _Unit, tolerance: int) -> bool:
    date_, mate = one.mark.date, other.mark.date
    if date_ is None or mate is None:
        return one.knows >= other.from_date and other.knows >= one.from_date
    if is_form_of(date_, mate):
        return True
    if not tolerance or not (one.mark.has_sum and other.mark.has_sum) or len(date_) == len(mate) == YEAR:
        return False
    # A source that gives two dates tells of two events: only what different sources date can be the same.
    return days_between(date_, mate) <= tolerance and one.sources.isdisjoint(other.sources)


def _fit(one: _Unit, other: _Unit, tolerance: int) -> bool:
    return _agree(one, other) and _dates_fit(one, other, tolerance)


def _says_all_of(mark: Mark, coarse: Mark) -> bool:
    return (
        (coarse.date is None or (mark.date is not None and mark.date.startswith(coarse.date)))
        and (not coarse.has_sum or mark.has_sum)
        and (coarse.detail is None or mark.detail is not None)
    )


def _find_finer(units: list[_Unit], tolerance: int) -> list[bool]:
    """Return for each unit whether another one that fits it says all that it says, and more."""
    return [
        any(
            other.mark != unit.mark and _says_all_of(other.mark, unit.mark) and _fit(other, unit, tolerance)
            for other in units
        )
        for unit in units
    ]


def _join_corners(corners: list[_Unit], tolerance: int) -> list[list[_Unit]]:
    """Return the events: a corner whose fitting corners all fit each other shares an event with those like it."""
    circles = [1 << index for index in range(len(corners))]
    for index, corner in enumerate(corners):
        for later in range(index + 1, len(corners)):
            if _fit(corner, corners[later], tolerance):
                circles[index] |= 1 << later
                circles[later] |= 1 << index
    events: dict[int, list[_Unit]] = defaultdict(list)
    for index, circle in enumerate(circles):
        settled = all(circles[member] & circle == circle for member in _members(circle))
        events[circle if settled else -1 - index].append(corners[index])
    return list(events.values())


def _members(circle: int) -> Iterable[int]:
    while circle:
        lowest = circle & -circle
        yield lowest.bit_length() - 1
        circle ^= lowest


def _find_home(unit: _Unit, events: list[list[_Unit]], tolerance: int) -> int | None:
    fitting = [index for index, event in enumerate(events) if _fits_event(unit, event, tolerance)]
    if unit.mark.has_sum:
        same = [index for index in fitting if any(member.mark.has_sum for member in events[index])]
        fitting = same or fitting
    return fitting[0] if len(fitting) == 1 else None


def _fits_event(unit: _Unit, event: list[_Unit], tolerance: int) -> bool:
    """Return whether a mark fits an event: no sum or detail against it, its date that of any member that has one."""
    if not all(_agree(unit, member) for member in event):
        return False
    dated = [member for member in event if member.mark.date]
    if dated:
        return any(_dates_fit(unit, member, tolerance) for member in dated)
    return all(_dates_fit(unit, member, tolerance) for member in event)


def _unite_equal_marks(joined: list[list[_Unit]], alone: dict[Mark, list[_Unit]]) -> list[list[Witness]]:
    groups: list[list[Witness]] = []
    for event in joined:
        marks = {unit.mark for unit in event}
        if len(marks) == 1:
            alone.setdefault(marks.pop(), []).extend(event)
        else:
            groups.append([witness for unit in event for witness in unit.witnesses])
    groups += [[witness for unit in units for witness in unit.witnesses] for units in alone.values()]
    return groups
