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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from graph.model import PREDICATES, STATES, Modality
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
    if len(witnesses) < 2 or witnesses[0].predicate in STATES:
        return [list(witnesses)] if witnesses else []
    if len({mark_of(witness) for witness in witnesses}) == 1:
        return [list(witnesses)]
    units = _form_units(witnesses)
    fitting = _find_fitting(units, PREDICATES[witnesses[0].predicate].day_tolerance)
    coarse = [
        any(_says_more(units[other].mark, unit.mark) for other in fitting[index]) for index, unit in enumerate(units)
    ]
    events = _join_corners([index for index in range(len(units)) if not coarse[index]], fitting)
    joined = [[units[index] for index in event] for event in events]
    home_of = {index: number for number, event in enumerate(events) for index in event}
    alone: dict[Mark, list[_Unit]] = defaultdict(list)
    for index in (index for index in range(len(units)) if coarse[index]):
        near = {home_of[other] for other in fitting[index] if other in home_of}
        home = _find_home(index, {number: events[number] for number in near}, units, fitting)
        (alone[units[index].mark] if home is None else joined[home]).append(units[index])
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


def _find_fitting(units: list[_Unit], tolerance: int) -> list[set[int]]:
    """Return for each unit the others that fit it, having compared only those that share a sum, a detail or a time."""
    shelves: dict[object, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        for place in _shelve(unit.mark):
            shelves[place].append(index)
    fitting: list[set[int]] = []
    for index, unit in enumerate(units):
        ways: list[Sequence[int]] = [
            [index for place in places for index in shelves[place]] for places in _look_up(unit.mark, tolerance)
        ]
        near = min(ways, key=len, default=range(len(units)))
        fitting.append({other for other in near if other != index and _fit(unit, units[other], tolerance)})
    return fitting


def _shelve(mark: Mark) -> tuple[tuple[object, ...], ...]:
    year = mark.date and int(mark.date[:YEAR])
    return ("sum", mark.amount, mark.currency), ("detail", mark.detail), ("year", year)


def _look_up(mark: Mark, tolerance: int) -> Iterator[list[tuple[object, ...]]]:
    """Yield, for each thing that the mark gives, the places where all that can fit it stand."""
    if mark.has_sum:
        yield [("sum", mark.amount, mark.currency), ("sum", None, None)]
    if mark.detail is not None:
        yield [("detail", mark.detail), ("detail", None)]
    if mark.date is not None:
        year, reach = int(mark.date[:YEAR]), tolerance // 365 + 1
        yield [("year", None), *(("year", near) for near in range(year - reach, year + reach + 1))]


def _says_more(mark: Mark, coarse: Mark) -> bool:
    """Return whether a mark that fits a coarser one gives all that it gives, and more."""
    return (
        mark != coarse
        and (coarse.date is None or (mark.date is not None and mark.date.startswith(coarse.date)))
        and (not coarse.has_sum or mark.has_sum)
        and (coarse.detail is None or mark.detail is not None)
    )


def _join_corners(corners: list[int], fitting: list[set[int]]) -> list[list[int]]:
    """Return the events: a corner whose fitting corners all fit each other shares an event with those like it."""
    known = set(corners)
    circles = {index: (fitting[index] & known) | {index} for index in corners}
    events: dict[frozenset[int], list[int]] = defaultdict(list)
    for index in corners:
        circle = circles[index]
        settled = all(circle <= circles[member] for member in circle)
        events[frozenset(circle) if settled else frozenset({-1 - index})].append(index)
    return list(events.values())


def _find_home(index: int, events: Mapping[int, list[int]], units: list[_Unit], fitting: list[set[int]]) -> int | None:
    """Return the only event that a coarse unit fits, or of those that it fits the only one of the same sum."""
    homes = [number for number in sorted(events) if _fits_event(index, events[number], units, fitting)]
    if units[index].mark.has_sum:
        same = [number for number in homes if any(units[member].mark.has_sum for member in events[number])]
        homes = same or homes
    return homes[0] if len(homes) == 1 else None


def _fits_event(index: int, event: list[int], units: list[_Unit], fitting: list[set[int]]) -> bool:
    """Return whether a unit fits an event: no sum or detail against it, its date that of any member that has one."""
    if not all(_agree(units[index], units[member]) for member in event):
        return False
    dated = [member for member in event if units[member].mark.date]
    if dated:
        return any(member in fitting[index] for member in dated)
    return all(member in fitting[index] for member in event)


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
