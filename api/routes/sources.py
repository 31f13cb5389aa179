"""Sources: the documents that make claims."""

from fastapi import APIRouter

from api.answering import AnswerRoute
from api.dependencies import AskedQuery, DatabaseDep, SourceId, WindowQuery
from api.problems import ANSWERED_BY_ALL, ANSWERED_WHERE_MISSING
from queries.claims import read_claims_of_source
from queries.pages import Page
from queries.sources import read_source, read_sources
from queries.views import ClaimView, SourceShort, SourceView

router = APIRouter(route_class=AnswerRoute, prefix="/sources", tags=["sources"], responses=ANSWERED_BY_ALL)


@router.get("")
def list_sources(database: DatabaseDep, asked: WindowQuery) -> Page[SourceShort]:
    """List all sources, the latest first."""
    return read_sources(database, limit=asked.limit, offset=asked.offset)


@router.get("/{id}", responses=ANSWERED_WHERE_MISSING)
def get_source(database: DatabaseDep, id_: SourceId, _: AskedQuery) -> SourceView:
    """Return one source; its text is not given away."""
    return read_source(database, id_)


@router.get("/{id}/claims", responses=ANSWERED_WHERE_MISSING)
def list_claims(database: DatabaseDep, id_: SourceId, asked: WindowQuery) -> Page[ClaimView]:
    """List what one source says, in the order of its text."""
    read_source(database, id_)
    return read_claims_of_source(database, id_, limit=asked.limit, offset=asked.offset)
