"""Commands on a graph, on each kind of server."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from graph.database import Database
from graph.errors import DatabaseUnavailable
from graph.model import Reading
from graph.settings import Settings
from graph.store import Written, count_contents, write_reading
from tests.command_line import ARTICLE, fail, run, succeed, use
from tests.small_graph import READINGS
from tests.test_commands import COMMANDS

ACME = Path(__file__).parent / "data" / "dossiers" / "acme.yaml"
ANNOTATED = Path(__file__).parent / "data" / "annotated"
EVIL = "<script>alert(1)</script>' OR 1=1 }) DETACH DELETE n //"
ONE_SERVER = pytest.mark.parametrize("opened", ["arcadedb"], indirect=True)


@pytest.fixture
def graph(database: Database, database_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An empty graph that commands find."""
    use(database_settings, monkeypatch)
    return database


@pytest.fixture
def filled(graph: Database) -> Database:
    """The small graph, which commands find."""
    for reading in READINGS:
        write_reading(graph, reading)
    return graph


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("article.txt")
    path.write_text(ARTICLE)
    return path


def test_loading_twice_changes_nothing_and_retracting_leaves_no_trace(graph: Database, article: Path) -> None:
    assert "Loaded 1 source with 1 claim." in succeed("load", article, "--publisher", "The Paper")
    held = count_contents(graph)
    assert (held.sources, held.claims) == (1, 1)
    assert "already in the graph" in succeed("load", article, "--publisher", "The Paper")
    assert count_contents(graph) == held
    article.with_name("article.meta.json").write_text('{"publisher": "The Paper"}')
    assert "Took out" in succeed("retract", article)
    assert count_contents(graph).is_empty
    assert "no source" in fail("retract", article)


def test_a_dossier_is_loaded_and_taken_out_whole(graph: Database) -> None:
    text = succeed("load", ACME)
    assert "Loaded 2 sources with 4 claims." in text
    assert "note: entities that no claim names: boss" in text
    assert succeed("retract", ACME).count("Took out") == 2
    assert count_contents(graph).is_empty


def test_a_source_is_taken_out_by_its_address_or_id(graph: Database) -> None:
    succeed("load", ACME)
    assert "2 claims" in succeed("retract", "https://authority.example/12")
    assert "1 source of it was not in the graph" in succeed("retract", ACME)
    succeed("load", ACME)
    ids = re.findall(r"^  (\S+-[0-9a-f]{12})  ", succeed("status", "--sources"), re.MULTILINE)
    assert len(ids) == 2
    for id_ in ids:
        succeed("retract", id_)
    assert count_contents(graph).is_empty
    for wrong in ("https://nobody.example/", "no-such-source", EVIL, "x" * 10_000):
        assert "no source" in fail("retract", wrong)


@ONE_SERVER
def test_a_database_that_goes_away_mid_load_is_told_and_leaves_nothing_half_written(
    graph: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_first_only(database: Database, reading: Reading) -> Written:
        if count_contents(database).sources:
            raise DatabaseUnavailable("No database answers at bolt://127.0.0.1:7687.")
        return write_reading(database, reading)

    monkeypatch.setattr("graph.store.write_reading", write_first_only)
    told = fail("load", ACME)
    assert "No database answers" in told
    assert "1 source before it was written whole" in told
    assert "goes on from there" in told
    assert count_contents(graph).sources == 1
    monkeypatch.undo()


@ONE_SERVER
def test_one_bad_file_is_listed_and_the_others_are_loaded(graph: Database, article: Path) -> None:
    Path("binary.txt").write_bytes(b"\0")
    result = run("load", ".", ACME)
    assert result.exit_code == 1
    assert "Could not read 1 of 3 files:" in result.stderr
    assert article.exists()
    assert count_contents(graph).sources == 3


def test_status_counts_what_is_there(filled: Database) -> None:
    held = json.loads(succeed("status", "--json", "--sources"))
    assert held["server"] == filled.server
    assert held["holds"]["sources"] == len(held["sources"]) == len(READINGS)
    text = succeed("status")
    assert "Entities: 12" in text
    assert "FINED 2" in text


@pytest.mark.usefixtures("filled")
def test_showing_an_entity_by_id_name_or_alias() -> None:
    for name in ("company-acme", "Acme", "acme", "ACME corporation"):
        text = succeed("show", name)
        assert text.startswith("Acme (Company)\n  id: company-acme\n")
        assert "is said to have" in text
        assert "alleged, disputed" in text
    shown = json.loads(succeed("show", "Acme", "--json", "--limit", "1"))
    assert shown["entity"]["id"] == "company-acme"
    assert len(shown["relationships"]) == 1 < shown["total"]
    assert "--limit N shows more" in succeed("show", "Acme", "--limit", "1")


@pytest.mark.usefixtures("filled")
def test_a_name_that_several_bear_lists_them() -> None:
    told = fail("show", "acm")
    assert "company-acme  Acme (Company)" in told
    assert "company-acme-logistics  Acme Logistics (Company)" in told


@pytest.mark.parametrize("command", ["show", "map"])
def test_an_entity_that_does_not_exist(filled: Database, command: str) -> None:
    for name in ("nobody-here", EVIL, "x" * 10_000, "", "\x1b[2J", "' RETURN 1 //", "∅"):
        told = fail(command, name)
        assert len(told) < 1_000
        assert "\x1b" not in told
    assert count_contents(filled).sources == len(READINGS)


@pytest.mark.usefixtures("filled")
def test_a_question_as_a_table_as_json_and_as_csv() -> None:
    table = succeed("query", "who_fined_whom", "--fined", "Acme Logistics")
    assert "EUR 32,000,000" in " ".join(table.split())
    assert "reduced" in table
    answer = json.loads(succeed("query", "who_fined_whom", "--fined=company-acme-logistics", "--json"))
    assert answer["total"] == len(answer["results"]) == 2
    assert {row["amount"] for row in answer["results"]} == {32_000_000, 15_000_000}
    rows = list(csv.DictReader(io.StringIO(succeed("query", "who_fined_whom", "--at-least", "20000000", "--csv"))))
    assert [row["amount"] for row in rows] == ["32000000"]
    assert "1 of 2" in succeed("query", "who_fined_whom", "--limit", "1")
    assert "Nothing in the graph answers this." in succeed("query", "who_fined_whom", "--currency", "SEK")


@pytest.mark.usefixtures("filled")
def test_a_question_about_an_entity_that_is_not_there() -> None:
    assert "There is no entity 'Nobody'" in fail("query", "who_fined_whom", "--fined", "Nobody")
    assert "There is no entity" in fail("query", "who_fined_whom", "--fined", EVIL)
    assert "expected an entity by its id" in fail("query", "who_fined_whom", "--fined", "x" * 10_000, code=2)
    for name in (EVIL, "x" * 10_000):
        assert "There is no entity" in fail("show", name)


@pytest.mark.usefixtures("filled")
def test_an_allegation_is_never_shown_as_a_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    text = " ".join(succeed("query", "who_monitored_whom").split())
    assert "is said to have monitored" in text
    assert "alleged, disputed" in text


@pytest.mark.usefixtures("filled")
def test_an_entity_is_shown_with_what_was_answered_and_what_became_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    text = " ".join(succeed("show", "Acme Logistics").split())
    assert "found, appealed, reduced" in text
    assert "Haute Cour reduced it to EUR 15,000,000 (2 June 2025)" in text
    assert "Acme disputed it (24 January 2024)" in " ".join(succeed("show", "Acme").split())


@pytest.mark.usefixtures("filled")
def test_a_map_is_one_file_that_asks_no_other_host(article: Path) -> None:
    assert "Wrote the map of Acme to map.html" in succeed("map", "Acme", "--out", "map.html")
    page = Path("map.html").read_text("utf-8")
    assert "Acme" in page
    assert not re.search(r"""(?:src|href)=["']https?://[^"']*\.(?:js|css)""", page)
    assert "cannot be written" in fail("map", "Acme", "--out", "no/such/folder/map.html")
    assert "is a folder" in fail("map", "Acme", "--out", ".", code=2)
    assert article.read_text() == ARTICLE


@ONE_SERVER
@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in {"serve", "stop"}])
def test_the_examples_of_each_command_s_help_work(graph: Database, article: Path, command: str) -> None:
    succeed("load", ACME, "--publisher", "The Paper")
    Path("articles").mkdir()
    Path("articles/one.txt").write_text(ARTICLE)
    Path("dossier.yaml").write_bytes(ACME.read_bytes())
    shutil.copytree(ANNOTATED / "gold", "annotated")
    shutil.copytree(ANNOTATED / "predicted", "claims")
    invented = {
        "Amazon France Logistique": "Acme Logistics",
        "company-amazon-france-logistique": "company-acme",
        "Amazon": "Acme",
    }
    examples = re.findall(rf"^ +watchgraph ({command}\b.*)$", succeed(command, "--help"), re.MULTILINE)
    assert examples
    for example in examples:
        if command == "retract":
            succeed("load", article, *(["--url", "https://paper.example/article"] if "https" in example else []))
        words, _, file = example.partition(" < ")
        given = [invented.get(word, word) for word in shlex.split(words)]
        if command == "check-language":
            # What a language lacks is told by the status, so 1 is an answer too.
            assert run(*given).exit_code in {0, 1}
            continue
        succeed(*given, stdin=Path(file).read_bytes() if file else None)
    assert graph.server == "arcadedb"
