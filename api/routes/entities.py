"""Entities: who they are, what is said of them, and when."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.answering import AnswerRoute
from api.dependencies import AskedQuery, DatabaseDep, EntityId, RelationshipsQuery, WindowQuery
from api.problems import ANSWERED_BY_ALL, ANSWERED_WHERE_MISSING
from api.security import MAP_HEADERS
from graph.maps import render_map
from queries.entities import read_entity
from queries.neighbourhoods import read_neighbourhood
from queries.pages import Page
from queries.relationships import read_relationships_of, read_timeline
from queries.views import EntityView, RelationshipView, TimelineEntry

router = APIRouter(
    route_class=AnswerRoute, prefix="/entities", tags=["entities"], responses=ANSWERED_BY_ALL | ANSWERED_WHERE_MISSING
)


@router.get("/{id}")
def get_entity(database: DatabaseDep, id_: EntityId, _: AskedQuery) -> EntityView:
    """Return one entity."""
    return read_entity(database, id_)


@router.get("/{id}/relationships")
def list_relationships(database: DatabaseDep, id_: EntityId, asked: RelationshipsQuery) -> Page[RelationshipView]:
    """List the relationships of an entity, the best standing first."""
    read_entity(database, id_)
    return read_relationships_of(database, id_, asked.chosen, limit=asked.limit, offset=asked.offset)


@router.get("/{id}/timeline")
def list_timeline(database: DatabaseDep, id_: EntityId, asked: WindowQuery) -> Page[TimelineEntry]:
    """List the dated relationships of an entity, the earliest first."""
    read_entity(database, id_)
    return read_timeline(database, id_, limit=asked.limit, offset=asked.offset)


@router.get("/{id}/map", response_class=HTMLResponse)
def show_map(database: DatabaseDep, id_: EntityId, _: AskedQuery) -> HTMLResponse:
    """Draw an entity's surroundings as one HTML page that asks no other host for anything."""
    return HTMLResponse(render_map(read_neighbourhood(database, id_)), headers=MAP_HEADERS)
