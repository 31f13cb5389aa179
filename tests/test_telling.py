"""Decisions whose sentence names nobody who took them, but an authority that tells of them."""

from __future__ import annotations

import pytest

from graph.model import Modality, Predicate
from loaders.extraction import extract
from loaders.known import Known

_DECISIONS = (Predicate.FINED, Predicate.ORDERED)


def _decisions(lang: str, text: str) -> list[tuple[Predicate, str, Modality]]:
    claims = extract(text, Known(lang=lang, published="2024-06-01")).claims
    return [(claim.predicate, claim.subject, claim.modality) for claim in claims if claim.predicate in _DECISIONS]


@pytest.mark.parametrize(
    ("lang", "text", "predicate", "authority"),
    [
        ("en", "Amazon was ordered to delete the data, the ICO said.", Predicate.ORDERED, "regulator-ico"),
        ("en", "The ICO said Amazon had been ordered to delete the data.", Predicate.ORDERED, "regulator-ico"),
        ("fr", "Amazon a été sommée de supprimer ces données, a dit la Cnil.", Predicate.ORDERED, "regulator-cnil"),
        ("es", "Amazon fue obligada a borrar los datos, anunció la AEPD.", Predicate.ORDERED, "regulator-aepd"),
        ("de", "Amazon wurde angewiesen, sie zu löschen, teilte die CNIL mit.", Predicate.ORDERED, "regulator-cnil"),
        ("sv", "Klarna förelades att radera uppgifterna, uppger IMY.", Predicate.ORDERED, "regulator-imy"),
        ("it", "Ad Amazon è stato ordinato di smettere, ha detto il Garante.", Predicate.ORDERED, "regulator-garante"),
        ("en", "According to the ICO, Amazon was fined £20,000.", Predicate.FINED, "regulator-ico"),
        ("fr", "Amazon a été condamnée à une amende de 900 euros, selon la Cnil.", Predicate.FINED, "regulator-cnil"),
        ("es", "Según la AEPD, Amazon fue multada con 20.000 euros.", Predicate.FINED, "regulator-aepd"),
    ],
)  # fmt: skip
def test_the_authority_that_tells_of_a_measure_took_it(
    lang: str, text: str, predicate: Predicate, authority: str
) -> None:
    assert _decisions(lang, text) == [(predicate, authority, Modality.FOUND)]


@pytest.mark.parametrize(
    "text",
    [
        "Amazon was ordered to delete the data, the GMB said.",
        "Amazon was ordered by a court to delete the data, the ICO said.",
        "According to the GMB, Amazon was fined £20,000.",
        "Amazon was ordered to delete the data in 2019, the ICO said.",
        "Amazon was never ordered to delete the data, the ICO said.",
    ],
)
def test_who_else_tells_of_it_and_an_earlier_matter_leave_it_open(text: str) -> None:
    assert _decisions("en", text) == []
