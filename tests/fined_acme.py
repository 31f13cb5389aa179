"""Readings of a decision, an article about it and a ruling on it, and what a graph holds of them."""

from __future__ import annotations

import json
from typing import Any

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

ACME = Entity(type=EntityType.COMPANY, name="Acme", aliases=("Acme Inc.",), country="FR")
CNIL = Entity(type=EntityType.REGULATOR, name="CNIL")
COURT = Entity(type=EntityType.COURT, name="Conseil d'Etat")
VICE = Entity(type=EntityType.MEDIA_OUTLET, name="Vice")
PAPER = Entity(type=EntityType.MEDIA_OUTLET, name="Le Papier")
STAFF = Entity(type=EntityType.GROUP, name="warehouse staff", category=Category.EMPLOYEES, of=ACME.id)

DECISION = Source(
    kind=SourceKind.DECISION, title="Decision", publisher="CNIL", publisher_id=CNIL.id,
    url="https://cnil.example/32m", published="2024-01-23", text="CNIL fined Acme.",
)  # fmt: skip
ARTICLE = Source(
    kind=SourceKind.ARTICLE, title="Article", publisher="Le Papier", publisher_id=PAPER.id,
    url="https://papier.example/a", published="2024-01-24",
)  # fmt: skip
RULING = Source(kind=SourceKind.DECISION, title="Ruling", url="https://court.example/r", published="2025-12-23")


def claim(source: Source, predicate: Predicate, subject: Entity, object_: Entity | None, **fields: Any) -> Claim:
    defaults: dict[str, Any] = {"modality": Modality.ASSERTED, "evidence": "So it is said.", "extractor": "test/1"}
    return Claim(
        source=source.id,
        predicate=predicate,
        subject=subject.id,
        object=object_.id if object_ else None,
        **defaults | fields,
    )


FINE = claim(
    DECISION, Predicate.FINED, CNIL, ACME, modality=Modality.FOUND, attributed_to=CNIL.id, date="2023-12-27",
    amount=32_000_000, currency="EUR",
)  # fmt: skip
WATCHED = claim(DECISION, Predicate.MONITORED, ACME, STAFF, modality=Modality.FOUND, attributed_to=CNIL.id)
DECIDED = Reading(source=DECISION, entities=(CNIL, ACME, STAFF), claims=(FINE, WATCHED))

TOLD = claim(
    ARTICLE, Predicate.FINED, CNIL, ACME, modality=Modality.FOUND, attributed_to=CNIL.id, date="2024-01-23",
    amount=32e6, currency="EUR", evidence="CNIL fined Acme.", start=10, end=26,
)  # fmt: skip
LEAKED = claim(
    ARTICLE, Predicate.MONITORED, ACME, STAFF, modality=Modality.ALLEGED, attributed_to=VICE.id, via=(PAPER.id,),
    means="cameras",
)  # fmt: skip
DENIAL = claim(ARTICLE, Predicate.DISPUTED, ACME, None, attributed_to=ACME.id, date="2024-01-24")
REPORTED = Reading(
    source=ARTICLE,
    entities=(
        CNIL,
        Entity(type=EntityType.COMPANY, name="ACME", aliases=("Acme Logistique",), identifiers=("lei:1",)),
        STAFF,
        VICE,
        PAPER,
    ),
    claims=(TOLD, LEAKED, DENIAL),
)

CUT = claim(
    RULING, Predicate.FINED, COURT, ACME, modality=Modality.FOUND, date="2025-12-23", amount=15_000_000, currency="EUR",
    answers=(Answer(claim=FINE.id, how=AnswerKind.REDUCES),),
)  # fmt: skip
RULED = Reading(source=RULING, entities=(COURT, ACME), claims=(CUT,))


def snapshot(database: Database) -> dict[str, list[str]]:
    """Everything in the graph but what says when it was written."""
    nodes = database.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
    links = database.read(
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS properties"
    )
    for node in nodes:
        node["labels"].sort()
        node["properties"].pop("recorded_at", None)
    return {
        "nodes": sorted(json.dumps(node, sort_keys=True) for node in nodes if node["labels"] != ["WriteLock"]),
        "links": sorted(json.dumps(link, sort_keys=True) for link in links),
    }


def relationship(database: Database, type_: Predicate, subject: Entity) -> dict[str, Any]:
    rows = database.read(
        f"MATCH (:Entity {{id: $id}})-[r:{type_.value}]->() RETURN properties(r) AS r", {"id": subject.id}
    )
    assert len(rows) == 1
    found: dict[str, Any] = rows[0]["r"]
    return found
