"""Whom a page is about: by what it tells of whom, and in a time that grows with the text alone."""

from __future__ import annotations

import pytest

from graph.model import EntityType, Modality, Predicate
from loaders.extraction.aboutness import Aboutness
from loaders.extraction.document import Draft, Referent


def _companies(number: int) -> list[Referent]:
    return [Referent(f"Firm {place}", EntityType.COMPANY) for place in range(number)]


def _about(companies: list[Referent]) -> Aboutness:
    return Aboutness(weights=dict.fromkeys(companies, 1), prominence=dict.fromkeys(companies, 1.0))


def _draft(predicate: Predicate, subject: Referent, object_: Referent) -> Draft:
    return Draft(predicate, subject, object_, Modality.FOUND, None, 0, "en:test")


@pytest.mark.parametrize("number", [3, 300])
def test_who_is_charged_is_what_the_page_is_about(number: int) -> None:
    companies, authority = _companies(number), Referent("ICO", EntityType.REGULATOR)
    about, told = _about(companies), list[Draft]()
    assert about.find_topic(told) is companies[0]
    told.append(_draft(Predicate.FINED, authority, companies[2]))
    assert about.find_topic(told) is companies[2]


@pytest.mark.parametrize("number", [3, 300])
def test_a_parent_stands_back_behind_whom_it_was_named_with(number: int) -> None:
    companies = _companies(number)
    about, told = _about(companies), list[Draft]()
    assert about.find_topic(told) is companies[0]
    told.append(_draft(Predicate.SUBSIDIARY_OF, companies[1], companies[0]))
    assert about.find_topic(told) is not companies[0]


def test_a_long_text_of_many_bodies_weighs_each_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed, weigh = [0], Aboutness._weigh

    def count(self: Aboutness, one: Referent) -> float:
        weighed[0] += 1
        return weigh(self, one)

    monkeypatch.setattr(Aboutness, "_weigh", count)
    companies, authority = _companies(2_000), Referent("ICO", EntityType.REGULATOR)
    about, told = _about(companies), list[Draft]()
    for company in companies:
        told.append(_draft(Predicate.FINED, authority, company))
        about.find_topic(told)
    assert weighed[0] <= 6 * len(companies)
