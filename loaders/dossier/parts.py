"""The parts of a dossier, each validated on its own, so that a fault in one hides none in another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from loaders.dossier.document import Document, Place
from loaders.dossier.faults import Faults, show, suggest
from loaders.dossier.form import ClaimForm, DossierForm, EntityForm, Form, Key, SourceForm

F = TypeVar("F", bound=Form)


@dataclass(frozen=True)
class EntityPart:
    """An entity that is well formed, and where it stands."""

    key: Key
    place: Place
    form: EntityForm


@dataclass(frozen=True)
class ClaimPart:
    """A claim that is well formed, and where it stands."""

    place: Place
    form: ClaimForm


@dataclass(frozen=True)
class SourcePart:
    """A source with its claims; the form is None where it is not well formed."""

    place: Place
    form: SourceForm | None
    claims: tuple[ClaimPart, ...]


@dataclass
class Parts:
    """All well-formed parts; the keys are those of the others too, so that one fault does not look like many."""

    head: DossierForm | None = None
    entities: dict[str, EntityPart] = field(default_factory=dict)
    sources: list[SourcePart] = field(default_factory=list)
    entity_keys: set[str] = field(default_factory=set)
    claim_keys: set[str] = field(default_factory=set)


def read_parts(document: Document, faults: Faults) -> Parts:
    """Return the parts of the document, and note every fault of their form."""
    for place, message in document.faults:
        faults.add(place, message)
    parts = Parts()
    if not isinstance(document.content, dict):
        faults.add((), "expected the fields dossier, title, entities and sources")
        return parts
    head = {name: value for name, value in document.content.items() if name not in ("entities", "sources")}
    parts.head = _validate(DossierForm, head, (), faults)
    for key, raw in _mapping(document.content, "entities", faults):
        parts.entity_keys.add(key)
        form = _validate(EntityForm, raw, ("entities", key), faults)
        if form:
            parts.entities[key] = EntityPart(key, ("entities", key), form)
    first_lines: dict[tuple[str, str], int] = {}
    for place, raw in _records(document.content, (), "sources", faults):
        _check_key(raw, "source", place, first_lines, faults)
        parts.sources.append(_read_source(raw, place, parts, first_lines, faults))
    return parts


def _read_source(
    raw: dict[str, Any], place: Place, parts: Parts, first_lines: dict[tuple[str, str], int], faults: Faults
) -> SourcePart:
    claims = []
    for claim_place, raw_claim in _records(raw, place, "claims", faults):
        _check_key(raw_claim, "claim", claim_place, first_lines, faults)
        parts.claim_keys.add(str(raw_claim.get("key")))
        claim = _validate(ClaimForm, raw_claim, claim_place, faults)
        if claim:
            claims.append(ClaimPart(claim_place, claim))
    own = {name: value for name, value in raw.items() if name != "claims"}
    return SourcePart(place, _validate(SourceForm, own, place, faults), tuple(claims))


def _validate(form: type[F], raw: object, place: Place, faults: Faults) -> F | None:
    try:
        return form.model_validate(raw)
    except ValidationError as error:
        faults.add_all(place, error, form)
        return None


def _mapping(content: dict[str, Any], name: str, faults: Faults) -> Iterator[tuple[str, Any]]:
    value = content.get(name)
    if not isinstance(value, dict) or not value:
        _miss(content, name, (), "each as key: {type: ..., name: ...}", faults)
        return
    yield from value.items()


def _records(
    content: dict[str, Any], place: Place, name: str, faults: Faults
) -> Iterator[tuple[Place, dict[str, Any]]]:
    value = content.get(name)
    if not isinstance(value, list) or not value:
        _miss(content, name, place, "a list, each beginning with - key: ...", faults)
        return
    for number, item in enumerate(value):
        where = (*place, name, number)
        if isinstance(item, dict):
            yield where, item
        else:
            faults.add(where, f"found {show(item)}, expected fields, the first being - key: ...")


def _miss(content: dict[str, Any], name: str, place: Place, expected: str, faults: Faults) -> None:
    if name in content:
        faults.add((*place, name), f"found {show(content[name])}, expected {expected}")
    else:
        others = [other for other in content if suggest(other, [name])]
        faults.add((*place, name), f"is missing; expected {expected}{f' (is it {others[0]}?)' if others else ''}")


def _check_key(
    raw: dict[str, Any], what: str, place: Place, first_lines: dict[tuple[str, str], int], faults: Faults
) -> None:
    key = raw.get("key")
    if not isinstance(key, str):
        return
    line = faults.document.line((*place, "key"))
    first = first_lines.setdefault((what, key), line)
    if first != line:
        faults.add(
            (*place, "key"), f"{key!r} is already the key of the {what} in line {first}; expected one of its own"
        )
