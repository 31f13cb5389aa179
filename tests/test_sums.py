"""Sums of money as sentences hold them: numbers in parts, and whose currency a plain word means."""

from __future__ import annotations

import pytest

from graph.model import Predicate
from loaders.extraction import extract
from loaders.known import Known


def _fine(lang: str, text: str) -> tuple[float | None, str | None]:
    (fine,) = (claim for claim in extract(text, Known(lang=lang)).claims if claim.predicate is Predicate.FINED)
    return fine.amount, fine.currency


@pytest.mark.parametrize(
    ("lang", "text", "amount", "currency"),
    [
        ("it", "Il Garante per la protezione dei dati personali ha multato Vetrolux S.p.A. per 1 milione e 200mila euro.",
         1_200_000, "EUR"),
        ("es", "La AEPD ha multado a Lavaluz S.L. con un millón y medio de euros.", 1_500_000, "EUR"),
        ("de", "Das norwegische Datatilsynet hat gegen die Nordlys AS ein Bußgeld von 65 Millionen Kronen verhängt.",
         65_000_000, "NOK"),
        ("de", "Die schwedische IMY hat gegen die Tallskog AB ein Bußgeld von 2 Millionen Kronen verhängt.",
         2_000_000, "SEK"),
        ("da", "Datatilsynet gav Nordlys A/S en bøde på 2 mio. kroner.", 2_000_000, "DKK"),
        ("sv", "Norska Datatilsynet har gett Nordlys AS en bot på 2 miljoner kronor.", 2_000_000, "SEK"),
    ],
)  # fmt: skip
def test_sum_and_currency(lang: str, text: str, amount: float, currency: str) -> None:
    assert _fine(lang, text) == (amount, currency)
