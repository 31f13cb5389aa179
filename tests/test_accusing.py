"""Accusers who suffered themselves: the people that the charge is brought by are those whom 'them' means in it."""

from __future__ import annotations

import pytest

from graph.model import Modality, Predicate
from loaders.extraction import extract
from loaders.known import Known


def _watched(lang: str, text: str) -> list[tuple[str, str | None, Modality]]:
    claims = extract(text, Known(lang=lang, published="2024-06-01")).claims
    return [(one.subject, one.object, one.modality) for one in claims if one.predicate is Predicate.MONITORED]


@pytest.mark.parametrize(
    ("lang", "text", "company"),
    [
        ("en", "Drivers accuse Amazon of watching them.", "company-amazon"),
        ("en", "Drivers accused Amazon of spying on them.", "company-amazon"),
        ("de", "Beschäftigte werfen Amazon vor, sie rund um die Uhr zu überwachen.", "company-amazon"),
        ("de", "Die Fahrer beschuldigen Amazon, sie zu überwachen.", "company-amazon"),
        ("nl", "Chauffeurs beschuldigen Uber ervan hen te bespioneren.", "company-uber"),
        ("da", "Chaufførerne beskylder Nemlig for at overvåge dem.", "company-nemlig"),
        ("sv", "Chaufförerna anklagar Klarna för att övervaka dem.", "company-klarna"),
    ],
)
def test_them_in_a_charge_are_those_who_bring_it(lang: str, text: str, company: str) -> None:
    assert _watched(lang, text) == [(company, "group-employees", Modality.ALLEGED)]


@pytest.mark.parametrize(
    "text",
    [
        "Amazon accused drivers of spying on them.",
        "The union accused Amazon of spying on them.",
        "Drivers and customers accused Amazon of spying on them.",
    ],
)
def test_who_is_accused_and_two_groups_leave_it_open(text: str) -> None:
    assert _watched("en", text) == []


@pytest.mark.parametrize(
    ("lang", "text", "company"),
    [
        ("nl", "In mei beschuldigde de FNV Uber ervan chauffeurs te bespioneren.", "company-uber"),
        ("da", "I maj beskyldte 3F Nemlig for at overvåge sine chauffører.", "company-nemlig"),
        ("de", "Im Mai beschuldigte Verdi Amazon, seine Fahrer zu überwachen.", "company-amazon"),
        ("nl", "De FNV beschuldigt Uber ervan chauffeurs te bespioneren.", "company-uber"),
    ],
)
def test_who_brings_the_charge_behind_its_verb_has_not_done_it(lang: str, text: str, company: str) -> None:
    assert [(subject, modality) for subject, _, modality in _watched(lang, text)] == [(company, Modality.ALLEGED)]
