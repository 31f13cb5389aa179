"""Spreadsheets: the answer to a question as CSV, safe to open where a cell may be taken for a formula."""

from __future__ import annotations

import csv
import io
import json
from http import HTTPStatus
from typing import Any

from fastapi import Response

from api.problems import PAGE
from graph.answers import phrase_step
from queries.catalogue import Result

LONGEST_TABLE = 10_000
"""Largest number of rows in a table where no limit is asked for."""

CSV_RESPONSE: dict[int | str, dict[str, Any]] = {
    HTTPStatus.OK.value: {"content": {"text/csv": {"schema": {"type": "string"}}} | PAGE}
}
"""The documentation of a table, for the OpenAPI description of a route."""

_TAKEN_FOR_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def answer_csv(result: Result) -> Response:
    """Return the rows as CSV (RFC 4180) with a byte order mark, which spreadsheets need to read UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(result.columns)
    writer.writerows([_cell(row[name]) for name in result.columns] for row in result.rows)
    headers = {
        "Content-Disposition": f'attachment; filename="{result.question}.csv"',
        "X-Total-Count": str(result.total),
    }
    return Response("\ufeff" + text.getvalue(), media_type="text/csv", headers=headers)


def _cell(value: Any) -> str | int | float | None:
    """Return a value as a cell; a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None or isinstance(value, int | float):
        return str(value).lower() if isinstance(value, bool) else value
    text = "; ".join(map(_item, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_TAKEN_FOR_A_FORMULA) else text


def _item(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    if "statement" in item:
        return phrase_step(item)
    if "how" in item:
        return ": ".join(filter(None, [f"{item['by']} {item['words']}", item.get("evidence")]))
    return json.dumps(item, ensure_ascii=False)
