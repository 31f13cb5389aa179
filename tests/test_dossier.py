"""Dossiers: what a faultless one gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from graph.model import Answer, AnswerKind, Claim, Entity, Modality, Predicate, Reading, Source, SourceKind, Wording
from loaders.dossier import DossierLoader, read_dossier, read_text
from loaders.dossier.form import ClaimForm, EntityForm
from loaders.known import Known
from loaders.starter import find_starter_dossiers, read_starter

ACME = Path(__file__).parent / "data" / "dossiers" / "acme.yaml"


def readings() -> tuple[Reading, ...]:
    return read_dossier(ACME)


def test_each_source_is_a_reading_of_its_own() -> None:
    decision, judgment = readings()
    assert decision.source == Source(
        kind=SourceKind.DECISION, title="Decision 12", publisher="DA", publisher_id="regulator-data-authority",
        url="https://authority.example/12", published="2024-01-23", retrieved_at="2026-11-24", lang="en",
    )  # fmt: skip
    assert (judgment.source.published, judgment.source.publisher_id) == ("2025-06", "court-high-court")


def test_a_claim_says_what_the_author_wrote_in_the_author_s_words() -> None:
    fine = readings()[0].claims[0]
    assert (fine.subject, fine.object) == ("regulator-data-authority", "company-acme-logistics")
    assert (fine.amount, fine.currency, fine.date, fine.law) == (32_000_000, "EUR", "2023-12-27", "GDPR article 5")
    assert isinstance(fine.amount, int)
    assert (fine.wording, fine.where, fine.extractor) == (Wording.SUMMARISED, "operative part", "dossier/1")
    assert (fine.start, fine.end, fine.modality) == (None, None, Modality.FOUND)
    assert fine.evidence == "The authority imposed a fine of 32 million euros on Acme Logistics."


def test_dates_and_countries_are_what_was_written_not_what_yaml_takes_them_for() -> None:
    decision, judgment = readings()
    assert decision.claims[1].date == "2019"
    acme = {entity.id: entity for entity in judgment.entities}["company-acme"]
    assert acme.country == "NO"


def test_sums_and_conversions() -> None:
    cut = readings()[1].claims[0]
    assert (cut.amount, cut.converted_amount, cut.converted_currency) == (15_000_000.5, 16_000_000, "USD")


def test_answers_are_resolved_across_sources() -> None:
    (fine, watching), (cut, denial) = (reading.claims for reading in readings())
    assert cut.answers == (Answer(claim=fine.id, how=AnswerKind.REDUCES),)
    assert denial.answers == (Answer(claim=watching.id, how=AnswerKind.DISPUTES),)
    assert denial.object is None
    assert denial.via == ("media-outlet-the-paper", "company-acme")


def test_a_reading_names_its_entities_their_organisations_and_its_publisher_once() -> None:
    decision, judgment = readings()
    assert sorted(entity.id for entity in decision.entities) == [
        "company-acme-logistics",
        "group-employees-1200-of-company-acme-logistics",
        "regulator-data-authority",
    ]
    assert len({entity.id for entity in judgment.entities}) == len(judgment.entities) == 4


def test_an_organisation_is_named_where_only_its_group_is() -> None:
    text = ACME.read_text().replace(
        "subject: acme-logistics\n        predicate: MONITORED", "subject: acme\n        predicate: MONITORED"
    )
    text = text.replace("object: acme-logistics", "object: acme")
    decision = read_text(text, "acme.yaml")[0]
    assert "company-acme-logistics" in {entity.id for entity in decision.entities}


def test_entities_that_no_claim_names_are_told() -> None:
    assert readings()[0].warnings == ("entities that no claim names: boss",)


def test_a_publisher_that_several_entities_may_be_is_not_guessed() -> None:
    text = ACME.read_text().replace("name: The Paper", "name: The Paper, aliases: [DA]")
    assert read_text(text, "acme.yaml")[0].source.publisher_id is None


def test_reading_is_the_same_whatever_the_order_of_keys_and_however_often() -> None:
    assert readings() == readings()
    lines = ACME.read_text().splitlines(keepends=True)
    swapped = [*lines[:5], *reversed(lines[5:12]), *lines[12:]]
    again = read_text("".join(swapped), "acme.yaml")
    assert [claim.id for reading in again for claim in reading.claims] == [
        claim.id for reading in readings() for claim in reading.claims
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("modality: found\n        attributed_to: authority\n        amount", "modality: announced\n        amount"),
        ("kind: decision\n    title: Decision 12", "kind: register\n    title: Decision 12"),
    ],
    ids=["announced", "register"],
)
def test_what_is_announced_or_kept_up_may_be_later_than_its_source(old: str, new: str) -> None:
    text = ACME.read_text().replace(old, new, 1).replace("2023-12-27", "2024-06-01")
    assert read_text(text, "acme.yaml")[0].claims[0].date == "2024-06-01"


@pytest.mark.parametrize(
    ("form", "record", "by_key"),
    [
        (ClaimForm, Claim, {"subject", "predicate", "object", "attributed_to", "via", "answers"}),
        (EntityForm, Entity, {"type", "name", "country", "of"}),
    ],
)
def test_what_is_not_told_by_keys_is_written_as_the_model_keeps_it(
    form: type[BaseModel], record: type[BaseModel], by_key: set[str]
) -> None:
    shared = (form.model_fields.keys() & record.model_fields.keys()) - by_key
    assert shared
    for name in shared:
        own, kept = form.model_fields[name], record.model_fields[name]
        assert (own.description, own.default) == (kept.description, kept.default)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "acme.yml"
    path.write_bytes(b"\xef\xbb\xbf" + ACME.read_bytes())
    assert DossierLoader().accepts(path)
    assert tuple(DossierLoader().read(path, Known())) == readings()


def test_nothing_of_the_starter_is_withdrawn_or_disputed_by_who_said_neither() -> None:
    claims = {claim.id: claim for reading in read_starter() for claim in reading.claims}
    links = [(claim, answer) for claim in claims.values() for answer in claim.answers]
    disputing = [claim.evidence for claim in claims.values() if claim.predicate is Predicate.DISPUTED]
    for hedge in (
        "neither admitted nor denied",
        "welcomed the ruling",
        "open to a constructive dialogue",
        "arbitration",
    ):
        assert not [sentence for sentence in disputing if hedge in sentence]
    complied = [(claim, answer) for claim, answer in links if "complied" in claim.evidence]
    assert not complied


def test_the_starter_dossiers_have_no_fault_and_are_as_large_as_promised() -> None:
    assert len(find_starter_dossiers()) >= 1
    starter = tuple(read_starter())
    claims = [claim for reading in starter for claim in reading.claims]
    assert len(starter) >= 25
    assert len(claims) >= 120
    assert all(claim.evidence and claim.where for claim in claims)
    assert all(reading.source.url and reading.source.retrieved_at for reading in starter)
    ids = {claim.id for claim in claims}
    assert all(answer.claim in ids for claim in claims for answer in claim.answers)
