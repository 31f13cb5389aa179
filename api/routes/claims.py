"""Claims: what one source says, in one sentence."""

from fastapi import APIRouter

from api.answering import AnswerRoute
from api.dependencies import AskedQuery, ClaimId, DatabaseDep
from api.problems import ANSWERED_BY_ALL, ANSWERED_WHERE_MISSING
from queries.claims import read_claim
from queries.views import ClaimView

router = APIRouter(
    route_class=AnswerRoute, prefix="/claims", tags=["claims"], responses=ANSWERED_BY_ALL | ANSWERED_WHERE_MISSING
)


@router.get("/{id}")
def get_claim(database: DatabaseDep, id_: ClaimId, _: AskedQuery) -> ClaimView:
    """Return one claim with its sentence, its speaker, its source and what is answered to it."""
    return read_claim(database, id_)
