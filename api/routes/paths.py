"""Paths: how two entities are connected."""

from fastapi import APIRouter

from api.answering import AnswerRoute
from api.dependencies import CatalogueDep, DatabaseDep, PathsQuery
from api.problems import ANSWERED_BY_ALL, ANSWERED_WHERE_MISSING
from queries.pages import Page
from queries.paths import read_paths
from queries.views import Path

router = APIRouter(route_class=AnswerRoute, tags=["paths"], responses=ANSWERED_BY_ALL | ANSWERED_WHERE_MISSING)


@router.get("/paths")
def list_paths(database: DatabaseDep, catalogue: CatalogueDep, asked: PathsQuery) -> Page[Path]:
    """List the shortest paths between two entities; none runs through a group without a name."""
    window = {"longest": asked.longest, "limit": asked.limit, "offset": asked.offset}
    return read_paths(database, catalogue, asked.start, asked.end, **window)
