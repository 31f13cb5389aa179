"""Near-copies of one text count as one origin, on both servers, whatever comes first and after a retraction."""

from __future__ import annotations

import random

import pytest

from graph.database import Database
from graph.model import Predicate, Reading, Source, SourceKind
from graph.store import rebuild_relationships, retract_source, write_reading
from tests.fined_acme import ACME, CNIL, claim, relationship

_WORDS = [f"word{number}" for number in range(2_000)]
_REPORT = " ".join(random.Random(1).choices(_WORDS, k=300))
_OTHER = " ".join(random.Random(2).choices(_WORDS, k=300))


def _printed(paper: str, text: str) -> Reading:
    source = Source(kind=SourceKind.ARTICLE, url=f"https://{paper}.example/a", publisher=paper, text=text)
    return Reading(source=source, entities=(CNIL, ACME), claims=(claim(source, Predicate.FINED, CNIL, ACME),))


FIRST, COPY, APART = (
    _printed("first", f"{_REPORT} AFP"), _printed("second", f"PARIS {_REPORT}"), _printed("third", _OTHER)
)  # fmt: skip


def _origins(database: Database) -> tuple[int, int]:
    fine = relationship(database, Predicate.FINED, CNIL)
    return fine["sources"], fine["origins"]


@pytest.mark.parametrize("order", [(FIRST, COPY, APART), (APART, COPY, FIRST)])
def test_two_papers_that_print_one_report_are_one_origin(database: Database, order: tuple[Reading, ...]) -> None:
    for reading in order:
        write_reading(database, reading)
    assert _origins(database) == (3, 2)


def test_what_is_left_of_copies_counts_on_its_own(database: Database) -> None:
    for reading in (FIRST, COPY, APART):
        write_reading(database, reading)
    retract_source(database, APART.source.id)
    assert _origins(database) == (2, 1)
    retract_source(database, FIRST.source.id)
    assert _origins(database) == (1, 1)


def test_texts_that_an_earlier_version_wrote_get_their_sketches(database: Database) -> None:
    for reading in (FIRST, COPY):
        write_reading(database, reading)
    database.write(lambda tx: tx.run("MATCH (source:Source) SET source.sketch = null"))
    assert rebuild_relationships(database) == 1
    assert _origins(database) == (2, 1)
