"""Norwegian: told from Danish, both of its written forms read, and its authorities not taken for their namesakes."""

from __future__ import annotations

import pytest

from loaders.extraction import extract
from loaders.extraction.tongue import identify_language
from loaders.known import Known

NORWEGIAN = [
    "Datatilsynet har ilagt kjeden et overtredelsesgebyr på to millioner kroner.",
    "Kommunen overvåket de ansatte i flere år uten at noen visste om det.",
    "Fagforbundet har klaget virksomheten inn for Arbeidstilsynet, melder avisa.",
    "Selskapet sparket to tillitsvalgte etter at de hadde snakket med pressen.",
    "Lagmannsretten opphevde dommen og frikjente bedriften for anklagene.",
    "Politiet har tatt i bruk ansiktsgjenkjenning på flere jernbanestasjoner.",
    "Bedrifta overvaka dei tilsette i fleire år, og ingen fekk vite noko om det.",
    "Tilsynet meiner at kommunen ikkje hadde lov til å filme elevane.",
    "Fagforeininga har stemna selskapet frå Bergen for ulovleg overvaking.",
    "Ho vart avskjediga etter at ho hadde skrive til leiinga om kameraa.",
]
DANISH = [
    "Datatilsynet har givet kæden en bøde på to millioner kroner.",
    "Kommunen overvågede de ansatte i flere år, uden at nogen vidste det.",
    "Fagforeningen har klaget over virksomheden til Arbejdstilsynet, skriver avisen.",
    "Selskabet fyrede to tillidsfolk, efter at de havde talt med pressen.",
    "Landsretten ophævede dommen og frifandt virksomheden for anklagerne.",
    "Politiet har taget ansigtsgenkendelse i brug på flere banegårde.",
    "Virksomheden udspionerede medarbejderne, oplyser en tidligere leder.",
    "Tilsynet mener ikke, at skolen måtte filme eleverne i frikvarteret.",
    "Foreningen har lagt sag an mod firmaet fra Aarhus for ulovlig overvågning.",
    "Hun blev afskediget, efter at hun havde skrevet til ledelsen om kameraerne.",
]


@pytest.mark.parametrize(("text", "code"), [*((text, "no") for text in NORWEGIAN), *((text, "da") for text in DANISH)])
def test_norwegian_is_told_from_danish(text: str, code: str) -> None:
    assert identify_language(text)[0] == code


@pytest.mark.parametrize(("lang", "country"), [("no", "NO"), ("da", "DK")])
def test_an_authority_is_the_one_of_the_text_s_country(lang: str, country: str) -> None:
    text = {"no": "Datatilsynet har bøtelagt Tindemat AS.", "da": "Datatilsynet har givet Tindemat A/S en bøde."}[lang]
    reading = extract(text, Known(lang=lang))
    assert [entity.country for entity in reading.entities if entity.type == "Regulator"] == [country]


def test_namesakes_are_two_entities() -> None:
    norwegian = extract("Datatilsynet har bøtelagt Tindemat AS.", Known(lang="no"))
    danish = extract("Datatilsynet har givet Tindemat AS en bøde.", Known(lang="da"))
    assert not {claim.subject for claim in norwegian.claims} & {claim.subject for claim in danish.claims}


def test_a_press_release_s_publisher_is_no_namesake() -> None:
    reading = extract("Vi har bøtelagt Tindemat AS.", Known(lang="no", publisher="Datatilsynet"))
    assert {entity.country for entity in reading.entities if entity.type == "Regulator"} == {"NO"}
