"""Measure everything and write docs/performance.md; takes some minutes."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from graph.store import write_reading
from loaders.starter import read_starter
from tests.performance.answering import measure_answering
from tests.performance.figures import Figure
from tests.performance.loading import measure_loading
from tests.performance.mapping import measure_mapping
from tests.performance.reading import measure_extraction
from tests.performance.starting import measure_help, measure_memory
from tests.servers.databases import open_arcadedb, open_neo4j
from tests.servers.neo4j_connection import Neo4jMissing

_PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
_HEAD = """\
# Performance
Written by `make bench`. Each figure stands beside something known that was measured in the same run, in turn with it,
so that the ratio holds on a slow or busy machine; milliseconds alone do not. Times are medians.
Every answer costs what HTTP and the framework cost (`/healthz`), which is as much as the quickest query takes: an
address with one query cannot be answered in 1.5 times that query. So the bound is on all addresses together.

Last run: {date}, {cores} cores, Python {python}, {system}.

| what | ours | beside | ratio | bound |
| --- | --- | --- | --- | --- |
"""


def main() -> None:
    """Measure on the embedded database and, where one can be had, on Neo4j."""
    figures: list[Figure] = [measure_help(), *measure_extraction()]
    with ExitStack() as use:
        folder = Path(use.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        databases = [use.enter_context(open_arcadedb(folder))]
        try:
            databases.append(use.enter_context(open_neo4j()))
        except Neo4jMissing as missing:
            sys.stderr.write(f"Not measured on Neo4j: {missing}\n")
        for opened in databases:
            figures += measure_loading(opened.database)
            for reading in read_starter():
                write_reading(opened.database, reading)
            figures += measure_answering(opened)
            figures += measure_mapping(opened.database)
        figures += measure_memory(databases[0].settings)
    _PAGE.write_text(_write_page(figures), "utf-8")
    sys.stdout.write(_PAGE.read_text("utf-8"))


def _write_page(figures: Iterable[Figure]) -> str:
    head = _HEAD.format(
        date=datetime.now(UTC).date(), cores=os.cpu_count(), python=platform.python_version(), system=platform.system()
    )
    return head + "\n".join(figure.line() for figure in figures) + "\n"


if __name__ == "__main__":
    main()
