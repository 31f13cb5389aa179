"""Relationships: what all claims about one event amount to."""

from fastapi import APIRouter

from api.answering import AnswerRoute
from api.dependencies import AskedQuery, DatabaseDep, RelationshipId
from api.problems import ANSWERED_BY_ALL, ANSWERED_WHERE_MISSING
from queries.relationships import read_relationship
from queries.views import RelationshipDetail

router = APIRouter(
    route_class=AnswerRoute,
    prefix="/relationships",
    tags=["relationships"],
    responses=ANSWERED_BY_ALL | ANSWERED_WHERE_MISSING,
)


@router.get("/{id}")
def get_relationship(database: DatabaseDep, id_: RelationshipId, _: AskedQuery) -> RelationshipDetail:
    """Return one relationship with every claim behind it, in `evidence`; `claims` is their number, as in lists."""
    return read_relationship(database, id_)
