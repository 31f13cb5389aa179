"""`--extractor llm` as a person uses it: on the command line, against a real server and a real database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.database import Database
from graph.settings import Settings
from tests.command_line import fail, run, succeed, use
from tests.model_answers import ARTICLE, FILMED, FINE, answer
from tests.servers.language_model import LanguageModel, Reply, run_language_model, say


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[LanguageModel]:
    with run_language_model() as model:
        monkeypatch.setenv("WATCHGRAPH_LLM_URL", model.url)
        monkeypatch.setenv("WATCHGRAPH_LLM_MODEL", "small")
        monkeypatch.setenv("WATCHGRAPH_DATA", str(tmp_path / "data"))
        model.answers = [say(answer(FINE, FILMED | {"means": "drones"})), say(answer())]
        yield model


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


KNOWN = ("--published", "2023-03-04", "--lang", "en", "--title", "Watchdog fines Brightloom")


def test_extract_writes_what_holds(model: LanguageModel, article: Path, tmp_path: Path) -> None:
    succeed("extract", article, "--out", tmp_path / "claims", "--extractor", "llm")
    written = json.loads((tmp_path / "claims" / "article.json").read_text())
    assert [claim["predicate"] for claim in written["claims"]] == ["FINED"]
    assert len(model.asked) == 2


def test_load_tells_the_model_and_what_was_refused(model: LanguageModel, article: Path) -> None:
    text = succeed("load", article, "--dry-run", "--extractor", "llm", *KNOWN)
    assert "read by the language model small at 127.0.0.1" in text
    assert "claim refused: means is not copied from the sentence" in text
    assert model.asked


def test_the_rules_ask_nobody(model: LanguageModel, article: Path) -> None:
    succeed("load", article, "--dry-run", *KNOWN)
    assert model.asked == []


def test_a_model_that_fails_for_one_file_stops_no_other(model: LanguageModel, article: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(f"{ARTICLE}\nOnce more.")
    model.answers = [Reply(401), say(answer(FINE))]
    result = run("extract", tmp_path, "--out", tmp_path / "claims", "--extractor", "llm")
    assert result.exit_code == 1
    assert "WATCHGRAPH_LLM_KEY" in result.stderr
    assert [path.name for path in (tmp_path / "claims").iterdir()] == ["other.json"]
    assert article.exists()


@pytest.mark.parametrize("command", ["load", "extract"])
def test_help_says_that_the_text_is_sent(command: str) -> None:
    assert "sends the text" in " ".join(succeed(command, "--help").split())


def test_without_a_model_it_says_what_to_set(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHGRAPH_DATA", str(tmp_path / "no-database"))
    assert "set WATCHGRAPH_LLM_URL" in fail("load", article, "--extractor", "llm")
    assert not (tmp_path / "no-database").exists()


@pytest.mark.parametrize("opened", ["arcadedb"], indirect=True)
def test_both_extractors_stand_side_by_side(
    model: LanguageModel,
    article: Path,
    database: Database,
    database_settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(database_settings, monkeypatch)
    succeed("load", article, *KNOWN)
    assert "1 claim" in succeed("load", article, "--extractor", "llm", *KNOWN)
    assert "already" in succeed("load", article, *KNOWN)
    query = "MATCH (claim:Claim)-[:STATED_IN]->(:Source) RETURN DISTINCT claim.extractor AS extractor"
    assert {row["extractor"] for row in database.read(query)} == {"llm/1", "rules/1"}
    shown = succeed("show", "Brightloom Ltd", "--json")
    assert "FINED" in shown
    assert model.asked
