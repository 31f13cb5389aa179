"""Capitals: in a line written in capitals only what the text names elsewhere is a name: 'THE BOSS RIDES AT NIGHT'."""

from __future__ import annotations

from graph.names import fold
from loaders.extraction.candidates import Run, Wording
from loaders.extraction.scanning import Scan

_FEWEST = 4


def leave_out_capitals(wording: Wording, scans: list[Scan], runs: list[list[Run]]) -> None:
    """Leave out what only stands in lines written in capitals and no list knows."""
    shouted = [_is_shouted(wording, scan) for scan in scans]
    named: set[str] = set()
    for found, loud in zip(runs, shouted, strict=True):
        named.update("" if loud else fold(run.text) for run in found)
    for found, loud in zip(runs, shouted, strict=True):
        if loud:
            found[:] = [
                run for run in found if run.known or run.head or not run.text.isupper() or fold(run.text) in named
            ]


def _is_plain(run: Run) -> bool:
    """Tell whether something but its capitals makes it a name."""
    return run.known is not None or run.head is not None or not run.text.isupper()


def _is_shouted(wording: Wording, scan: Scan) -> bool:
    """Tell whether all words of a sentence but a brand's are written in capitals, and there are several."""
    words = [one for one in wording.tokens.lexemes[scan.sentence.first : scan.sentence.last] if one.surface.isalpha()]
    loud = sum(one.surface.isupper() for one in words)
    return len(words) >= _FEWEST and loud >= len(words) - 1
