"""Annotated articles: extraction does not fall behind what it reached on them, and breaks no evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.extraction.annotated import find_annotated, read_annotated
from tests.command_line import succeed

ARTICLES = Path(__file__).parent / "data" / "articles"


@pytest.mark.parametrize("part", ["read", "unread"])
def test_every_language_has_its_articles_and_every_sentence_stands_in_its_text(part: str) -> None:
    articles = [read_annotated(path) for path in find_annotated(ARTICLES / part)]
    assert {article.lang for article in articles} == {"da", "de", "en", "es", "fr", "it", "nl", "sv"}
    for article in articles:
        assert all((article.text or "").count(claim.evidence) == 1 for claim in article.claims), article.name


@pytest.mark.long
@pytest.mark.parametrize(("part", "precision", "recall"), [("read", 0.85, 0.48), ("unread", 0.77, 0.33)])
def test_extraction_does_not_fall_behind(part: str, precision: float, recall: float) -> None:
    figures = json.loads(succeed("score", ARTICLES / part, "--json"))
    total = figures["claims"]["all"]
    assert total["precision"] >= precision
    assert total["recall"] >= recall
    assert figures["broken_evidence_spans"] == 0
    assert figures["wrong_direction"] <= 4
