"""What the store refuses, what is left where a write fails, and writers who meet, on both servers."""

from __future__ import annotations

import threading

import pytest

from graph.database import Database
from graph.errors import InputError, NotFound
from graph.model import Predicate, Reading, Source, SourceKind
from graph.store import count_contents, retract_source, write_reading
from tests.fined_acme import (
    ACME,
    ARTICLE,
    CNIL,
    DECIDED,
    REPORTED,
    RULING,
    STAFF,
    TOLD,
    claim,
    relationship,
    snapshot,
)


@pytest.mark.parametrize(
    "reading",
    [
        DECIDED.model_copy(update={"entities": (CNIL, STAFF)}),
        DECIDED.model_copy(update={"claims": (TOLD,)}),
        Reading(source=RULING, entities=(STAFF,)),
    ],
    ids=["entity missing", "claim of another source", "group of nobody"],
)
def test_a_reading_that_contradicts_itself_is_refused(database: Database, reading: Reading) -> None:
    with pytest.raises(InputError):
        write_reading(database, reading)
    assert count_contents(database).is_empty


def test_what_is_not_there_cannot_be_retracted(database: Database) -> None:
    with pytest.raises(NotFound, match="no-such-source"):
        retract_source(database, "no-such-source")


def test_nothing_is_half_written(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reading(database, REPORTED)
    before = snapshot(database)

    def fail(*_: object) -> None:
        raise RuntimeError("the plug was pulled")

    monkeypatch.setattr("graph.store.replacing.derive_pairs", fail)
    for action in (
        lambda: write_reading(database, DECIDED),
        lambda: retract_source(database, ARTICLE.id),
    ):
        with pytest.raises(RuntimeError, match="plug"):
            action()
    assert snapshot(database) == before


def test_writers_in_two_threads_lose_nothing(database: Database) -> None:
    readings = [
        Reading(
            source=Source(kind=SourceKind.ARTICLE, url=f"https://x.example/{n}", publisher=f"Paper {n}"),
            entities=(CNIL, ACME),
            claims=(claim(Source(kind=SourceKind.ARTICLE, url=f"https://x.example/{n}"), Predicate.FINED, CNIL, ACME),),
        )
        for n in range(12)
    ]
    threads = [
        threading.Thread(target=lambda part=part: [write_reading(database, reading) for reading in part])
        for part in (readings[::2], readings[1::2])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    fine = relationship(database, Predicate.FINED, CNIL)
    assert (fine["claims"], fine["sources"], fine["origins"]) == (12, 12, 12)
