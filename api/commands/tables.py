"""Tables: answers of questions and relationships as a person reads them on a terminal.

Where a sentence says who did what to whom, the columns that it is made of are left out; ids stand in --json and --csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from api.commands.terminal import out, safe

if TYPE_CHECKING:
    from queries.catalogue import Result
    from queries.views import RelationshipView

_IDS = frozenset({"entity", "source", "claim", "relationship"})
_SAID_BY_THE_STATEMENT = frozenset({"subject", "object", "type", "amount", "currency", "date"})
_BESIDE_THE_STANDING = "disputed"
_WIDE = frozenset({"statement", "evidence", "history", "answers", "steps", "denials", "what became of it"})


def print_answer(result: Result, title: str) -> None:
    """Print the answer to a question."""
    types = {name: str(column.type) for name, column in result.columns.items()}
    names = [name for name in types if _is_shown(name, types)]
    flags = [name for name, type_ in types.items() if type_ == "boolean" and name != _BESIDE_THE_STANDING]
    headings = [*names, *(["notes"] if flags else [])]
    rows = [[*(_cell(name, row) for name in names), *([_note(flags, row)] if flags else [])] for row in result.rows]
    _print_table(title, headings, rows)


def print_relationships(title: str, relationships: Iterable[RelationshipView]) -> None:
    """Print relationships, each with its standing, who says so and what became of it."""
    rows = [
        [
            view.statement,
            describe_standing(view),
            str(view.origins),
            ", ".join(view.said_by),
            "\n".join(dict.fromkeys(f"{entry.by.name} {entry.words}" for entry in view.history)),
        ]
        for view in relationships
    ]
    _print_table(title, ["statement", "standing", "origins", "said by", "what became of it"], rows)


def describe_standing(view: RelationshipView) -> str:
    """Return how a relationship stands and what became of it, in a few words: 'found, disputed, appealed, reduced'."""
    from graph.answers import name_mark

    return ", ".join((str(view.standing), *map(name_mark, view.outcomes)))


def _print_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(safe(title)), title_justify="left", box=box.SIMPLE_HEAD, show_lines=True, expand=False)
    for heading in headings:
        numeric = heading == "origins"
        table.add_column(
            heading.replace("_", " "),
            overflow="fold",
            ratio=3 if heading in _WIDE else None,
            justify="right" if numeric else "left",
        )
    for row in rows:
        table.add_row(*(Text(safe(cell)) for cell in row))
    out().print(table)


def _note(flags: Iterable[str], row: Mapping[str, Any]) -> str:
    from graph.answers import name_mark, order_outcomes

    marks = order_outcomes((flag for flag in flags if row[flag]), row.get("history") or ())
    return ", ".join(map(name_mark, marks))


def _is_shown(name: str, types: Mapping[str, str]) -> bool:
    if types[name] in _IDS or types[name] == "boolean":
        return False
    if name == "entities" and "names" in types:
        return False
    return not ("statement" in types and name in _SAID_BY_THE_STATEMENT)


def _cell(name: str, row: Mapping[str, Any]) -> str:
    text = _words(row[name])
    return _with_dispute(text, disputed=bool(row.get(_BESIDE_THE_STANDING))) if name == "standing" else text


def _with_dispute(standing: str, *, disputed: bool) -> str:
    return f"{standing}, disputed" if disputed else standing


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    if isinstance(value, list):
        return (
            "\n".join(dict.fromkeys(map(_item, value)))
            if any(isinstance(item, dict) for item in value)
            else ", ".join(map(str, value))
        )
    return str(value)


def _item(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    if "statement" in item:
        from graph.answers import phrase_step

        return phrase_step(item)
    by = f"{item['by']} " if item.get("by") and item.get("words") else ""
    return by + str(item.get("words") or item.get("how") or item)
