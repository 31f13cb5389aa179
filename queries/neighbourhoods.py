"""Neighbourhoods: what a map shows of one entity, read with every claim behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.database import Database
from graph.maps import MapClaim, MapEntity, MapHistory, MapRelationship, Neighbourhood
from graph.model import STATES, Wording
from queries.claims import read_claims
from queries.entities import read_entity
from queries.pages import read_page
from queries.relationships import build_relationships
from queries.texts import read_text
from queries.views import ClaimView, EntityShort, RelationshipView


def read_neighbourhood(database: Database, entity: str, *, size: int = 30) -> Neighbourhood:
    """Return an entity, at most `size` of its relationships and as many between those around it; raises NotFound."""
    centre = read_entity(database, entity)
    page = read_page(database, read_text("weightiest_of"), {"id": entity}, limit=size, offset=0)
    around = {short["id"] for row in page.results for short in (row["subject"], row["object"])} - {entity}
    between_them = {"ids": sorted(around), "limit": size}
    rows = [*page.results, *database.read(read_text("relationships_between"), between_them)]
    views = build_relationships(database, rows)
    behind = {row["properties"]["id"]: tuple(row["properties"]["claim_ids"]) for row in rows}
    told = {entry.claim for view in views for entry in view.history}
    claims = {claim.id: claim for claim in read_claims(database, sorted(told.union(*behind.values())))}
    others = {short.id: short for view in views for short in (view.subject, view.object) if short.id != entity}
    return Neighbourhood(
        centre=_map_entity(centre),
        entities=tuple(map(_map_entity, others.values())),
        relationships=tuple(_map_relationship(view, behind[view.id], claims) for view in views),
        total=page.total,
    )


def _map_entity(short: EntityShort) -> MapEntity:
    return MapEntity(short.id, short.name, short.type)


def _map_relationship(
    view: RelationshipView, behind: Sequence[str], claims: Mapping[str, ClaimView]
) -> MapRelationship:
    return MapRelationship(
        id=view.id,
        type=view.type,
        subject=view.subject.id,
        object=view.object.id,
        standing=view.standing,
        flags=view.outcomes,
        date=view.date or (view.last if view.type in STATES else None),
        amount=view.amount,
        currency=view.currency,
        means=view.means,
        past=view.past,
        sources=view.sources,
        origins=view.origins,
        claims=tuple(_map_claim(claims[id_]) for id_ in behind if id_ in claims),
        history=tuple(
            MapHistory(
                how=entry.how,
                by=entry.by.name,
                modality=entry.modality,
                date=entry.date,
                reported=entry.reported,
                amount=entry.amount,
                currency=entry.currency,
                claim=_map_claim(claims[entry.claim]) if entry.claim in claims else None,
            )
            for entry in view.history
        ),
    )


def _map_claim(claim: ClaimView) -> MapClaim:
    return MapClaim(
        evidence=claim.evidence,
        quoted=claim.wording is Wording.QUOTED,
        modality=claim.modality,
        speaker=claim.attributed_to.name if claim.attributed_to else None,
        via=tuple(relay.name for relay in claim.via),
        publisher=claim.source.publisher,
        title=claim.source.title,
        url=claim.source.url,
        published=claim.source.published,
        where=claim.where,
    )
