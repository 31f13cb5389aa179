"""Whatever order sources come and go in, the graph is what those that stayed make of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.database import Database
from graph.model import (
    Answer,
    AnswerKind,
    Category,
    Claim,
    Entity,
    EntityType,
    Modality,
    Predicate,
    Reading,
    Source,
    SourceKind,
)
from graph.store import retract_source, write_reading
from tests.fined_acme import snapshot
from tests.servers.databases import empty

_NAMES = {
    "company-acme": (EntityType.COMPANY, ["Acme", "ACME", "Acmé"]),
    "regulator-ico": (EntityType.REGULATOR, ["ICO", "Ico"]),
    "media-outlet-vice": (EntityType.MEDIA_OUTLET, ["Vice"]),
}


@st.composite
def _readings(draw: st.DrawFn) -> list[Reading]:
    readings: list[Reading] = []
    known: list[Claim] = []
    for number in range(draw(st.integers(2, 4))):
        source = Source(
            kind=SourceKind.ARTICLE,
            url=f"https://x.example/{number}",
            publisher_id=draw(st.sampled_from([None, *_NAMES])),
            published=draw(st.sampled_from([None, "2023", "2024-01-24"])),
        )
        entities = [
            Entity(type=type_, name=draw(st.sampled_from(forms)), aliases=tuple(draw(st.sets(st.sampled_from("abc")))))
            for type_, forms in _NAMES.values()
        ]
        entities.append(
            Entity(
                type=EntityType.GROUP,
                name=draw(st.sampled_from(["staff", "workers"])),
                category=Category.EMPLOYEES,
                of="company-acme",
            )
        )
        claims = [_claim(draw, source, known) for _ in range(draw(st.integers(0, 4)))]
        known += claims
        readings.append(Reading(source=source, entities=tuple(entities), claims=tuple(claims)))
    return readings


def _claim(draw: st.DrawFn, source: Source, known: list[Claim]) -> Claim:
    subject, predicate, object_ = draw(
        st.sampled_from(
            [
                ("regulator-ico", Predicate.FINED, "company-acme"),
                ("company-acme", Predicate.MONITORED, "group-employees-of-company-acme"),
                ("company-acme", Predicate.DISPUTED, None),
                ("company-acme", Predicate.APPEALED, "regulator-ico"),
            ]
        )
    )
    amount = draw(st.sampled_from([None, 5, 7])) if predicate is Predicate.FINED else None
    answers: tuple[Answer, ...] = ()
    answering: bool = draw(st.booleans())
    if known and answering:
        answers = (Answer(claim=draw(st.sampled_from(known)).id, how=draw(st.sampled_from(list(AnswerKind)))),)
    fields: dict[str, Any] = {
        "date": draw(st.sampled_from([None, "2023", "2023-12-27", "2024-01-20"])),
        "attributed_to": draw(st.sampled_from([None, "media-outlet-vice"])),
        "means": draw(st.sampled_from([None, "cameras"])),
    }
    return Claim(
        source=source.id,
        subject=subject,
        predicate=predicate,
        object=object_,
        modality=draw(st.sampled_from(list(Modality))),
        amount=amount,
        currency=None if amount is None else "EUR",
        evidence="So it is said.",
        extractor="test/1",
        answers=answers,
        **fields,
    )


@pytest.mark.long
@given(readings=_readings(), data=st.data())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_graph_is_what_the_sources_that_stayed_make_of_it(
    database: Database, readings: list[Reading], data: st.DataObject
) -> None:
    empty(database)
    gone = readings[0]
    for reading in readings[1:]:
        write_reading(database, reading)
    expected = snapshot(database)
    empty(database)
    for reading in data.draw(st.permutations(readings)):
        write_reading(database, reading)
    retract_source(database, gone.source.id)
    assert snapshot(database) == expected
    for reading in readings[1:]:
        retract_source(database, reading.source.id)
    assert snapshot(database) == {"nodes": [], "links": []}
