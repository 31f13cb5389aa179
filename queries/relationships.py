"""Relationships: read with the names of those concerned, who says so, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest
from typing import Any, Literal

from graph.answers import phrase_answer
from graph.database import Database
from graph.errors import NotFound
from graph.model import STATES, Modality, Predicate
from queries.claims import put_in_words, read_claims
from queries.pages import Page, read_page
from queries.provenance import Voice, read_names, read_voices
from queries.texts import read_text
from queries.views import EntityShort, HistoryView, RelationshipDetail, RelationshipView, TimelineEntry

Direction = Literal["in", "out"]
"""Whether an entity is acted on or acts."""

MAIN_TYPES = (Predicate.MONITORED, Predicate.FINED, Predicate.WROTE_TO)
"""What the project is about."""

FIRST_FINED = "company-amazon-france-logistique"
"""Whose case the project began with: what CNIL fined it for, and what a court made of that."""


@dataclass(frozen=True)
class RelationshipFilter:
    """Which relationships are wanted; what is left open means any."""

    type: Predicate | None = None
    standing: Modality | None = None
    direction: Direction | None = None


def read_relationship(database: Database, id_: str) -> RelationshipDetail:
    """Return one relationship with its claims; raises NotFound."""
    predicate = _predicate_of(id_)
    rows = database.read(read_text("relationship").replace("PREDICATE", predicate), {"id": id_}) if predicate else []
    if not rows:
        raise NotFound(f"There is no relationship {id_[:80]!r}.")
    (view,) = build_relationships(database, rows)
    evidence = read_claims(database, rows[0]["properties"]["claim_ids"])
    return RelationshipDetail(**dict(view), evidence=evidence)


def read_relationships_of(
    database: Database,
    entity: str,
    choice: RelationshipFilter | None = None,
    *,
    limit: int,
    offset: int,
) -> Page[RelationshipView]:
    """Return the relationships of an entity, the best standing first, then the latest."""
    parameters = {"id": entity, **asdict(choice or RelationshipFilter())}
    page = read_page(database, read_text("relationships_of"), parameters, limit=limit, offset=offset)
    return page.with_results(build_relationships(database, page.results))


def read_timeline(database: Database, entity: str, *, limit: int, offset: int) -> Page[TimelineEntry]:
    """Return the dated relationships of an entity, the earliest first."""
    page = read_page(database, read_text("timeline_of"), {"id": entity}, limit=limit, offset=offset)
    views = build_relationships(database, page.results)
    return page.with_results(
        tuple(
            TimelineEntry(when=row["moment"], dated="happened" if view.date else "reported", relationship=view)
            for row, view in zip(page.results, views, strict=True)
        )
    )


def read_main_relationships(database: Database, *, limit: int) -> tuple[RelationshipView, ...]:
    """Return what a reader should see first: the project's first case, then watching, fines and letters by turns."""
    by_type = [read_weightiest(database, type_, limit=limit) for type_ in MAIN_TYPES]
    views = (read_first_case(database), *(view for turn in zip_longest(*by_type) for view in turn))
    return tuple({view.id: view for view in views if view is not None}.values())[:limit]


def read_first_case(database: Database) -> RelationshipView | None:
    """Return the fine that the project began with, None where the graph does not hold it."""
    choice = RelationshipFilter(type=Predicate.FINED, direction="in")
    fines = read_relationships_of(database, FIRST_FINED, choice, limit=50, offset=0).results
    return max(fines, key=lambda fine: (len(fine.history), fine.amount or 0), default=None)


def read_weightiest(database: Database, type_: Predicate, *, limit: int) -> tuple[RelationshipView, ...]:
    """Return those relationships of a type that most independent voices speak of."""
    query = read_text("weightiest").replace("PREDICATE", type_)
    return build_relationships(database, database.read(query, {"limit": limit}))


def build_relationships(database: Database, rows: Sequence[Mapping[str, Any]]) -> tuple[RelationshipView, ...]:
    """Return rows of type, properties, subject and object as views, with speakers and history by name."""
    histories = [read_history(row["properties"].get("history") or ()) for row in rows]
    voices = read_voices(database, (claim for row in rows for claim in row["properties"]["claim_ids"]))
    names = read_names(database, (entry["by"] for history in histories for entry in history))
    return tuple(_build(row, history, voices, names) for row, history in zip(rows, histories, strict=True))


def read_history(texts: Sequence[str]) -> list[dict[str, Any]]:
    """Return the entries of a history, which the database holds as a list of JSON texts."""
    entries: list[dict[str, Any]] = json.loads(f"[{','.join(texts)}]")
    return entries


def _build(
    row: Mapping[str, Any],
    history: Sequence[Mapping[str, Any]],
    voices: Mapping[str, Voice],
    names: Mapping[str, EntityShort],
) -> RelationshipView:
    properties = row["properties"]
    behind = [voices[claim] for claim in properties["standing_claim_ids"] if claim in voices]
    past = bool(behind) and all(voice.past for voice in behind)
    lasting = row["type"] in STATES
    return RelationshipView(
        **{name: value for name, value in properties.items() if name not in _DERIVED},
        type=row["type"],
        subject=row["subject"],
        object=row["object"],
        past=past,
        statement=put_in_words(
            {
                **{name: properties.get(name) for name in ("standing", "amount", "currency", "means")},
                "date": properties.get("date") or (properties.get("last") if lasting else None),
                "type": row["type"],
                "subject": row["subject"]["name"],
                "object": row["object"]["name"],
                "past": past,
            }
        ),
        said_by=tuple(sorted({voice.speaker for voice in behind}, key=str.casefold)),
        history=tuple(
            HistoryView(**{**entry, "by": names[entry["by"]], "words": phrase_answer(entry)})
            for entry in history
            if entry["by"] in names
        ),
    )


_DERIVED = frozenset({"type", "subject", "object", "history", "past"})


def _predicate_of(id_: str) -> str | None:
    """Return the predicate that the id of a relationship begins with, None where it begins with none."""
    matching = [predicate for predicate in Predicate if id_.startswith(f"{predicate.lower().replace('_', '-')}-")]
    return matching[0].value if matching else None
