"""Figures: what a measurement came to, beside what it is compared with."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the report; `bound` says what it must keep to, in words."""

    what: str
    ours: str
    beside: str
    ratio: float | None = None
    bound: str = ""

    def line(self) -> str:
        """Return it as a row of a Markdown table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return f"| {self.what} | {self.ours} | {self.beside} | {ratio} | {self.bound} |"


def in_turn(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds that each took in every round, taken in turn so that a drifting machine hits both."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        pair = ((0, ours), (1, theirs)) if number % 2 == 0 else ((1, theirs), (0, ours))
        for place, work in pair:
            seconds[place].append(timed(work))
    return seconds


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that the work took."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def median_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the ratios round by round."""
    return statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))


def milliseconds(seconds: Sequence[float]) -> str:
    """Return the median for a person."""
    return f"{statistics.median(seconds) * 1000:.1f} ms"
