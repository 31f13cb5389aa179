"""Search: entities by name."""

from fastapi import APIRouter

from api.answering import AnswerRoute
from api.dependencies import DatabaseDep, SearchQuery
from api.problems import ANSWERED_BY_ALL
from queries.entities import search_entities
from queries.pages import Page
from queries.views import EntityView

router = APIRouter(route_class=AnswerRoute, tags=["entities"], responses=ANSWERED_BY_ALL)


@router.get("/search")
def search(database: DatabaseDep, asked: SearchQuery) -> Page[EntityView]:
    """Find entities by any form of their names, the best match first."""
    return search_entities(database, asked.q, type_=asked.type, limit=asked.limit, offset=asked.offset)
