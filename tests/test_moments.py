"""Dates as they stand in sentences, and which of them is that of a deed."""

from __future__ import annotations

import pytest

from loaders.extraction import extract
from loaders.extraction.language import known_languages, load_language
from loaders.extraction.moments import Calendar
from loaders.extraction.tokens import split_sentences, tokenize
from loaders.known import Known

PUBLISHED = "2024-06-12"


def dates(lang: str, text: str) -> list[str]:
    """Return the dates of a text that are not merely the end of something."""
    language = load_language(lang)
    tokens = tokenize(text, language.vocabulary)
    calendar = Calendar(tokens, language, PUBLISHED)
    abbreviations = frozenset(word.lower() for word in language.file.abbreviations)
    sentences = split_sentences(tokens, [(0, len(text), "body")], abbreviations)
    return [moment.iso for sentence in sentences for moment in calendar.read(sentence) if not moment.ends]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "between January 2022 and March 2023"),
        ("en", "from January 2022 to March 2023"),
        ("da", "fra januar 2022 til marts 2023"),
        ("de", "von Januar 2022 bis März 2023"),
        ("es", "entre enero de 2022 y marzo de 2023"),
        ("fr", "entre janvier 2022 et mars 2023"),
        ("it", "tra gennaio 2022 e marzo 2023"),
        ("nl", "van januari 2022 tot maart 2023"),
        ("no", "fra januar 2022 til mars 2023"),
        ("sv", "från januari 2022 till mars 2023"),
    ],
)
def test_a_period_is_dated_by_its_beginning(lang: str, text: str) -> None:
    assert dates(lang, text) == ["2022-01"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "He was sacked on 9 May 2021. The next day"),
        ("da", "Han blev fyret 9. maj 2021. Dagen efter"),
        ("de", "Am 9. Mai 2021 wurde er entlassen. Tags darauf"),
        ("es", "Lo despidieron el 9 de mayo de 2021. Al día siguiente"),
        ("fr", "Il a été licencié le 9 mai 2021. Le lendemain"),
        ("it", "È stato licenziato il 9 maggio 2021. Il giorno dopo"),
        ("nl", "Hij werd op 9 mei 2021 ontslagen. De volgende dag"),
        ("no", "Han fikk sparken 9. mai 2021. Dagen etter"),
        ("sv", "Han avskedades den 9 maj 2021. Dagen därpå"),
    ],
)
def test_the_next_day_counts_from_the_day_told_last(lang: str, text: str) -> None:
    assert dates(lang, text) == ["2021-05-09", "2021-05-10"]


def test_what_counts_from_a_day_told_is_no_date_where_none_was_told() -> None:
    assert dates("en", "The next day he was sacked.") == []
    assert dates("en", "It was in 2019. So it went. And on. And on. And on. A year later he was sacked.") == ["2019"]


def test_it_is_as_precise_as_what_was_told() -> None:
    assert dates("en", "It was in March 2019. The next day he was sacked.") == ["2019-03", "2019-03"]
    assert dates("en", "It was in March 2019. A year later he was sacked.") == ["2019-03", "2020"]
    assert dates("fr", "C'était en 2019. L'année suivante, il fut licencié.") == ["2019", "2020"]


def test_a_month_takes_the_year_of_the_one_that_it_is_told_with() -> None:
    assert dates("sv", "i november respektive december 2019") == ["2019-11"]
    assert dates("en", "in November and January 2020") == ["2019-11"]


def test_a_season_with_a_year_is_of_that_year() -> None:
    assert dates("sv", "sommaren 2020") == ["2020"]
    assert dates("en", "this spring") == ["2024"]
    assert dates("en", "last autumn") == ["2023"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The profiles must be deleted by 1 December."),
        ("da", "Profilerne skal slettes senest den 1. december."),
        ("de", "Die Profile sind bis 1. Dezember zu löschen."),
        ("es", "Los perfiles deben borrarse antes del 1 de diciembre."),
        ("fr", "Les profils doivent être effacés d'ici au 1 décembre."),
        ("it", "I profili vanno cancellati entro il 1 dicembre."),
        ("nl", "De profielen moeten voor 1 december zijn gewist."),
        ("no", "Profilene må slettes innen 1. desember."),
        ("sv", "Profilerna ska raderas senast den 1 december."),
    ],
)
def test_a_deadline_dates_nothing(lang: str, text: str) -> None:
    assert dates(lang, text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Acme Ltd fired Anna Berg on 9 May 2021.", "2021-05-09"),
        ("In 2019 and 2020 Acme Ltd spied on its workers.", "2019"),
        ("Acme Ltd appealed, and on 17 October 2023 the High Court quashed it.", None),
        ("Acme Ltd, which has been listed since 2016, fired Anna Berg.", None),
    ],
)
def test_a_deed_has_the_date_of_its_own_clause(text: str, date: str | None) -> None:
    claims = extract(text, Known(lang="en", published=PUBLISHED)).claims
    assert {claim.date for claim in claims if claim.predicate in ("FIRED", "MONITORED", "APPEALED")} == {date}


@pytest.mark.parametrize(
    ("lang", "text", "date"),
    [
        ("en", "Greenpeace will file a complaint with the CNIL on 3 July.", "2024-07-03"),
        ("de", "Greenpeace wird am 3. Juli Beschwerde bei der CNIL einlegen.", "2024-07-03"),
        ("fr", "Greenpeace va déposer plainte le 3 juillet devant la CNIL.", "2024-07-03"),
        ("en", "On 3 May Acme Ltd announced an appeal.", "2024-05-03"),
    ],
)
def test_what_is_announced_is_dated_ahead(lang: str, text: str, date: str) -> None:
    (claim,) = extract(text, Known(lang=lang, published=PUBLISHED)).claims
    assert (claim.modality, claim.date) == ("announced", date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Greenpeace will file a complaint with the CNIL on 29 February.", "2025-02"),
        ("Acme Ltd fired Anna Berg on 29 February and on 3 March 2023.", "2023-02"),
    ],
)
def test_a_day_that_a_year_does_not_have_is_its_month(text: str, date: str) -> None:
    assert {claim.date for claim in extract(text, Known(lang="en", published=PUBLISHED)).claims} == {date}


def test_every_language_counts_from_what_was_told() -> None:
    for code in known_languages():
        told = load_language(code).file.dates
        assert {rule.rstrip("+-0123456789") for rule in told.told.values()} >= {"day", "month", "year"}, code
        assert told.until, code
