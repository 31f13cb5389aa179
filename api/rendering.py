"""Rendering: pages from templates, escaped, with sums, dates and standings made readable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.answers import OUTCOMES, order_outcomes, tell_outcomes
from graph.model import STATES, EntityType, Modality, Predicate
from graph.names import drop_overrides
from graph.statements import format_amount, format_date, phrase
from queries.columns import Column, ColumnType
from queries.views import HistoryView


def render(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """Return a page from a template of api/templates."""
    page = templates().get_template(template).render(request=request, **values)
    return HTMLResponse(page, status, dict(headers or {}))


@cache
def templates() -> Environment:
    """Return the templates of api/templates with their filters and what they know."""
    environment = Environment(
        loader=PackageLoader("api"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: drop_overrides(value) if type(value) is str else value,
    )
    environment.filters |= {
        "amount": format_amount,
        "date": _readable_date,
        "web_address": _web_address,
        "web_host": _web_host,
        "tell_once": tell_once,
        "once_each": once_each,
        "marks": _marks,
        "outcomes": tell_outcomes,
        "step_marks": lambda step: order_outcomes((mark for mark in OUTCOMES if step[mark]), step["history"]),
        "words": lambda name: str(name).replace("_", " ").lower(),
        "query": lambda values: urlencode({key: value for key, value in values.items() if value not in (None, "")}),
    }
    environment.globals |= {
        "entity_types": list(EntityType),
        "predicates": list(Predicate),
        "standings": list(Modality),
        "phrase": phrase,
        "lasts": STATES.__contains__,
    }
    return environment


def _readable_date(date: str) -> str:
    """Return a date for a person; one of another form as it stands."""
    try:
        return format_date(date[:10])
    except (ValueError, IndexError):
        return date


def tell_once(history: Sequence[HistoryView]) -> list[tuple[HistoryView, int]]:
    """Return the first entry of each who and what with how often more, so that no denial hides a judgment."""
    told: dict[tuple[str, str, str], list[HistoryView]] = {}
    for entry in history:
        told.setdefault((entry.by.id, entry.how, entry.modality), []).append(entry)
    return [(entries[0], len(entries) - 1) for entries in told.values()]


def once_each(history: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the first of the entries that read alike: several sources may tell one step in the same words."""
    told: dict[tuple[str, str], Mapping[str, Any]] = {}
    for entry in history:
        told.setdefault((entry["by_id"], entry["words"]), entry)
    return list(told.values())


def _marks(columns: Mapping[str, Column], row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the columns of yes or no that are yes in a row, in the order in which it came to that."""
    marked = [name for name, column in columns.items() if column.type is ColumnType.BOOLEAN and row[name]]
    return order_outcomes(marked, row.get("history") or ())


def _web_address(url: str | None) -> str | None:
    """Return the URL where it is one that a browser may safely open, else None."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _web_host(url: str) -> str:
    """Return where a web address leads, as a person knows it: who prints a report need not be who wrote it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
