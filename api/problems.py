"""Problems: each error of the tree as application/problem+json (RFC 9457), or as a page where a browser asks."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.models import Problem, ProblemField
from api.negotiation import prefers_html
from api.rendering import render
from graph.errors import (
    DatabaseError,
    DatabaseUnavailable,
    EmbeddedError,
    InputError,
    InvalidParameter,
    NotFound,
    QueryFailed,
    QueryTimeout,
    WatchgraphError,
    WriteConflict,
)

_LOG = logging.getLogger(__name__)

STATUS: Mapping[type[WatchgraphError], HTTPStatus] = {
    WatchgraphError: HTTPStatus.INTERNAL_SERVER_ERROR,
    InputError: HTTPStatus.BAD_REQUEST,
    InvalidParameter: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotFound: HTTPStatus.NOT_FOUND,
    DatabaseError: HTTPStatus.SERVICE_UNAVAILABLE,
    DatabaseUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    EmbeddedError: HTTPStatus.SERVICE_UNAVAILABLE,
    WriteConflict: HTTPStatus.SERVICE_UNAVAILABLE,
    QueryTimeout: HTTPStatus.GATEWAY_TIMEOUT,
    QueryFailed: HTTPStatus.INTERNAL_SERVER_ERROR,
}
"""The status of each error; one that is not named has that of the nearest above it in the tree."""

_RETRY_AFTER = "5"
_MOST_FAULTS = 20
_HIDDEN = "Something went wrong on this side. It was written to the log of the server; please try again later."


PAGE: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}
"""The content of a page, for the OpenAPI description of a response."""

_PAGE_TOO: dict[int | str, dict[str, Any]] = {HTTPStatus.OK.value: {"content": PAGE}}


def describe_responses(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Return the documentation of these error responses, for the OpenAPI description of a route."""
    return {
        status.value: {
            "description": status.phrase,
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}} | PAGE,
        }
        for status in statuses
    }


FAILURES = describe_responses(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
)
"""The error responses that every route which reads the database may give."""

ANSWERED_BY_ALL = FAILURES | _PAGE_TOO
"""The responses of every route at whose address a page stands too."""

ANSWERED_WHERE_MISSING = describe_responses(HTTPStatus.NOT_FOUND)
"""The error response of a route whose subject may not exist."""


def status_of(error: WatchgraphError) -> HTTPStatus:
    """Return the status of the nearest ancestor in the table."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def handle_problems(app: FastAPI) -> None:
    """Answer every error of the application as a problem, without a trace."""
    app.add_middleware(UnforeseenErrors)

    @app.exception_handler(WatchgraphError)
    def answer_known(request: Request, error: WatchgraphError) -> Response:
        status = status_of(error)
        if status is HTTPStatus.INTERNAL_SERVER_ERROR:
            return _answer_unforeseen(request, error)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            _LOG.warning("%s %s: %s", request.method, request.url.path, error)
        return _answer(request, status, str(error))

    @app.exception_handler(RequestValidationError)
    def answer_invalid(request: Request, error: RequestValidationError) -> Response:
        faults = tuple(map(_describe_fault, error.errors()[:_MOST_FAULTS]))
        detail = "; ".join(f"{fault.where}: {fault.message}" for fault in faults)
        return _answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail, faults=faults)

    @app.exception_handler(HTTPException)
    def answer_http(request: Request, error: HTTPException) -> Response:
        return _answer(request, HTTPStatus(error.status_code), str(error.detail), headers=error.headers)


class DescribedApplication(FastAPI):
    """An application whose OpenAPI description has the form of a problem, which its error responses refer to."""

    def openapi(self) -> dict[str, Any]:
        """Return the description, written once."""
        described = super().openapi()
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        described["components"]["schemas"] |= schema.pop("$defs") | {"Problem": schema}
        return described


class UnforeseenErrors:
    """Answers an error that nobody foresaw as a problem too.

    Starlette would answer it outside of all other middleware and raise it again, which closes the client's connection.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, by a problem where the application fails before its answer begins."""
        begun = False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            await _answer_unforeseen(Request(scope, receive), error)(scope, receive, send)


def _answer_unforeseen(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, _HIDDEN)


def _describe_fault(fault: Mapping[str, Any]) -> ProblemField:
    where = ".".join(str(part) for part in fault["loc"][:4])
    return ProblemField(where=where[:200], message=str(fault["msg"])[:300])


def _answer(
    request: Request,
    status: HTTPStatus,
    detail: str,
    *,
    faults: tuple[ProblemField, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    slug = status.phrase.lower().replace(" ", "-")
    problem = Problem(
        type=f"urn:watchgraph:problem:{slug}", title=status.phrase, status=status, detail=detail, errors=faults
    )
    sent = dict(headers or {}) | ({"Retry-After": _RETRY_AFTER} if status is HTTPStatus.SERVICE_UNAVAILABLE else {})
    if prefers_html(request.scope):
        return render(request, "problem.html", status=status, headers=sent, problem=problem)
    content = problem.model_dump(mode="json", exclude_defaults=True)
    return JSONResponse(content, status, headers=sent, media_type="application/problem+json")
