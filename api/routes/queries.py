"""Questions: the catalogue, each question at an address of its own."""

from fastapi import APIRouter, Response

from api.answering import AnswerRoute
from api.dependencies import OWN_PARAMETERS, AskedQuery, CatalogueDep, DatabaseDep, QuestionAsked
from api.models import QuestionAnswer, QuestionSummary
from api.problems import ANSWERED_BY_ALL, ANSWERED_WHERE_MISSING
from api.spreadsheets import CSV_RESPONSE, answer_csv
from queries.pages import Page

router = APIRouter(route_class=AnswerRoute, prefix="/queries", tags=["questions"], responses=ANSWERED_BY_ALL)


@router.get("")
def list_questions(catalogue: CatalogueDep, _: AskedQuery) -> Page[QuestionSummary]:
    """List every question that can be asked, with its parameters and columns."""
    questions = tuple(QuestionSummary.of(question) for question in catalogue.values())
    return Page[QuestionSummary](results=questions, total=len(questions), limit=len(questions), offset=0)


@router.get(
    "/{name}",
    response_model=QuestionAnswer,
    responses=ANSWERED_WHERE_MISSING | CSV_RESPONSE,
    openapi_extra={"parameters": [OWN_PARAMETERS]},
)
def ask_question(database: DatabaseDep, catalogue: CatalogueDep, asked: QuestionAsked) -> QuestionAnswer | Response:
    """Ask a question; its parameters stand in the query string. `format=csv` answers a table for a spreadsheet."""
    result = catalogue.run(database, asked.name, asked.parameters, limit=asked.limit, offset=asked.offset)
    return answer_csv(result) if asked.csv else QuestionAnswer.of(result)
