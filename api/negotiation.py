"""Negotiation: one address, JSON for programs and a page for readers."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.routing import Match
from starlette.types import Scope


class PageRoute(APIRoute):
    """A route that only exists for those who would rather have a page."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return no match for a program, so that the route of the same path that answers JSON is found."""
        match, child = super().matches(scope)
        wanted = match is not Match.NONE and (prefers_html(scope) or self.path == "/")
        return (match, child) if wanted else (Match.NONE, {})


def prefers_html(scope: Scope) -> bool:
    """Return whether the client would rather have a page: it says so by `format`, or names text/html above JSON."""
    wished = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("format", [""])[0]
    if wished in {"html", "json", "csv"}:
        return bool(wished == "html")
    weights = _weights(Headers(scope=scope).get("accept", ""))
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
