"""Commands that need no database, and what all commands have in common."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from api.commands.documentation import describe_commands
from tests.command_line import ARTICLE, COMMAND, fail, run, start, succeed
from tests.pdf_files import make_pdf

ROOT = Path(__file__).parents[1]
COMMANDS = ("load", "extract", "score", "check-language", "serve", "query", "show", "map", "retract", "status", "stop")
ACME = ROOT / "tests" / "data" / "dossiers" / "acme.yaml"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that does not exist and must not come to."""
    folder = tmp_path / "no-database"
    monkeypatch.setenv("WATCHGRAPH_DATA", str(folder))
    return folder


def test_help_lists_every_command() -> None:
    text = succeed("--help")
    assert "Usage: watchgraph" in text
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S", text, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_s_help_shows_an_example(command: str) -> None:
    text = succeed(command, "--help")
    assert re.search(rf"^    watchgraph {command}\b", text, re.MULTILINE) or re.search(
        rf"^  watchgraph {command}\b", text, re.MULTILINE
    )


def test_help_imports_nothing_heavy_and_is_soon_there() -> None:
    code = "import sys, api.commands; print(sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    for heavy in ("pydantic", "rich", "yaml", "neo4j", "fastapi", "trafilatura", "lxml", "uvicorn", "jinja2"):
        assert f"'{heavy}'" not in loaded
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*COMMAND, "--help"], capture_output=True, check=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(spent) < 0.3


def test_the_page_of_the_command_line_is_what_the_commands_say() -> None:
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == describe_commands()
    for command in COMMANDS:
        assert f"## watchgraph {command}" in describe_commands()


def test_a_wrong_command_line_is_a_fault_of_usage() -> None:
    for words in (
        ("nonsense",),
        ("load",),
        ("load", "x.txt", "--nonsense"),
        ("extract", "x.txt"),
        ("serve", "--port", "99999"),
        ("serve", "--port", "eight"),
        ("query", "who_fined_whom", "--limit", "-1"),
        ("query", "who_fined_whom", "--limit", "x"),
        ("query", "who_fined_whom", "--nonsense", "x"),
        ("query", "who_fined_whom", "--fined"),
        ("query", "who_fined_whom", "fined"),
        ("query", "who_fined_whom", "--currency", "euros"),
        ("query", "who_fined_whom", "--currency", "EUR", "--currency", "EUR"),
        ("query", "who_fined_whom", "--json", "--csv"),
        ("query", "--fined", "x"),
        ("load", "x.txt", "--published", "last week"),
        ("load", "x.txt", "--lang", "klingon"),
        ("load", "x.txt", "--lang", "xx"),
        ("load", "x.txt", "--url", "javascript:alert(1)"),
        ("load", "x.txt", "--title", "t" * 3_000),
    ):
        assert "Usage" in fail(*words, code=2), words


def test_a_language_without_rules_is_refused_with_those_that_have_them(article: Path, nowhere: Path) -> None:
    for code in ("xx", "pt-BR"):
        told = " ".join(fail("load", article, "--dry-run", "--lang", code, code=2).replace("│", " ").split())
        assert f"lang is '{code}', which has no rules: expected one of da, de, en, es" in told
    assert "FINED" in succeed("load", article, "--dry-run", "--lang", "en-GB")
    assert not nowhere.exists()


def test_a_data_folder_that_is_a_file_is_not_said_to_be_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("WATCHGRAPH_DATA", str(tmp_path / "file"))
    monkeypatch.delenv("NEO4J_URI", raising=False)
    for command in ("status", "stop"):
        told = " ".join(fail(command).split())
        assert "file is a file" in told
        assert "set WATCHGRAPH_DATA to a folder you may write" in told


def test_nothing_but_the_name_shows_help() -> None:
    assert "Usage: watchgraph" in run().output


def test_dry_run_shows_the_claims_and_needs_no_database(article: Path, nowhere: Path) -> None:
    text = succeed("load", article, "--dry-run", "--publisher", "The Paper")
    assert f"{article}: The Paper: untitled text [text-" in text
    for expected in ("FINED", "Amazon France", "EUR 32,000,000", "2023-12-27", "found", "wrote nothing"):
        assert expected in text
    assert not nowhere.exists()


def test_dry_run_of_a_dossier(nowhere: Path) -> None:
    text = succeed("load", ACME, "--dry-run")
    assert "Acme Logistics" in text
    assert "2 sources with 4 claims" in text
    assert not nowhere.exists()


def test_json_is_one_object_a_line_and_all_else_goes_to_standard_error(article: Path, nowhere: Path) -> None:
    result = run("load", article, ACME, "--dry-run", "--json")
    assert result.exit_code == 0
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert objects[0]["id"] == "article"
    assert len(objects) == 3
    for claim in objects[0]["claims"]:
        assert ARTICLE[claim["start"] : claim["end"]] == claim["evidence"]
    assert "3 sources" in result.stderr
    assert not nowhere.exists()


def test_standard_input(nowhere: Path) -> None:
    result = run("load", "-", "--dry-run", "--json", "--title", "A title", stdin=ARTICLE)
    assert json.loads(result.stdout)["title"] == "A title"
    assert "it is empty" in fail("load", "-", "--dry-run", stdin="")
    assert not nowhere.exists()


def test_options_and_what_stands_beside_an_article(article: Path) -> None:
    article.with_name("article.meta.json").write_text('{"publisher": "The Paper", "title": "Beside"}')
    words = ("--url", "https://paper.example/1", "--published", "2024-01-23", "--lang", "en", "--title", "Given")
    written = json.loads(succeed("load", article, "--dry-run", "--json", *words))
    assert (written["title"], written["publisher"], written["published"]) == ("Given", "The Paper", "2024-01-23")
    assert (written["url"], written["lang"]) == ("https://paper.example/1", "en")


def test_a_title_for_several_files_is_refused(article: Path) -> None:
    article.with_name("another.txt").write_text(ARTICLE)
    assert "name one article" in fail("load", article.parent, "--dry-run", "--title", "x", code=2)
    assert "EUR" in succeed("load", article.parent, "--dry-run", "--publisher", "The Paper")


def test_bad_files_are_listed_at_the_end_and_do_not_stop_the_others(article: Path, nowhere: Path) -> None:
    folder = article.parent
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(b"\0\1")
    (folder / "locked.pdf").write_bytes(make_pdf("x", password="secret"))
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    (folder / "typo.yaml").write_text(ACME.read_text().replace("FINED", "FIND", 1))
    result = run("load", folder, folder / "missing.txt", "--dry-run", "--json")
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["article"]
    last = result.stderr[result.stderr.index("Could not read 6 of 7 files:") :]
    for message in (
        "empty.txt: it is empty",
        "binary.txt: this is binary",
        "locked.pdf: this PDF is encrypted",
        "huge.txt: it has 200 MB",
        "did you mean FINED?",
        "missing.txt: there is no such file",
    ):
        assert message in last
    assert not nowhere.exists()


def test_nothing_that_can_be_read_starts_no_database(tmp_path: Path, nowhere: Path) -> None:
    assert "no such file" in fail("load", tmp_path / "missing.txt")
    assert "not read" in fail("load", ROOT / "Makefile")
    assert not nowhere.exists()


def test_an_unknown_extractor_lists_those_that_there_are(article: Path) -> None:
    assert "There are: rules" in fail("load", article, "--dry-run", "--extractor", "guess")


def test_extract_writes_a_file_for_each_article(article: Path, tmp_path: Path, nowhere: Path) -> None:
    inner = tmp_path / "articles" / "inner"
    inner.mkdir(parents=True)
    for name in ("a.txt", "b.md", "inner/c.txt"):
        (tmp_path / "articles" / name).write_text(ARTICLE)
    out = tmp_path / "claims"
    assert "3 articles" in succeed("extract", tmp_path / "articles", "--out", out)
    files = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    assert files == ["a.json", "b.json", "inner/c.json"]
    written = json.loads((out / "a.json").read_text("utf-8"))
    assert written["id"] == "a"
    assert [(claim["predicate"], claim["amount"]) for claim in written["claims"]] == [("FINED", 32_000_000)]
    first = {name: (out / name).read_bytes() for name in files}
    succeed("extract", tmp_path / "articles", "--out", out)
    assert {name: (out / name).read_bytes() for name in files} == first
    succeed("extract", article, "--out", tmp_path / "one")
    assert (tmp_path / "one" / "article.json").exists()
    assert not nowhere.exists()


def test_extract_never_overwrites_what_it_should_not(article: Path, tmp_path: Path) -> None:
    assert "--out is the folder of the articles" in fail("extract", article.parent, "--out", article.parent, code=2)
    article.with_suffix(".md").write_text(ARTICLE)
    assert "would overwrite those of" in fail("extract", article.parent, "--out", tmp_path / "out")
    occupied = tmp_path / "occupied"
    occupied.write_text("a file")
    assert "cannot be made" in fail("extract", article, "--out", occupied)


def test_a_faulty_setting_names_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "eight")
    assert "PORT is 'eight'" in fail("status")


def test_queries_are_listed_and_described(nowhere: Path) -> None:
    listed = succeed("query")
    assert "who_fined_whom" in listed
    assert {question["name"] for question in json.loads(succeed("query", "--json"))} >= {"who_fined_whom"}
    described = succeed("query", "who_fined_whom", "--help")
    assert "--currency CURRENCY" in described
    assert "watchgraph query who_fined_whom" in described
    assert "Usage: watchgraph query" in succeed("query", "--help")
    assert "There is no question 'nonsense'" in fail("query", "nonsense")
    assert not nowhere.exists()


def test_status_and_stop_start_no_database(nowhere: Path) -> None:
    assert "Holds nothing yet" in succeed("status")
    held = json.loads(succeed("status", "--json"))
    assert held["holds"] == {"sources": 0, "claims": 0, "entities": {}, "relationships": {}}
    assert "No database of" in succeed("stop")
    assert not nowhere.exists()


def test_a_data_folder_that_cannot_be_used(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("x")
    monkeypatch.setenv("WATCHGRAPH_DATA", str(occupied / "data"))
    assert "cannot be used" in fail("load", article)
    assert "cannot be used" in fail("show", "Amazon")


def test_a_neo4j_that_does_not_answer(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    assert "127.0.0.1:1" in fail("load", article)
    monkeypatch.setenv("NEO4J_URI", "http://127.0.0.1")
    assert "no" in fail("status").lower()


@pytest.mark.parametrize("variable", [{}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}])
def test_no_colours_where_they_are_not_wanted(article: Path, variable: dict[str, str]) -> None:
    process = start("load", article, "--dry-run", **variable)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "\x1b[3" not in out + err
    assert "\x1b[?25" not in out


@pytest.mark.parametrize(("words", "traced"), [((), False), (("--verbose",), True)])
def test_an_error_that_nobody_foresaw_is_told_without_its_trace(words: tuple[str, ...], traced: bool) -> None:
    failing = (
        "import graph.embedded, api.commands\n"
        "def stop(folder): raise KeyError('nobody foresaw it')\n"
        "graph.embedded.stop = stop\n"
        "api.commands.main()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", failing, *words, "stop"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert ended.returncode == 1
    assert "Error: This should not happen: KeyError: 'nobody foresaw it'\nPlease report it." in ended.stderr
    assert ("Traceback" in ended.stderr) is traced
    assert not ended.stdout
