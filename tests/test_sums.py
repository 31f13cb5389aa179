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
        ("it", "Il Garante privacy ha multato Vetrolux S.p.A. per 1 milione e 200mila euro.",
         1_200_000, "EUR"),
        ("es", "La AEPD ha multado a Lavaluz S.L. con un millón y medio de euros.", 1_500_000, "EUR"),
        ("de", "Das norwegische Datatilsynet hat gegen die Nordlys AS ein Bußgeld von 65 Millionen Kronen verhängt.",
         65_000_000, "NOK"),
        ("de", "Die schwedische IMY hat gegen die Tallskog AB ein Bußgeld von 2 Millionen Kronen verhängt.",
         2_000_000, "SEK"),
        ("da", "Datatilsynet gav Nordlys A/S en bøde på 2 mio. kroner.", 2_000_000, "DKK"),
        ("en", "The Office of the Privacy Commissioner of Canada fined Acme Ltd $1.2 million.", 1_200_000, "CAD"),
        ("en", "The FTC fined Acme Ltd $3 million.", 3_000_000, "USD"),
        ("de", "Der EDÖB büsste die Acme AG mit 1’200’000 Franken.", 1_200_000, "CHF"),
        ("fr", "Le PFPDT a infligé à Acme SA une amende de 25'000 francs (environ 23'700 euros).", 25_000, "CHF"),
    ],
)  # fmt: skip
def test_sum_and_currency(lang: str, text: str, amount: float, currency: str) -> None:
    assert _fine(lang, text) == (amount, currency)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Norska Datatilsynet har gett Nordlys AS en bot på 2 miljoner kronor."),
        ("da", "Den svenske Integritetsskyddsmyndigheten har givet Nordlys AB en bøde på 2 mio. kroner."),
    ],
)
def test_coins_that_may_be_those_of_either_country_give_no_sum(lang: str, text: str) -> None:
    assert _fine(lang, text) == (None, None)


def _fines(lang: str, text: str) -> set[tuple[str, float | None, str | None]]:
    reading = extract(text, Known(lang=lang, published="2024-06-01"))
    names = {entity.id: entity.name for entity in reading.entities}
    return {
        (names[claim.subject], claim.amount, claim.date)
        for claim in reading.claims
        if claim.predicate is Predicate.FINED
    }


_CHANGED = [
    (
        "fr",
        "Le Conseil d'État a ramené de 900 000 à 550 000 euros la sanction que la Cnil prononça en 2019 contre Ixo SA.",
        {("Conseil d'État", 550_000, None), ("Cnil", 900_000, "2019")},
    ),
    (
        "fr",
        "Le Conseil d'État a réduit à 15 millions d'euros l'amende de 32 millions infligée par la CNIL à Acme SA.",
        {("Conseil d'État", 15_000_000, None), ("CNIL", 32_000_000, None)},
    ),
    (
        "en",
        "The Upper Tribunal cut the penalty on Logipro Ltd from £20m to £5m in March 2023.",
        {("Upper Tribunal", 5_000_000, "2023-03")},
    ),
    (
        "en",
        "In 2021 the ICO fined Logipro Ltd £20m. The Upper Tribunal reduced the penalty to £5m.",
        {("ICO", 20_000_000, "2021"), ("Upper Tribunal", 5_000_000, None)},
    ),
    (
        "es",
        "La Audiencia Nacional rebajó de 500.000 a 200.000 euros la multa que la AEPD impuso a Logipro S.L.",
        {("Audiencia Nacional", 200_000, None), ("AEPD", 500_000, None)},
    ),
    (
        "de",
        "Das Landgericht Bonn hat das Bußgeld gegen die Logipro AG von 9,55 Millionen auf 900.000 Euro herabgesetzt.",
        {("Landgericht Bonn", 900_000, None)},
    ),
    (
        "da",
        "Østre Landsret nedsatte bøden til Logipro A/S fra 1,5 mio. kr. til 100.000 kr.",
        {("Østre Landsret", 100_000, None)},
    ),
    (
        "sv",
        "Förvaltningsrätten i Umeå sänkte sanktionsavgiften mot Logipro AB från 75 till 52 miljoner kronor.",
        {("Förvaltningsrätten i Umeå", 52_000_000, None)},
    ),
]


@pytest.mark.parametrize(("lang", "text", "fines"), _CHANGED)
def test_a_changed_fine_has_the_sum_of_who_imposed_it(
    lang: str, text: str, fines: set[tuple[str, float | None, str | None]]
) -> None:
    assert _fines(lang, text) == fines


@pytest.mark.parametrize(
    ("lang", "text", "fines"),
    [
        ("sv", "Den sanktionsavgift som IMY tog ut av Linden AB har upphävts av Kammarrätten i Umeå.", {"IMY"}),
        ("en", "The fine imposed by the ICO on Acme Ltd was quashed by the Upper Tribunal.", {"ICO"}),
        ("fr", "L'amende infligée par la CNIL à Acme SA a été annulée par le Conseil d'État.", {"CNIL"}),
    ],
)  # fmt: skip
def test_a_court_that_quashes_a_fine_imposed_none(lang: str, text: str, fines: set[str]) -> None:
    assert {name for name, _, _ in _fines(lang, text)} == fines


def test_who_is_fined_fines_nobody_in_the_same_sentence() -> None:
    text = "Nu fick Polismyndigheten en sanktionsavgift på 2 miljoner kronor av IMY för att ha använt Clearview AI."
    assert {name for name, _, _ in _fines("sv", text)} == {"IMY"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Norwegian Datatilsynet fined Nordlys AS 65 million kroner."),
        ("fr", "Le Datatilsynet norvégien a infligé une amende de 65 millions de couronnes à Nordlys AS."),
        ("nl", "De Noorse Datatilsynet heeft Nordlys AS een boete van 65 miljoen kronen opgelegd."),
        ("es", "La autoridad noruega Datatilsynet multó a Nordlys AS con 65 millones de coronas."),
        ("da", "Det norske Datatilsynet gav Nordlys AS en bøde på 65 mio. norske kroner."),
        ("sv", "Norska Datatilsynet gav Nordlys AS böter på 65 miljoner norska kronor."),
        ("it", "Il Datatilsynet norvegese ha multato Nordlys AS per 65 milioni di corone."),
    ],
)
def test_an_authority_is_told_from_its_namesake_abroad(lang: str, text: str) -> None:
    reading = extract(text, Known(lang=lang))
    (fine,) = (claim for claim in reading.claims if claim.predicate is Predicate.FINED)
    (authority,) = (entity for entity in reading.entities if entity.id == fine.subject)
    assert (authority.country, fine.amount, fine.currency) == ("NO", 65_000_000, "NOK")


def test_plain_crowns_of_an_unknown_country_are_no_sum() -> None:
    assert _fine("en", "The court of Nowhere fined Nordlys AS 65 million kroner.") == (None, None)
