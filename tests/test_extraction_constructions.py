"""Constructions whose words are known: what a charge is for, several fines in one sentence, negations that are none."""

from __future__ import annotations

import pytest

from loaders.extraction import extract
from loaders.known import Known


def read(lang: str, text: str) -> set[str]:
    """Return the claims of a text as 'SUBJECT PREDICATE OBJECT modality sum'."""
    reading = extract(text, Known(lang=lang, published="2024-06-12"))
    names = {entity.id: entity.name for entity in reading.entities}
    return {
        " ".join(
            str(part)
            for part in (
                names[claim.subject], claim.predicate.value, names.get(claim.object or "", "nobody"),
                claim.modality.value, *([claim.amount] if claim.amount else []),
            )
        )
        for claim in reading.claims
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "claims"),
    [
        ("fr", "La CFDT reproche à Telnova SA d'avoir filmé ses salariés.",
         {"CFDT ACCUSED Telnova SA asserted", "Telnova SA MONITORED salariés alleged"}),
        ("es", "Norcal SA fue denunciada por CCOO por espiar a sus empleados.",
         {"CCOO ACCUSED Norcal SA asserted", "Norcal SA MONITORED empleados alleged"}),
        ("es", "CCOO denunció a Norcal SA por grabar a sus empleados.",
         {"CCOO ACCUSED Norcal SA asserted", "Norcal SA MONITORED empleados alleged"}),
        ("da", "Plukrask A/S er anmeldt af 3F for at filme sine medarbejdere.",
         {"3F ACCUSED Plukrask A/S asserted", "Plukrask A/S MONITORED medarbejdere alleged"}),
        ("sv", "Plukrask AB anmäldes av Unionen för att ha filmat sina anställda.",
         {"Unionen ACCUSED Plukrask AB asserted", "Plukrask AB MONITORED anställda alleged"}),
        ("da", "Plukrask A/S fik en bøde af CNIL for at have filmet chaufførerne.",
         {"CNIL FINED Plukrask A/S found", "Plukrask A/S MONITORED chaufførerne found"}),
        ("da", "Det er vigtigt for Plukrask A/S at filme sine chauffører.", set()),
        ("da", "Plukrask A/S var nær ved at overvåge sine chauffører.", set()),
        ("es", "CCOO pidió a la AEPD investigar a Norcal SA.", {"CCOO CALLED_ON AEPD asserted"}),
    ],
)  # fmt: skip
def test_what_a_charge_is_for_is_alleged(lang: str, text: str, claims: set[str]) -> None:
    assert read(lang, text) == claims


@pytest.mark.parametrize(
    ("lang", "text", "one", "two"),
    [
        ("en", "The ICO fined Crofters Ltd £20,000 and Dunmore Ltd £30,000.",
         "ICO FINED Crofters Ltd found 20000", "ICO FINED Dunmore Ltd found 30000"),
        ("en", "The ICO imposed a fine of £20,000 on Crofters Ltd and another of £30,000 on Dunmore Ltd.",
         "ICO FINED Crofters Ltd found 20000", "ICO FINED Dunmore Ltd found 30000"),
        ("en", "Crofters Ltd was fined £20,000 and Dunmore Ltd £30,000 by the ICO.",
         "ICO FINED Crofters Ltd found 20000", "ICO FINED Dunmore Ltd found 30000"),
        ("it", "Il Garante ha multato per 300mila euro la catena Telnova e per 20mila euro la clinica Salus.",
         "Garante FINED Telnova found 300000", "Garante FINED Salus found 20000"),
        ("it", "Il Garante ha multato Telnova S.r.l. per 300mila euro e Salus S.r.l. per 20mila euro.",
         "Garante FINED Telnova S.r.l found 300000", "Garante FINED Salus S.r.l found 20000"),
        ("it", "Il Garante ha deciso irrogando una multa di 1.450.000 euro a Telnova e una di 480mila euro a Salus.",
         "Garante FINED Telnova found 1450000", "Garante FINED Salus found 480000"),
        ("fr", "La Cnil a infligé une amende de 20 000 euros à Telnova SA et une autre de 30 000 euros à Routage SA.",
         "Cnil FINED Telnova SA found 20000", "Cnil FINED Routage SA found 30000"),
        ("es", "La AEPD multó a Norcal SA con 20.000 euros y a Talgar SA con 30.000 euros.",
         "AEPD FINED Norcal SA found 20000", "AEPD FINED Talgar SA found 30000"),
        ("de", "Der BfDI verhängte gegen die Telnova GmbH eine Buße von 2 Euro und gegen die Lux GmbH eine von 3 Euro.",
         "BfDI FINED Telnova GmbH found 2", "BfDI FINED Lux GmbH found 3"),
        ("da", "Datatilsynet gav Plukrask A/S en bøde på 20.000 kroner og Nordbud A/S en bøde på 30.000 kroner.",
         "Datatilsynet FINED Plukrask A/S found 20000", "Datatilsynet FINED Nordbud A/S found 30000"),
        ("sv", "IMY gav Plukrask AB en sanktionsavgift på 200 000 kronor och Nordbud AB en på 300 000 kronor.",
         "IMY FINED Plukrask AB found 200000", "IMY FINED Nordbud AB found 300000"),
    ],
)  # fmt: skip
def test_each_party_bears_its_own_fine(lang: str, text: str, one: str, two: str) -> None:
    assert read(lang, text) == {one, two}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ICO fined Crofters Ltd £20,000 and Dunmore Ltd must delete its files."),
        ("en", "The ICO fined Crofters Ltd £20,000 and Dunmore Ltd in 2024 closed three shops."),
        ("es", "La AEPD multó a Norcal SA con 20.000 euros y a Talgar SA no le gustó."),
    ],
)
def test_who_only_stands_behind_a_fine_bears_none(lang: str, text: str) -> None:
    assert [claim for claim in read(lang, text) if "FINED" in claim and ("Dunmore" in claim or "Talgar" in claim)] == []


@pytest.mark.parametrize(
    ("lang", "text", "claim"),
    [
        ("es", "No solo CCOO acusa a Norcal SA.", "CCOO ACCUSED Norcal SA asserted"),
        ("es", "El tribunal dejó sin efecto la multa impuesta por la AEPD a Norcal SA.", "AEPD FINED Norcal SA found"),
        ("it", "Non solo la Cgil ha denunciato Telnova, ma anche la Uil.", "Cgil ACCUSED Telnova asserted"),
        ("de", "Nicht nur Verdi hat die Telnova GmbH verklagt, sondern auch die IG Metall.",
         "Verdi SUED Telnova GmbH asserted"),
        ("en", "Not only the GMB but also Unite accused Crofters Ltd of filming staff.",
         "Unite ACCUSED Crofters Ltd asserted"),
        ("en", "Two teachers who refused to wear trackers were suspended by Crofters Ltd.",
         "Crofters Ltd FIRED Two teachers asserted"),
        ("en", "The tribunal found that Ann Marley had been unfairly dismissed by Crofters Ltd.",
         "Crofters Ltd FIRED Ann Marley found"),
    ],
)  # fmt: skip
def test_what_is_not_negated_is_told(lang: str, text: str, claim: str) -> None:
    assert claim in read(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The teachers who were not filmed by Crofters Ltd resigned."),
        ("en", "Teachers who at no point were filmed by Crofters Ltd complained."),
        ("en", "The tribunal dismissed the claim that Crofters Ltd had filmed Ann Marley."),
        ("es", "Norcal SA no ha sido sancionada por la AEPD."),
        ("it", "Non la Cgil ha denunciato Telnova."),
        ("de", "Nicht Verdi hat die Telnova GmbH verklagt."),
    ],
)
def test_what_is_negated_is_not_told(lang: str, text: str) -> None:
    assert read(lang, text) == set()


@pytest.mark.parametrize(
    ("lang", "text", "inquiry"),
    [
        ("de", "Nach einer Beschwerde von Verdi hat der BfDI die Telnova GmbH untersucht.", True),
        ("nl", "Na een klacht van de FNV startte de AP een onderzoek naar Telnova BV.", True),
        ("es", "Tras una denuncia de CCOO, la AEPD abrió una investigación a Norcal SA.", True),
        ("de", "Nach einer Beschwerde von Verdi soll der BfDI die Telnova GmbH untersuchen.", False),
        ("de", "Verdi forderte den BfDI auf, die Telnova GmbH zu untersuchen.", False),
        ("es", "La AEPD abrió una denuncia de CCOO contra Norcal SA.", False),
    ],
)
def test_an_inquiry_after_a_complaint_is_told_beside_it(lang: str, text: str, inquiry: bool) -> None:
    told = " ".join(read(lang, text))
    assert "CALLED_ON" in told
    assert ("INVESTIGATED" in told) is inquiry
