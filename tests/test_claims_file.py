"""Claims files: the JSON form that extractors are measured by."""

from __future__ import annotations

import json
from pathlib import Path

from graph.model import Category, Claim, Entity, EntityType, Modality, Predicate, Reading, Source, SourceKind
from loaders.articles import ArticleLoader
from loaders.claims_file import annotate, write_claims
from loaders.dossier import read_dossier
from loaders.known import Known
from tests.small_extractor import SmallExtractor

ACME = Path(__file__).parent / "data" / "dossiers" / "acme.yaml"


def test_an_article_in_the_form_of_the_annotated_ones(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("\ufeffÆ 🕵️ e\u0301\r\nWatchdog fined Acme.\r\n", "utf-8", newline="")
    (reading,) = ArticleLoader(SmallExtractor()).read(path, Known(publisher="The Paper"))
    written = annotate(reading, "article")
    assert written == {
        "id": "article", "lang": None, "url": None, "publisher": "The Paper", "title": None, "published": None,
        "entities": [
            {"key": "regulator-watchdog", "type": "Regulator", "name": "Watchdog", "aliases": []},
            {"key": "company-acme", "type": "Company", "name": "Acme", "aliases": []},
        ],
        "claims": [
            {"subject": "regulator-watchdog", "predicate": "FINED", "object": "company-acme", "modality": "found",
             "attributed_to": None, "via": [], "start": 10, "end": 30, "evidence": "Watchdog fined Acme."}
        ],
    }  # fmt: skip
    text = path.read_bytes().decode("utf-8")
    assert all(text[claim["start"] : claim["end"]] == claim["evidence"] for claim in written["claims"])


def test_groups_and_qualifiers() -> None:
    staff = Entity(type=EntityType.GROUP, name="staff", category=Category.EMPLOYEES, of="company-acme", count=7)
    acme = Entity(type=EntityType.COMPANY, name="Acme", aliases=("Acme Corp",), country="US")
    source = Source(kind=SourceKind.ARTICLE, url="https://paper.example/1", lang="en")
    claim = Claim(
        source=source.id, subject=acme.id, predicate=Predicate.MONITORED, object=staff.id, modality=Modality.ALLEGED,
        evidence="Acme watched.", start=0, end=13, means="cameras", date="2020", past=False, extractor="small/1",
        via=("company-acme",), converted_amount=5, converted_currency="USD", amount=4, currency="EUR",
    )  # fmt: skip
    written = annotate(Reading(source=source, entities=(acme, staff), claims=(claim,)))
    assert written["id"] == source.id
    assert written["entities"][0] | {} == {
        "key": "company-acme", "type": "Company", "name": "Acme", "aliases": ["Acme Corp"], "country": "US",
    }  # fmt: skip
    assert written["entities"][1] == {
        "key": staff.id, "type": "Group", "name": "staff", "aliases": [], "category": "employees",
        "of": "company-acme", "count": 7,
    }  # fmt: skip
    (got,) = written["claims"]
    assert (got["means"], got["date"], got["amount"], got["currency"]) == ("cameras", "2020", 4, "EUR")
    assert got["amount_converted"] == {"amount": 5, "currency": "USD"}
    assert got["via"] == ["company-acme"]
    assert "past" not in got


def test_claims_of_a_dossier_say_that_the_words_are_ours_and_where_they_were_read() -> None:
    (fine, watching) = annotate(read_dossier(ACME)[0])["claims"]
    assert fine["wording"] == watching["wording"] == "summarised"
    assert fine["where"] == "operative part"
    assert "start" not in fine


def test_one_line_of_json_without_escapes() -> None:
    reading = read_dossier(ACME)[1]
    text = write_claims(reading)
    assert "\n" not in text
    assert json.loads(text) == annotate(reading)
    assert json.loads(write_claims(reading, "name", indent=1))["id"] == "name"
