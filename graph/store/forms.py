"""Forms: what one source says of an entity, and what all of them together say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from graph.model import Entity
from graph.names import fold
from graph.search import fold_names

Properties = dict[str, Any]

_QUOTED = re.compile(r'^\s*["“”„«»]|["“”„«»]\s*$')
_LISTS = ("roles", "identifiers")
_SINGLE = ("country", "category", "of", "count", "which")
KEPT = ("id", "name", "names", *_LISTS, *_SINGLE)
"""The properties of an entity that sources say something of, in the order in which the graph answers them."""


def form_of(entity: Entity) -> Properties:
    """Return what a source says of the entity, as properties of its NAMES."""
    form = entity.model_dump(mode="json", exclude={"type"}, exclude_none=True)
    return {name: value for name, value in form.items() if value != []}


def unite_forms(id_: str, forms: Iterable[Mapping[str, Any]]) -> Properties:
    """Return the properties of an entity from what sources say of it, or said before: the same in any order.

    The main name is the fullest of those that sources use as such: not in quotation marks, not all in
    capitals, with its accents, the longest. A property in which sources differ takes the least value;
    lists are united.
    """
    forms = list(forms)
    name = max((form["name"] for form in forms), key=_fullness)
    others = {other for form in forms for other in _names(form)} - {name}
    names = [name, *sorted(others, key=lambda other: (fold(other), other))]
    properties: Properties = {"id": id_, "name": name, "names": names, "folded": fold_names(names)}
    for field in _LISTS:
        properties[field] = sorted({value for form in forms for value in form.get(field, ())})
    for field in _SINGLE:
        if given := [form[field] for form in forms if form.get(field) is not None]:
            properties[field] = min(given)
    return properties


def extend_known(known: Mapping[str, Any], form: Mapping[str, Any]) -> Properties | None:
    """Return the properties of an entity that is known, all of KEPT, united with one form more; None if they stay."""
    if not _says_more(form, known):
        return None
    united = unite_forms(known["id"], [known, form])
    return united if any(united.get(field) != known[field] for field in KEPT) else None


def _says_more(form: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Return whether the form gives what is not known as it gives it, which most do not."""
    return (
        form["name"] != known["name"]
        or not _holds(known["names"], form.get("aliases"))
        or not all(_holds(known[field], form.get(field)) for field in _LISTS)
        or any(form.get(field) not in (None, known[field]) for field in _SINGLE)
    )


def _holds(known: Iterable[str], given: Iterable[str] | None) -> bool:
    return not given or set(given).issubset(known)


def _names(form: Mapping[str, Any]) -> Iterable[str]:
    return (form["name"], *form.get("aliases", ()), *form.get("names", ()))


def _fullness(name: str) -> tuple[bool, bool, bool, int, int, str]:
    # What stands in quotation marks is how a text set it, not how it is called.
    bare = _QUOTED.search(name) is None
    accents = 0 if name.isascii() else sum(char.isalpha() and not char.isascii() for char in name)
    return bare, not name.isupper(), name[:1].isupper(), accents, len(name), name
