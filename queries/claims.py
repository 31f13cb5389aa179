"""Claims: what one source says, read with its speaker, its sentence and its answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from graph.answers import phrase_answer
from graph.database import Database
from graph.errors import NotFound
from graph.model import Modality, Predicate
from graph.statements import state
from queries.pages import Page, read_page
from queries.texts import read_text
from queries.views import ClaimView

UNNAMED = "someone not named"
"""How a claim that leaves its object open is read."""


def read_claim(database: Database, id_: str) -> ClaimView:
    """Return one claim; raises NotFound."""
    alike = [row["id"] for row in database.read(read_text("claims_alike"), {"id": id_})]
    found = {claim.id: claim for claim in read_claims(database, alike or (id_,))}
    if id_ not in found:
        raise NotFound(f"There is no claim {id_[:80]!r}.")
    return found[id_]


def read_claims(database: Database, ids: Sequence[str]) -> tuple[ClaimView, ...]:
    """Return the claims of these ids, the earliest source first."""
    return _note_agreement([*map(_build_claim, database.read(read_text("claims"), {"ids": list(ids)}))])


def read_claims_of_source(database: Database, source: str, *, limit: int, offset: int) -> Page[ClaimView]:
    """Return what one source says, in the order of its text."""
    page = read_page(database, read_text("claims_of_source"), {"id": source}, limit=limit, offset=offset)
    return page.with_results(_note_agreement([*map(_build_claim, page.results)]))


def _note_agreement(claims: Sequence[ClaimView]) -> tuple[ClaimView, ...]:
    """Let each claim say which other extractors read the same of its parties from its source."""
    readers: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for claim in claims:
        readers[_what_is_said(claim)].append(claim.extractor)
    return tuple(
        claim.model_copy(update={"read_alike_by": others}) if (others := _others(claim, readers)) else claim
        for claim in claims
    )


def _others(claim: ClaimView, readers: Mapping[tuple[object, ...], Sequence[str]]) -> tuple[str, ...]:
    name = claim.extractor.partition("/")[0]
    alike = readers[_what_is_said(claim)]
    return tuple(sorted({extractor for extractor in alike if extractor.partition("/")[0] != name}))


def _what_is_said(claim: ClaimView) -> tuple[object, ...]:
    return claim.source.id, claim.type, claim.subject.id, claim.object.id if claim.object else None


def put_in_words(parts: Mapping[str, Any]) -> str:
    """Return one sentence for a person from type, standing, subject, object, amount, currency, date, means and past."""
    return state(
        Predicate(parts["type"]),
        Modality(parts["standing"]),
        parts["subject"],
        parts["object"] or UNNAMED,
        amount=parts.get("amount"),
        currency=parts.get("currency"),
        date=parts.get("date"),
        means=parts.get("means"),
        past=bool(parts.get("past")),
    )


def _build_claim(row: Mapping[str, Any]) -> ClaimView:
    properties = row["properties"]
    words = {
        **{name: properties.get(name) for name in ("amount", "currency", "date", "means", "past")},
        "type": properties["predicate"],
        "standing": properties["modality"],
        "subject": row["subject"]["name"],
        "object": row["object"]["name"] if row["object"] else None,
    }
    resolved = {name: value for name, value in row.items() if name != "properties"}
    given = {name: value for name, value in properties.items() if name not in resolved and value is not None}
    answers = [answer | {"words": phrase_answer(answer)} for answer in row["answers"]]
    said_by = row["attributed_to"]["name"] if row["attributed_to"] else _publisher(row["source"])
    said = {"type": properties["predicate"], "statement": put_in_words(words), "said_by": said_by, "answers": answers}
    return ClaimView.model_validate({**given, **resolved, **said})


def _publisher(source: Mapping[str, Any]) -> str:
    return str(source["publisher"] or source["title"] or source["id"])
