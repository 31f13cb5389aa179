"""What the API answers against what its description promises, on both servers: nothing else holds the two together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from schemathesis import BaseSchema
from schemathesis.core.failures import Failure
from starlette.routing import Match

from api.answering import AnswerRoute
from api.app import create_app
from graph.model import Claim, Relationship
from graph.settings import Settings
from tests.live_server import serve
from tests.servers.databases import OpenedDatabase
from tests.small_graph import ACME, COURT, PRYTECH, READINGS, write_small_graph

ASKED = {
    "/healthz": ("",),
    "/readyz": ("",),
    "/search": ("?q=acme", "?q=nothing-like-it", ""),
    "/entities/{id}": (ACME.id,),
    "/entities/{id}/relationships": (ACME.id, ACME.id + "?type=LEADS"),
    "/entities/{id}/timeline": (ACME.id,),
    "/relationships/{id}": ("the first",),
    "/claims/{id}": tuple(claim.id for reading in READINGS for claim in reading.claims),
    "/sources": ("", "?limit=1"),
    "/sources/{id}": tuple(reading.source.id for reading in READINGS),
    "/sources/{id}/claims": tuple(reading.source.id for reading in READINGS),
    "/paths": (f"?from={COURT.id}&to={PRYTECH.id}", f"?from={ACME.id}&to={ACME.id}"),
    "/queries": ("",),
    "/queries/{name}": ("who_fined_whom", "who_monitored_whom", "fines_by_currency"),
}


@pytest.fixture(scope="module", params=["arcadedb", "neo4j"])
def app(request: pytest.FixtureRequest) -> FastAPI:
    opened: OpenedDatabase = request.getfixturevalue(f"_{request.param}")
    write_small_graph(opened.database)
    return create_app(opened.settings, opened.database)


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[httpx.Client]:
    with serve(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def description(app: FastAPI) -> BaseSchema:
    return schemathesis.openapi.from_dict(app.openapi())


def _json_routes(app: FastAPI) -> list[APIRoute]:
    return [route for route in app.routes if isinstance(route, AnswerRoute) and route.response_field is not None]


def test_every_documented_address_is_tried(app: FastAPI) -> None:
    documented = set(app.openapi()["paths"])
    assert {route.path for route in _json_routes(app)} == set(ASKED) == documented - {"/entities/{id}/map"}


@pytest.mark.parametrize("path", ASKED)
def test_an_answer_is_what_its_description_says(
    app: FastAPI, client: httpx.Client, description: BaseSchema, path: str
) -> None:
    model: TypeAdapter[Any] = TypeAdapter(
        next(route.response_model for route in _json_routes(app) if route.path == path)
    )
    for asked in ASKED[path]:
        answer = client.get(_address(client, path, asked))
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json"), answer.text
        assert model.dump_json(model.validate_json(answer.content)) == answer.content
        description[path]["GET"].validate_response(answer)


def _address(client: httpx.Client, path: str, asked: str) -> str:
    if path == "/relationships/{id}":
        asked = client.get(f"/entities/{ACME.id}/relationships").json()["results"][0]["id"]
    value, mark, query = asked.partition("?")
    return re.sub(r"\{\w+\}", value, path) + mark + query


def test_an_answer_that_is_not_what_its_description_says_is_noticed(
    client: httpx.Client, description: BaseSchema
) -> None:
    with pytest.raises(Failure, match="schema"):
        description["/entities/{id}"]["GET"].validate_response(client.get("/sources"))


def test_each_address_is_matched_by_one_route_for_programs_and_one_for_readers(app: FastAPI) -> None:
    for accept, expected in ((b"application/json", True), (b"text/html", False)):
        scope = {"type": "http", "method": "GET", "path": "/sources", "root_path": "", "query_string": b""}
        scope["headers"] = [(b"accept", accept)]
        full = [route for route in app.router.routes if route.matches(scope)[0] is Match.FULL]
        assert isinstance(full[0], AnswerRoute) is expected


def test_every_field_of_an_answer_is_described_and_as_the_model_has_it() -> None:
    described = create_app(Settings()).openapi()["components"]["schemas"]
    told = {
        (name, field): part.get("description")
        for name, form in described.items()
        if name.endswith("View")
        for field, part in form["properties"].items()
    }
    assert told
    assert [where for where, words in told.items() if not words] == []
    assert told["RelationshipView", "disputed"] == Relationship.model_fields["disputed"].description
    assert told["ClaimView", "subject"] != Claim.model_fields["subject"].description
