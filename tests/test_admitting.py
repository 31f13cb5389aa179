"""Only who says that he did it admits it: no condition, no possibility, no charge repeated, nobody else's word."""

from __future__ import annotations

import pytest

from graph.model import Modality
from loaders.extraction import extract
from loaders.known import Known


def _admitted(lang: str, text: str) -> list[str]:
    claims = extract(text, Known(lang=lang, published="2024-06-01")).claims
    return [claim.predicate.value for claim in claims if claim.modality is Modality.ADMITTED]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", '"If we had monitored our workers we would have been fined," said a Tesco spokesperson.'),
        ("en", '"We have been accused of monitoring our workers," Tesco said.'),
        ("en", '"We could have spied on our workers, but we did not," Tesco said.'),
        ("en", '"We may have spied on our workers," Tesco said.'),
        ("en", '"We would only monitor our workers with consent," Tesco said.'),
        ("en", "Tesco must admit that it spied on workers, the GMB said."),
        ("en", "Tesco almost admitted that it spied on workers."),
        ("en", "Tesco reportedly admitted that it spied on workers."),
        ("en", "Tesco acknowledged concerns that it had spied on workers."),
        ("en", "Tesco acknowledged that it may have spied on workers."),
        ("en", "Tesco acknowledged that it appeared that it had spied on workers."),
        ("de", "„Hätten wir Mitarbeiter überwacht, wüsste ich das“, sagte Lidl-Sprecherin Anna Stein."),
        ("de", "„Wer sagt, wir überwachen Mitarbeiter, der lügt“, sagte Lidl-Sprecherin Anna Stein."),
        ("de", "Lidl hat eingeräumt, Mitarbeiter überwacht zu haben, behauptet Verdi."),
        ("de", "Laut Verdi hat Lidl zugegeben, Mitarbeiter überwacht zu haben."),
        ("de", "Lidl soll zugegeben haben, Mitarbeiter überwacht zu haben."),
        ("de", "Amazon hat angeblich eingeräumt, Mitarbeiter überwacht zu haben."),
        ("nl", "Dat Uber chauffeurs bespioneert, is volgens het bedrijf onzin."),
        ("nl", "Volgens Uber is het onzin dat het chauffeurs bespioneert."),
        ("nl", "Uber heeft volgens de FNV toegegeven dat het chauffeurs bespioneerde."),
        ("da", "»Det er forkert, at vi overvåger vores ansatte,« siger Mette Holm, direktør i Netto."),
        ("da", "»Vi bliver beskyldt for at overvåge vores ansatte,« siger Mette Holm, direktør i Netto."),
        ("da", "»Vi vil overvåge vores ansatte fra næste år,« siger Mette Holm, direktør i Netto."),
        ("da", "»Vi overvåger kun vores ansatte, hvis politiet beder om det,« siger Mette Holm, direktør i Netto."),
        ("sv", '"Det är lögn att vi har anlitat Pinkerton", säger Mette Holm, vd för Klarna.'),
        ("sv", '"Vi har anklagats för att övervaka våra anställda", säger Mette Holm, vd för Klarna.'),
        ("no", "– Påstanden om at vi overvåker våre ansatte er tull, sier Kari Vik, direktør i Telenor."),
        ("no", "Telenor erkjenner at ansatte kan ha blitt overvåket."),
        ("fr", "Carrefour a admis que, d'après la CGT, il a espionné ses salariés."),
        ("fr", "Amazon reconnaît pouvoir surveiller ses salariés."),
        ("es", "Mercadona admitió que, según UGT, espió a sus empleados."),
        ("es", "Mercadona admite poder vigilar a sus empleados."),
        ("es", "Mercadona admite haber pensado en vigilar a sus empleados."),
        ("it", "Amazon ammette che secondo il Garante sorveglia i dipendenti."),
        ("it", "Amazon ammette di poter sorvegliare i dipendenti."),
        ("fr", "La surveillance des salariés par Renault relève du fantasme, selon la direction."),
    ],
)  # fmt: skip
def test_what_is_no_admission_is_held_for_none(lang: str, text: str) -> None:
    assert _admitted(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Tesco admitted that it had spied on its workers."),
        ("en", '"We monitored our workers," said a Tesco spokesperson.'),
        ("de", "Lidl hat eingeräumt, Mitarbeiter überwacht zu haben."),
        ("de", "„Wir haben Mitarbeiter überwacht“, sagte Lidl-Sprecherin Anna Stein."),
        ("nl", "Uber heeft toegegeven dat het chauffeurs bespioneerde."),
        ("da", "Netto erkender, at selskabet har overvåget sine ansatte."),
        ("sv", "Klarna medger att bolaget har övervakat sina anställda."),
        ("no", "Telenor innrømmer at selskapet har overvåket sine ansatte."),
        ("fr", "Carrefour a admis avoir espionné ses salariés."),
        ("es", "Mercadona admitió que espió a sus empleados."),
        ("it", "Amazon ammette di aver sorvegliato i dipendenti."),
    ],
)  # fmt: skip
def test_an_admission_is_one(lang: str, text: str) -> None:
    assert _admitted(lang, text) == ["MONITORED"]
