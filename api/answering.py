"""Answering: what a route returns, written as JSON once, by its declared model, in the thread that made it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from fastapi import Response
from fastapi.routing import APIRoute
from pydantic import TypeAdapter


class AnswerRoute(APIRoute):
    """A route that answers what its function returns as JSON, in the form of the function's declared return type.

    FastAPI would hand what was returned to a second thread to validate it anew, which takes longer than most queries.
    Here views are validated where they are built; the description of the API still comes from the return type.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **settings: Any) -> None:
        super().__init__(path, endpoint, **settings)
        if self.response_field is not None:
            answering = _answer_in_json(endpoint, TypeAdapter(self.response_model))
            super().__init__(path, answering, **settings)


def _answer_in_json(endpoint: Callable[..., Any], model: TypeAdapter[Any]) -> Callable[..., Response]:
    @wraps(endpoint)
    def answer(*args: Any, **words: Any) -> Response:
        returned = endpoint(*args, **words)
        if isinstance(returned, Response):
            return returned
        return Response(model.dump_json(returned), media_type="application/json")

    return answer
