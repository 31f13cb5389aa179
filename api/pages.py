"""Pages: what the API answers, for readers; each stands at the address of its JSON."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.dependencies import (
    CatalogueDep,
    ClaimId,
    DatabaseDep,
    EntityId,
    PathsQuery,
    QuestionAsked,
    RelationshipId,
    RelationshipsQuery,
    SearchQuery,
    SourceId,
    WindowQuery,
)
from api.models import QuestionAnswer, QuestionSummary
from api.negotiation import PageRoute
from api.rendering import render
from graph.errors import InvalidParameter
from graph.model import Predicate
from queries.claims import read_claim, read_claims_of_source
from queries.columns import Column, ColumnType
from queries.entities import read_entity, search_entities
from queries.paths import read_paths
from queries.relationships import (
    read_first_case,
    read_relationship,
    read_relationships_of,
    read_timeline,
    read_weightiest,
)
from queries.sources import read_source, read_sources

_SHOWN_FIRST = {Predicate.MONITORED: 8, Predicate.FINED: 6, Predicate.WROTE_TO: 4}

router = APIRouter(route_class=PageRoute, include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def show_home(request: Request, database: DatabaseDep) -> HTMLResponse:
    """Show a search box, the case that the project began with, and the main relationships."""
    main = {type_: read_weightiest(database, type_, limit=limit) for type_, limit in _SHOWN_FIRST.items()}
    return render(request, "home.html", main=main, case=read_first_case(database))


@router.get("/search")
def show_search(request: Request, database: DatabaseDep, asked: SearchQuery) -> HTMLResponse:
    """Show the entities that a search finds."""
    page = search_entities(database, asked.q, type_=asked.type, limit=asked.limit, offset=asked.offset)
    return render(request, "search.html", page=page, asked=asked)


@router.get("/entities/{id}/relationships")
@router.get("/entities/{id}")
def show_entity(request: Request, database: DatabaseDep, id_: EntityId, asked: RelationshipsQuery) -> HTMLResponse:
    """Show an entity and its relationships."""
    entity = read_entity(database, id_)
    page = read_relationships_of(database, id_, asked.chosen, limit=asked.limit, offset=asked.offset)
    return render(request, "entity.html", entity=entity, page=page, asked=asked)


@router.get("/entities/{id}/timeline")
def show_timeline(request: Request, database: DatabaseDep, id_: EntityId, asked: WindowQuery) -> HTMLResponse:
    """Show what an entity did, and what happened to it, in order of time."""
    entity = read_entity(database, id_)
    page = read_timeline(database, id_, limit=asked.limit, offset=asked.offset)
    return render(request, "timeline.html", entity=entity, page=page)


@router.get("/relationships/{id}")
def show_relationship(request: Request, database: DatabaseDep, id_: RelationshipId) -> HTMLResponse:
    """Show a relationship with every claim behind it."""
    relationship = read_relationship(database, id_)
    sentences = {answer.claim: answer for claim in relationship.evidence for answer in claim.answers}
    return render(request, "relationship.html", relationship=relationship, sentences=sentences)


@router.get("/claims/{id}")
def show_claim(request: Request, database: DatabaseDep, id_: ClaimId) -> HTMLResponse:
    """Show a claim with its sentence, its speaker, its source and what is answered to it."""
    return render(request, "claim.html", claim=read_claim(database, id_))


@router.get("/sources")
def show_sources(request: Request, database: DatabaseDep, asked: WindowQuery) -> HTMLResponse:
    """Show all sources."""
    return render(request, "sources.html", page=read_sources(database, limit=asked.limit, offset=asked.offset))


@router.get("/sources/{id}/claims")
@router.get("/sources/{id}")
def show_source(request: Request, database: DatabaseDep, id_: SourceId, asked: WindowQuery) -> HTMLResponse:
    """Show a source and what it says."""
    source = read_source(database, id_)
    page = read_claims_of_source(database, id_, limit=asked.limit, offset=asked.offset)
    return render(request, "source.html", source=source, page=page)


@router.get("/paths")
def show_paths(request: Request, database: DatabaseDep, catalogue: CatalogueDep, asked: PathsQuery) -> HTMLResponse:
    """Show the shortest paths between two entities."""
    window = {"longest": asked.longest, "limit": asked.limit, "offset": asked.offset}
    page = read_paths(database, catalogue, asked.start, asked.end, **window)
    return render(request, "paths.html", page=page, asked=asked)


@router.get("/queries")
def show_questions(request: Request, catalogue: CatalogueDep) -> HTMLResponse:
    """Show every question that can be asked."""
    return render(
        request, "questions.html", questions=[QuestionSummary.of(question) for question in catalogue.values()]
    )


@router.get("/queries/{name}")
def show_question(
    request: Request, database: DatabaseDep, catalogue: CatalogueDep, asked: QuestionAsked
) -> HTMLResponse:
    """Show a question as a form, and its answer where every required parameter is given."""
    question = catalogue.find(asked.name)
    answer, fault = None, None
    if all(asked.parameters.get(name) for name, parameter in question.parameters.items() if parameter.required):
        try:
            result = catalogue.run(database, asked.name, asked.parameters, limit=asked.limit, offset=asked.offset)
            answer = QuestionAnswer.of(result)
        except InvalidParameter as error:
            fault = str(error)
    return render(
        request,
        "question.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK,
        question=QuestionSummary.of(question),
        columns=_shown_columns(question.columns),
        asked=asked,
        answer=answer,
        fault=fault,
    )


_ADDRESSES = frozenset({ColumnType.ENTITY, ColumnType.SOURCE, ColumnType.CLAIM, ColumnType.RELATIONSHIP})
_IN_THE_SENTENCE = frozenset({"subject", "object", "amount", "currency", "date", "wording", "entities", "names"})


def _shown_columns(columns: Mapping[str, Column]) -> dict[str, Column]:
    """Return the columns that a reader needs: ids are links, and what the sentence says is not said twice."""
    in_words = bool({"statement", "steps"} & set(columns))
    return {
        name: column
        for name, column in columns.items()
        if column.type not in _ADDRESSES and not (in_words and name in _IN_THE_SENTENCE)
    }
