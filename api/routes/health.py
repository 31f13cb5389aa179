"""Health: whether the service runs, and whether it can answer."""

from fastapi import APIRouter

from api.answering import AnswerRoute
from api.dependencies import DatabaseDep
from api.models import Health
from api.problems import FAILURES

router = APIRouter(route_class=AnswerRoute, tags=["health"])


@router.get("/healthz")
def check_health() -> Health:
    """Say that the service runs."""
    return Health()


@router.get("/readyz", responses=FAILURES)
def check_readiness(database: DatabaseDep) -> Health:
    """Say that the database answers too; 503 where it does not."""
    database.read("RETURN 1 AS one", {})
    return Health()
