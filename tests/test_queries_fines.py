"""Sums of fines, where a paper tells of a company's fine what an authority decided on its subsidiary."""

from __future__ import annotations

import pytest

from graph.database import Database
from graph.model import Claim, Entity, EntityType, Modality, Predicate, Reading, Source, SourceKind, Wording
from graph.store import write_reading
from queries.catalogue import load_catalogue

PARENT = Entity(type=EntityType.COMPANY, name="Acme")
SUBSIDIARY = Entity(type=EntityType.COMPANY, name="Acme Logistics")
AUTHORITY = Entity(type=EntityType.REGULATOR, name="Autorité des données")
OTHER = Entity(type=EntityType.REGULATOR, name="Watch Authority")


def _write(
    database: Database, name: str, subject: Entity, predicate: Predicate, object_: Entity, **more: object
) -> None:
    source = Source(kind=SourceKind.ARTICLE, title=name, publisher=name, url=f"https://{name}.example/a")
    claim = Claim.model_validate({
        "source": source.id, "subject": subject.id, "predicate": predicate, "object": object_.id,
        "modality": Modality.FOUND if predicate is Predicate.FINED else Modality.ASSERTED,
        "evidence": f"{name}: {subject.name} {predicate} {object_.name}.", "wording": Wording.SUMMARISED,
        "extractor": "dossier/1", **more,
    })  # fmt: skip
    write_reading(database, Reading(source=source, entities=(subject, object_), claims=(claim,)))


def _ask(database: Database, **asked: object) -> list[tuple[object, object, object]]:
    rows = load_catalogue().run(database, "fines_by_currency", asked).rows
    return [(row["currency"], row["fines"], row["total"]) for row in rows]


@pytest.fixture
def fined(database: Database) -> Database:
    """A graph in which the authority's fine on the subsidiary is told by one paper as one on the parent."""
    euros = {"amount": 32_000_000, "currency": "EUR"}
    _write(database, "decision", AUTHORITY, Predicate.FINED, SUBSIDIARY, date="2023-12-27", **euros)
    _write(database, "register", SUBSIDIARY, Predicate.SUBSIDIARY_OF, PARENT)
    _write(database, "paper", AUTHORITY, Predicate.FINED, PARENT, **euros)
    return database


def test_a_subsidiary_s_fine_that_is_told_of_its_parent_counts_once(fined: Database) -> None:
    assert _ask(fined) == [("EUR", 1, 32_000_000)]
    (row,) = load_catalogue().run(fined, "fines_by_currency", {}).rows
    assert row["retold"] == 1


def test_so_does_a_fine_that_is_told_of_its_parent_s_parent(fined: Database) -> None:
    top = Entity(type=EntityType.COMPANY, name="Acme Group")
    _write(fined, "holding", PARENT, Predicate.SUBSIDIARY_OF, top)
    _write(fined, "second", AUTHORITY, Predicate.FINED, top, amount=32_000_000, currency="EUR")
    assert _ask(fined) == [("EUR", 1, 32_000_000)]


def test_an_alleged_ownership_joins_nothing(database: Database) -> None:
    euros = {"amount": 32_000_000, "currency": "EUR"}
    _write(database, "decision", AUTHORITY, Predicate.FINED, SUBSIDIARY, date="2023-12-27", **euros)
    _write(database, "register", SUBSIDIARY, Predicate.SUBSIDIARY_OF, PARENT, modality=Modality.ALLEGED)
    _write(database, "paper", AUTHORITY, Predicate.FINED, PARENT, **euros)
    assert _ask(database) == [("EUR", 2, 64_000_000)]


def test_who_asks_of_the_parent_is_told_that_it_is_the_subsidiary_s(fined: Database) -> None:
    assert _ask(fined, fined=PARENT.id) == [("EUR", 0, 0)]
    (row,) = load_catalogue().run(fined, "fines_by_currency", {"fined": PARENT.id}).rows
    assert row["retold"] == 1
    assert _ask(fined, fined=SUBSIDIARY.id) == [("EUR", 1, 32_000_000)]


@pytest.mark.parametrize(
    ("authority", "more"),
    [
        (OTHER, {"amount": 32_000_000, "currency": "EUR"}),
        (AUTHORITY, {"amount": 31_000_000, "currency": "EUR"}),
        (AUTHORITY, {"amount": 32_000_000, "currency": "EUR", "date": "2021-05-04"}),
    ],
)
def test_a_fine_of_its_own_counts(fined: Database, authority: Entity, more: dict[str, object]) -> None:
    _write(fined, "other", authority, Predicate.FINED, PARENT, **more)
    ((currency, fines, total),) = _ask(fined)
    assert (currency, fines, total) == ("EUR", 2, 32_000_000 + int(str(more["amount"])))
