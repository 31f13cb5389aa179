"""Every example and counter-example in the language files gives exactly the claims that stand beside it."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import ConfigurationError
from graph.model import Claim, Entity, EntityType
from graph.names import fold
from loaders.extraction import extract
from loaders.extraction.language import known_languages, read_language_file
from loaders.extraction.schema import Example
from loaders.known import Known

_PUBLISHED = "2024-06-12"


def _cases() -> list[Any]:
    cases = []
    for code in known_languages():
        try:
            examples = read_language_file(code).examples
        except ConfigurationError:
            continue
        for number, example in enumerate(examples):
            cases.append(pytest.param(code, example, id=f"{code}-{number}-{fold(example.text)[:40].replace(' ', '-')}"))
    return cases


@pytest.mark.parametrize("code", known_languages())
def test_language_file_keeps_to_the_form(code: str) -> None:
    assert read_language_file(code).code == code


def _called(entities: dict[str, Entity], key: str | None, name: str | None) -> bool:
    if key is None or name is None:
        return key is None and name is None
    entity = entities[key]
    if entity.type is EntityType.GROUP:
        return str(entity.category) == name
    return fold(name) in {fold(form) for form in entity.names}


def _is(claim: Claim, want: Any, entities: dict[str, Entity]) -> bool:
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


@pytest.mark.parametrize(("code", "example"), _cases())
def test_example_gives_its_claims(code: str, example: Example) -> None:
    reading = extract(example.text, Known(lang=code, published=example.published or _PUBLISHED))
    entities = {entity.id: entity for entity in reading.entities}
    left = list(reading.claims)
    for want in example.claims:
        found = next((claim for claim in left if _is(claim, want, entities)), None)
        assert found is not None, (
            f"no {want.subject} {want.predicate} {want.object}; got {_show(reading.claims, entities)}"
        )
        left.remove(found)
    assert example.at_least or not left, f"too many: {_show(left, entities)}"


def _show(claims: Any, entities: dict[str, Entity]) -> list[str]:
    return [
        f"{entities[claim.subject].name} {claim.predicate} {entities[claim.object].name if claim.object else None} [{claim.modality}]"
        for claim in claims
    ]
