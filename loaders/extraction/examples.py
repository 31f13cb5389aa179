"""Examples: whether the sentences in a language file give the claims that stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.model import Claim, Entity, EntityType
from graph.names import fold
from loaders.extraction.language import Language
from loaders.extraction.pipeline import extract
from loaders.extraction.schema import Example, ExpectedClaim
from loaders.known import Known

_PUBLISHED = "2024-06-12"


def try_example(example: Example, language: Language) -> str:
    """Return what is wrong with the claims that an example gives, one missing or too many, or nothing."""
    reading = extract(example.text, Known(lang=language.code, published=example.published or _PUBLISHED), language)
    entities = {entity.id: entity for entity in reading.entities}
    left = list(reading.claims)
    for want in example.claims:
        found = next((claim for claim in left if _is(claim, want, entities)), None)
        if found is None:
            return f"no {_expected(want)}; got {_show(reading.claims, entities)}"
        left.remove(found)
    return "" if not left else f"too many: {_show(left, entities)}"


def _is(claim: Claim, want: ExpectedClaim, entities: Mapping[str, Entity]) -> bool:
    if claim.predicate is not want.predicate:
        return False
    if not _called(entities, claim.subject, want.subject) or not _called(entities, claim.object, want.object):
        return False
    if want.modality is not None and claim.modality is not want.modality:
        return False
    if want.attributed_to is not None and not _called(entities, claim.attributed_to, want.attributed_to):
        return False
    return all(
        getattr(claim, name) == getattr(want, name)
        for name in ("amount", "currency", "date")
        if getattr(want, name) is not None
    )


def _called(entities: Mapping[str, Entity], key: str | None, name: str | None) -> bool:
    if key is None or name is None:
        return key is None and name is None
    entity = entities[key]
    if entity.type is EntityType.GROUP:
        return str(entity.category) == name
    return fold(name) in {fold(form) for form in entity.names}


def _expected(want: ExpectedClaim) -> str:
    more = [str(value) for value in (want.modality, want.amount, want.currency, want.date) if value is not None]
    more += [f"said by {want.attributed_to}"] if want.attributed_to else []
    said = f" [{', '.join(more)}]" if more else ""
    return f"{want.subject} {want.predicate} {want.object}{said}"


def _show(claims: Iterable[Claim], entities: Mapping[str, Entity]) -> str:
    shown = [
        f"{entities[claim.subject].name} {claim.predicate} {entities[claim.object].name if claim.object else None} "
        f"[{claim.modality}]"
        for claim in claims
    ]
    return "; ".join(shown) or "nothing"
