"""Negotiation: one address, JSON for programs and a page for readers."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.routing import Match
from starlette.types import Scope

_PAGE_WANTED = "watchgraph.page_wanted"


class PageRoute(APIRoute):
    """A route that only exists for those who would rather have a page."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return no match for a program, so that the route of the same path that answers JSON is found."""
        if scope["type"] != "http" or not (self.path == "/" or prefers_html(scope)):
            return Match.NONE, {}
        return super().matches(scope)


def prefers_html(scope: Scope) -> bool:
    """Return whether the client would rather have a page: it says so by `format`, or names text/html above JSON."""
    if _PAGE_WANTED not in scope:  # every page's route asks
        scope[_PAGE_WANTED] = _prefers_html(scope)
    return bool(scope[_PAGE_WANTED])


def _prefers_html(scope: Scope) -> bool:
    wished = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("format", [""])[0]
    if wished in {"html", "json", "csv"}:
        return bool(wished == "html")
    accepted = Headers(scope=scope).get("accept", "")
    if "text/html" not in accepted.lower():
        return False
    weights = _weights(accepted)
    return weights.get("text/html", 0.0) > weights.get("application/json", 0.0)


def accepts_csv(headers: Headers) -> bool:
    """Return whether the client names text/csv above JSON."""
    weights = _weights(headers.get("accept", ""))
    return weights.get("text/csv", 0.0) > weights.get("application/json", 0.0)


def _weights(accept: str) -> dict[str, float]:
    """Return the weight of each media type that an Accept header names (RFC 9110, section 12.5.1)."""
    weights: dict[str, float] = {}
    for part in accept.split(",")[:50]:
        kind, *settings = (piece.strip().lower() for piece in part.split(";"))
        quality: Any = next((setting[2:] for setting in settings if setting.startswith("q=")), "1")
        try:
            weights[kind] = float(quality)
        except ValueError:
            weights[kind] = 0.0
    return weights
