"""Dependencies: what routes are handed, typed by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Path, Query, Request

from api.models import Asked, Id, PathsAsked, RelationshipsAsked, SearchAsked, Window
from api.negotiation import accepts_csv
from api.spreadsheets import LONGEST_TABLE
from graph.database import Database
from graph.errors import InvalidParameter
from graph.settings import Settings
from queries.catalogue import Catalogue


# Coroutines, because FastAPI calls a plain function in a thread, which takes longer than all that these do.
async def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


async def _catalogue(request: Request) -> Catalogue:
    catalogue: Catalogue = request.app.state.catalogue
    return catalogue


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


DatabaseDep = Annotated[Database, Depends(_database)]
CatalogueDep = Annotated[Catalogue, Depends(_catalogue)]
SettingsDep = Annotated[Settings, Depends(_settings)]
EntityId = Annotated[Id, Path(alias="id", description="id of the entity", examples=["company-amazon"])]
RelationshipId = Annotated[Id, Path(alias="id", description="id of the relationship", examples=["fined-0123456789ab"])]
ClaimId = Annotated[Id, Path(alias="id", description="id of the claim", examples=["claim-0123456789abcdef"])]
SourceId = Annotated[Id, Path(alias="id", description="id of the source", examples=["cnil-fr-0123456789ab"])]
QuestionName = Annotated[str, Path(alias="name", description="name of the question", examples=["who_monitored_whom"])]
AskedQuery = Annotated[Asked, Query()]
WindowQuery = Annotated[Window, Query()]
SearchQuery = Annotated[SearchAsked, Query()]
RelationshipsQuery = Annotated[RelationshipsAsked, Query()]
PathsQuery = Annotated[PathsAsked, Query()]


@dataclass(frozen=True)
class AskedQuestion:
    """A question as it stands in an address: its name, its parameters, and which part of the answer is wanted."""

    name: str
    parameters: Mapping[str, str]
    limit: int
    offset: int
    csv: bool


async def _asked_question(
    request: Request,
    name: QuestionName,
    limit: Annotated[int | None, Query(ge=1, le=200, description="largest number of rows; 50 unless given")] = None,
    offset: Annotated[int, Query(ge=0, le=1_000_000_000, description="number of rows to pass over")] = 0,
    format_: Annotated[
        Literal["json", "html", "csv"] | None, Query(alias="format", description="form of the answer")
    ] = None,
) -> AskedQuestion:
    given = [(key, value) for key, value in request.query_params.multi_items() if key not in _NOT_PARAMETERS]
    twice = [key for key, number in Counter(key for key, _ in given).items() if number > 1]
    if twice:
        raise InvalidParameter(f"{twice[0][:80]} is given more than once.")
    csv = format_ == "csv" or (format_ is None and accepts_csv(request.headers))
    return AskedQuestion(name, dict(given), limit or (LONGEST_TABLE if csv else 50), offset, csv)


OWN_PARAMETERS = {
    "name": "parameters",
    "in": "query",
    "description": "the question's own parameters by name; /queries lists them",
    "style": "form",
    "explode": True,
    "schema": {"type": "object", "additionalProperties": {"type": "string"}},
    "example": {"subject": "company-amazon"},
}
"""The parameters of a question, for the OpenAPI description of its route."""

_NOT_PARAMETERS = frozenset({"limit", "offset", "format"})
QuestionAsked = Annotated[AskedQuestion, Depends(_asked_question)]
