"""Near-copies of one text, and a head and her union, are one origin, on both servers, in any order."""

from __future__ import annotations

import random

import pytest

from graph.database import Database
from graph.model import Entity, EntityType, Modality, Predicate, Reading, Source, SourceKind
from graph.store import rebuild_relationships, retract_source, write_reading
from tests.fined_acme import ACME, CNIL, claim, relationship

_WORDS = [f"word{number}" for number in range(2_000)]
_REPORT = " ".join(random.Random(1).choices(_WORDS, k=300))
_OTHER = " ".join(random.Random(2).choices(_WORDS, k=300))

HEAD = Entity(type=EntityType.PERSON, name="Jo Doe")
UNION = Entity(type=EntityType.UNION, name="The Union")


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


def _heard(paper: str, speaker: Entity, *, post: bool = False) -> Reading:
    source = Source(kind=SourceKind.ARTICLE, url=f"https://{paper}.example/b", publisher=paper)
    said = claim(source, Predicate.FINED, CNIL, ACME, modality=Modality.ALLEGED, attributed_to=speaker.id)
    posts = (claim(source, Predicate.LEADS, HEAD, UNION),) if post else ()
    return Reading(source=source, entities=(CNIL, ACME, HEAD, UNION), claims=(said, *posts))


def test_a_head_speaks_with_the_voice_of_her_union_while_a_source_tells_that_she_leads_it(database: Database) -> None:
    write_reading(database, _heard("first", UNION))
    write_reading(database, _heard("second", HEAD, post=True))
    assert _origins(database) == (2, 1)
    write_reading(database, _heard("third", HEAD))
    assert _origins(database) == (3, 1)
    write_reading(database, _heard("second", HEAD))
    assert _origins(database) == (3, 2)
