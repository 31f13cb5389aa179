"""Faults of a dossier: what was found, what was expected, and in which line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from graph.errors import InvalidDossier
from loaders.dossier.document import Document, Place

_SHOWN = 60
_BRANCHES = ("int", "float")
"""What pydantic adds to the place of a field that may be either."""

_MOST_FAULTS = 200


@dataclass
class Faults:
    """The faults found so far in one document."""

    document: Document
    found: set[tuple[int, str]] = field(default_factory=set)

    def add(self, place: Place, message: str) -> None:
        """Note a fault at the deepest part of the place that the document has."""
        self.found.add((self.document.line(place), f"{name_place(place)}{message}"))

    def add_all(self, place: Place, error: ValidationError, form: type[BaseModel]) -> None:
        """Note what pydantic found in the record at this place."""
        for details in error.errors():
            loc = tuple(part for part in details["loc"] if part not in _BRANCHES)
            self.add((*place, *loc), _describe(details, loc, form))

    def raise_any(self) -> None:
        """Raise InvalidDossier with every fault in order of lines; do nothing where there is none."""
        if not self.found:
            return
        lines = [f"{self.document.name}:{line}: {message}" for line, message in sorted(self.found)]
        more = [f"... and {len(lines) - _MOST_FAULTS} more"] if len(lines) > _MOST_FAULTS else []
        count = "1 fault" if len(lines) == 1 else f"{len(lines)} faults"
        raise InvalidDossier(
            "\n".join((f"{self.document.name}: {count}, so nothing of it was read", *lines[:_MOST_FAULTS], *more))
        )


def name_place(place: Place) -> str:
    """Return the name of the field for a person: `predicate: `, `via[1]: `, or nothing for the whole document."""
    words: list[str] = []
    for part in place:
        if isinstance(part, int) and words:
            words[-1] += f"[{part}]"
        else:
            words.append(str(part))
    return f"{words[-1][:_SHOWN]}: " if words else ""


def suggest(word: object, words: Iterable[str]) -> str:
    """Return '; did you mean X?' with the nearest of the words, nothing where none is near."""
    folded = {known.casefold(): known for known in words}
    near = get_close_matches(str(word).casefold(), folded, n=1, cutoff=0.6)
    return f"; did you mean {folded[near[0]]}?" if near else ""


def show(value: object) -> str:
    """Return a value as a person may recognise it in the file, cut short."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return f"fields {', '.join(map(str, value))}"[:_SHOWN]
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = str(value)
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")


def _describe(details: ErrorDetails, loc: Place, form: type[BaseModel]) -> str:
    kind, value = details["type"], details["input"]
    context: dict[str, Any] = details.get("ctx", {})
    field_name = str(loc[-1]) if loc else ""
    if kind == "missing":
        return f"is missing; {_expected_of(form, field_name)}"
    if kind == "extra_forbidden":
        known = [name for name in form.model_fields if name != "sources"]
        return f"is no field here; expected any of {', '.join(known)}{suggest(field_name, known)}"
    if kind == "enum":
        words = _words_of(form, loc)
        return f"found {show(value)}, expected one of {', '.join(words)}{suggest(value, words)}"
    if kind == "string_pattern_mismatch" and field_name in form.model_fields:
        return f"found {show(value)}, {_expected_of(form, field_name)}, of the form {context['pattern']}"
    if kind == "value_error":
        return f"found {show(value)}: {context.get('error', details['msg'])}" if loc else str(context["error"])
    expected = _EXPECTED.get(kind, details["msg"])
    return f"found {show(value)}, expected {expected.format(**context) if kind in _EXPECTED else expected}"


_EXPECTED = {
    "string_type": "a text",
    "string_too_short": "a text that is not empty",
    "string_too_long": "a text of at most {max_length} characters",
    "string_pattern_mismatch": "something of the form {pattern}",
    "int_type": "a whole number",
    "int_parsing": "a number in figures, such as 32000000",
    "int_from_float": "a whole number",
    "finite_number": "a number in figures, such as 32000000",
    "float_parsing": "a number in figures, such as 32000000",
    "float_type": "a number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "fields, each as name: value",
    "model_type": "fields, each as name: value",
    "greater_than_equal": "at least {ge}",
    "less_than_equal": "at most {le}",
}


def _expected_of(form: type[BaseModel], name: str) -> str:
    declared = form.model_fields.get(name)
    return f"expected {declared.description}" if declared and declared.description else "it is required"


def _words_of(form: type[BaseModel], place: tuple[int | str, ...]) -> list[str]:
    annotation: Any = form
    for part in place:
        fields = getattr(annotation, "model_fields", {})
        annotation = fields[part].annotation if part in fields else _inner(annotation)
        annotation = _inner(annotation)
    return (
        [word.value for word in annotation] if isinstance(annotation, type) and issubclass(annotation, StrEnum) else []
    )


def _inner(annotation: Any) -> Any:
    """Return X of `X | None` and of `tuple[X, ...]`, any other annotation itself."""
    options = [option for option in getattr(annotation, "__args__", ()) if option not in (type(None), ...)]
    return options[0] if options else annotation
