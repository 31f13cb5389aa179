"""Starting: how soon the command answers, and what server and database take of memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil

from graph.embedded import describe
from graph.settings import Settings
from tests.performance.figures import Figure, in_turn, median_ratio, milliseconds

_ROUNDS = 9


def measure_help() -> Figure:
    """Return the time of `watchgraph --help` beside that of a Python that does nothing."""
    command = str(Path(sys.executable).with_name("watchgraph"))

    def run(*words: str) -> None:
        subprocess.run(words, check=True, capture_output=True)

    ours, theirs = in_turn(lambda: run(command, "--help"), lambda: run(sys.executable, "-c", "pass"), _ROUNDS)
    return Figure(
        "watchgraph --help",
        milliseconds(ours),
        f"python -c pass: {milliseconds(theirs)}",
        median_ratio(ours, theirs),
        "under 300 ms",
    )


def measure_memory(settings: Settings) -> list[Figure]:
    """Return the resident memory of this process, which has served, and of the embedded database."""
    here = psutil.Process().memory_info().rss
    figures = [Figure("memory of server and benchmark", _megabytes(here), "")]
    pid = describe(settings.data).pid
    if pid:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        figures.append(
            Figure(
                "memory of the embedded database",
                _megabytes(sum(p.memory_info().rss for p in family)),
                f"heap {settings.heap}",
            )
        )
    return figures


def _megabytes(octets: int) -> str:
    return f"{octets / 2**20:,.0f} MB"
