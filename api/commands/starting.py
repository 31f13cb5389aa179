"""The first start: the starter dossiers into the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.commands.interrupts import hold_interrupts
from api.commands.reports import count
from api.commands.terminal import progress_bar, say

if TYPE_CHECKING:
    from graph.database import Database
    from graph.model import Reading


def load_starter(database: Database) -> None:
    """Load each starter dossier that the graph does not hold, and say so.

    Of a dossier that it holds, the last source tells that it was loaded to its end. Then only what has changed in a
    later version is written, and a source that somebody took out stays out.
    """
    from loaders.dossier import read_dossier
    from loaders.starter import find_starter_dossiers

    for path in find_starter_dossiers():
        readings = read_dossier(path)
        claims = count(sum(len(reading.claims) for reading in readings), "claim")
        changed = _load(database, readings, path.stem)
        what = f"Starter dossier {path.stem}: {count(len(readings), 'source')}, {claims}"
        say(f"{what}; {f'{changed} loaded' if changed else 'already there'}.")


def _load(database: Database, readings: tuple[Reading, ...], name: str) -> int:
    """Write what is to be written of a dossier, and return how many sources that were."""
    from graph.store import write_reading

    complete = bool(readings) and _holds(database, readings[-1])
    changed = 0
    with progress_bar(f"Loading {name}", len(readings)) as bar:
        for reading in readings:
            if not complete or _holds(database, reading):
                with hold_interrupts():
                    changed += not write_reading(database, reading).unchanged
            bar.step()
    return changed


def _holds(database: Database, reading: Reading) -> bool:
    from graph.errors import NotFound
    from queries.sources import read_source

    try:
        read_source(database, reading.source.id)
    except NotFound:
        return False
    return True
