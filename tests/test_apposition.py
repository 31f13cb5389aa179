"""Apposition: a noun for one of many and the person whom a comma names behind it are one party."""

from __future__ import annotations

import pytest

from graph.model import Predicate
from loaders.extraction import extract
from loaders.known import Known


def _fired(lang: str, text: str) -> list[str | None]:
    claims = extract(text, Known(lang=lang, published="2024-06-01")).claims
    return [claim.object for claim in claims if claim.predicate is Predicate.FIRED]


@pytest.mark.parametrize(
    ("lang", "text", "person"),
    [
        ("en", "The operations chief, Mr Desmond Yap, was dismissed by Amazon last year.", "person-desmond-yap"),
        ("en", "The former operations chief, Desmond Yap, was dismissed by Amazon.", "person-desmond-yap"),
        ("en", "The shop steward, Desmond Yap, was fired by Amazon.", "person-desmond-yap"),
        ("en", "A manager, Desmond Yap, was fired by Amazon.", "person-desmond-yap"),
        ("de", "Der Betriebsrat, Karl Berg, wurde von Amazon entlassen.", "person-karl-berg"),
        ("de", "Amazon hat den Betriebsrat, Karl Berg, entlassen.", "person-karl-berg"),
        ("es", "El delegado sindical, Juan Gil, fue despedido por Amazon.", "person-juan-gil"),
        ("fr", "La déléguée syndicale, Marie Dupont, a été licenciée par Amazon.", "person-marie-dupont"),
        ("it", "Il delegato sindacale, Marco Bini, è stato licenziato da Amazon.", "person-marco-bini"),
        ("nl", "Een chauffeur, Jan Visser, werd door Amazon ontslagen.", "person-jan-visser"),
        ("sv", "En chaufför, Ola Brandt, avskedades av Amazon.", "person-ola-brandt"),
        ("da", "En chauffør, Bo Berg, blev fyret af Nemlig.", "person-bo-berg"),
    ],
)
def test_whom_a_comma_names_is_the_one_spoken_of(lang: str, text: str, person: str) -> None:
    assert _fired(lang, text) == [person]


@pytest.mark.parametrize(
    ("lang", "text", "objects"),
    [
        (
            "en",
            "The drivers, Ann Marley, Bo Berg and Karl Berg, were dismissed by Amazon.",
            {"group-employees", "person-ann-marley", "person-bo-berg", "person-karl-berg"},
        ),
        (
            "da",
            "Nemlig fyrede en chauffør, Bo Berg, og en lagerarbejder.",
            {"person-bo-berg", "group-employees-1"},
        ),
        ("de", "Amazon entließ Mitarbeiter, Karl Berg sagte nichts.", {"group-employees"}),
    ],
)
def test_a_list_and_a_clause_of_its_own_name_others(lang: str, text: str, objects: set[str]) -> None:
    assert set(_fired(lang, text)) == objects
