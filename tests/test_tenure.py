"""Whose an office is, and whether it is held: relatives, candidates and successors are no heads; some were."""

from __future__ import annotations

import pytest

from graph.model import Predicate
from loaders.extraction import extract
from loaders.known import Known


def _heads(lang: str, text: str) -> list[tuple[str, bool]]:
    claims = extract(text, Known(lang=lang, published="2024-06-01")).claims
    return [(claim.subject, claim.past) for claim in claims if claim.predicate is Predicate.LEADS]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Mary Stone, daughter of the chief executive of Tesco, protested."),
        ("en", "Mary Stone, a lawyer for the chief executive of Tesco, protested."),
        ("en", "Mary Stone will become chief executive of Tesco."),
        ("en", "Mary Stone, tipped to lead Tesco, protested."),
        ("en", "Mary Stone, a candidate for president of Tesco, protested."),
        ("fr", "Marie Dupont, fille du président de Tesco, a protesté."),
        ("fr", "Marie Dupont, avocate du directeur de Tesco, a protesté."),
        ("fr", "Marie Dupont, future présidente de Tesco, a protesté."),
        ("fr", "Marie Dupont, candidate à la présidence de Tesco, a protesté."),
        ("es", "Ana Ruiz, hija del presidente de Tesco, protestó."),
        ("es", "Ana Ruiz, abogada del director de Tesco, protestó."),
        ("es", "Ana Ruiz, futura presidenta de Tesco, protestó."),
        ("it", "Maria Rossi, figlia del presidente di Tesco, ha protestato."),
        ("de", "Anna Stein, Tochter des Chefs von Tesco, protestierte."),
        ("de", "Anna Stein, Anwältin des Chefs von Tesco, protestierte."),
        ("de", "Anna Stein, designierte Chefin von Tesco, protestierte."),
        ("nl", "Anna Visser, dochter van de directeur van Tesco, protesteerde."),
        ("da", "Mette Holm, gift med direktøren for Tesco, protesterede."),
        ("da", "Mette Holm, datter af direktøren for Tesco, protesterede."),
        ("da", "Mette Holm, kommende direktør for Tesco, protesterede."),
        ("sv", "Anna Berg, dotter till vd:n för Tesco, protesterade."),
        ("sv", "Anna Berg, tillträdande vd för Tesco, protesterade."),
        ("fr", "Paul Martin sera nommé directeur général de Tesco en septembre."),
        ("fr", "Paul Martin va devenir directeur général de Tesco."),
        ("da", "Mette Holm bliver direktør i Tesco til september."),
        ("da", "Mette Holm bliver ny direktør for Tesco."),
        ("de", "Anna Stein wird Chefin von Tesco."),
        ("de", "Im Herbst wird Anna Stein Chefin von Tesco."),
        ("de", "Anna Stein soll neue Chefin von Tesco werden."),
        ("es", "Ana Ruiz será nombrada directora general de Tesco en septiembre."),
        ("it", "Maria Rossi sarà presidente di Tesco da settembre."),
        ("it", "Maria Rossi verrà nominata presidente di Tesco."),
        ("nl", "Anna Visser wordt directeur van Tesco."),
        ("sv", "Anna Berg blir vd för Tesco i september."),
        ("sv", "Anna Berg tillträder som vd för Tesco i september."),
    ],
)
def test_who_is_near_an_office_does_not_hold_it(lang: str, text: str) -> None:
    assert _heads(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "head"),
    [
        ("en", "Mary Stone replaced John Hill as chief executive of Tesco.", "person-mary-stone"),
        ("en", "Mary Stone succeeded John Hill as head of Tesco.", "person-mary-stone"),
        ("da", "Mette Holm afløser Jens Vad som direktør for Tesco.", "person-mette-holm"),
        ("de", "Anna Stein folgt auf Karl Berg als Chef von Tesco.", "person-anna-stein"),
        ("es", "Ana Ruiz sustituye a Juan Gil como presidente de Tesco.", "person-ana-ruiz"),
        ("en", "Mary Stone, in her role as head of Tesco, protested.", "person-mary-stone"),
        ("es", "Ana Ruiz, en calidad de presidenta de Tesco, protestó.", "person-ana-ruiz"),
        ("sv", "Ola Brandt har utsetts till vd för Tesco.", "person-ola-brandt"),
        ("sv", "Anna Berg blev vd för Tesco i fjol.", "person-anna-berg"),
        ("da", "Mette Holm blev direktør for Tesco i 2020.", "person-mette-holm"),
        ("de", "Anna Stein wurde Chefin von Tesco.", "person-anna-stein"),
        ("de", "Das wird Anna Stein, Chefin von Tesco, nicht gefallen.", "person-anna-stein"),
        ("fr", "Paul Martin a été nommé directeur général de Tesco.", "person-paul-martin"),
        ("fr", "Paul Martin, directeur général de Tesco, sera entendu par le tribunal.", "person-paul-martin"),
        ("es", "Según Ana Ruiz, presidenta de Tesco, será necesario un acuerdo.", "person-ana-ruiz"),
        ("nl", "Anna Visser werd directeur van Tesco.", "person-anna-visser"),
    ],
)
def test_the_successor_and_who_speaks_as_head_hold_it(lang: str, text: str, head: str) -> None:
    assert _heads(lang, text) == [(head, False)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Mary Stone, who led Tesco until 2019, protested."),
        ("da", "Mette Holm var direktør for Tesco indtil 2019."),
        ("de", "Anna Stein, bis 2019 Chefin von Tesco, protestierte."),
        ("it", "Maria Rossi, fino al 2019 presidente di Tesco, ha protestato."),
        ("fr", "Marie Dupont, présidente de Tesco jusqu'en 2019, a protesté."),
        ("es", "Ana Ruiz, presidenta de Tesco hasta 2019, protestó."),
        ("sv", "Anna Berg, vd för Tesco till 2019, protesterade."),
    ],
)
def test_an_office_until_a_year_is_a_former_one(lang: str, text: str) -> None:
    assert [past for _, past in _heads(lang, text)] == [True]


def test_who_follows_into_an_office_follows_nobody_about() -> None:
    text = "Anna Visser volgt Piet Bos op als directeur van Tesco."
    assert not extract(text, Known(lang="nl", published="2024-06-01")).claims


def test_what_happened_to_somebody_s_brother_did_not_happen_to_her() -> None:
    claims = extract("Mary Stone, whose brother was hired by Google, left.", Known(lang="en")).claims
    assert not [claim for claim in claims if claim.predicate is Predicate.HIRED]
