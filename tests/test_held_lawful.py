"""A court that holds a practice lawful, as each user reads of it: it disputed nothing, and annulled nothing."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from graph.database import Database
from graph.settings import Settings
from tests.command_line import succeed, use
from tests.live_server import serve

ACME = Path(__file__).parent / "data" / "dossiers" / "acme.yaml"
CLEARED = """\
      - key: cleared
        subject: acme-logistics
        predicate: MONITORED
        object: staff
        modality: found
        attributed_to: court
        means: barcode scanners
        says: The court held that measuring idle time by scanner broke no law.
        answers: [{claim: watching, how: holds_lawful}]
      - key: denial
"""
COMPANY = "company-acme-logistics"


@pytest.fixture
def graph(database: Database, database_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The invented dossier with a court that cleared the company, where commands find it."""
    use(database_settings, monkeypatch)
    monkeypatch.setenv("COLUMNS", "300")
    path = tmp_path / "acme.yaml"
    path.write_text(ACME.read_text().replace("      - key: denial\n", CLEARED))
    succeed("load", path)
    return database


@pytest.mark.usefixtures("graph")
def test_on_the_command_line(tmp_path: Path) -> None:
    shown = json.loads(succeed("show", COMPANY, "--json"))
    (watched,) = (view for view in shown["relationships"] if view["type"] == "MONITORED")
    assert (watched["standing"], watched["held_lawful"], watched["annulled"]) == ("found", True, False)
    (ruling,) = (entry for entry in watched["history"] if entry["how"] == "holds_lawful")
    assert (ruling["by"]["name"], ruling["words"]) == ("High Court", "held it lawful (reported June 2025)")
    for said in (succeed("show", COMPANY), succeed("query", "who_monitored_whom")):
        words = " ".join(said.split())
        assert "held lawful" in words
        assert "held_lawful" not in words
        assert "High Court disputed" not in words
    succeed("map", COMPANY, "--out", tmp_path / "map.html")
    page = (tmp_path / "map.html").read_text()
    assert "(found, disputed, held lawful)" in page
    assert "no longer stands" not in page


def test_on_the_web(graph: Database, database_settings: Settings) -> None:
    with serve(create_app(database_settings, graph)) as address, httpx.Client(base_url=address, timeout=30) as client:
        page = client.get(f"/entities/{COMPANY}?format=html").text
        assert '<span class="badge held_lawful">held lawful</span>' in page
        assert "held it lawful" in page
        answer = client.get("/queries/who_monitored_whom").json()
        (id_,) = (row["relationship"] for row in answer["results"])
        titled = client.get(f"/relationships/{id_}?format=html").text
        assert "(found, held lawful) - watchgraph</title>" in titled
        assert [row["held_lawful"] for row in answer["results"]] == [True]
        assert "held lawful" in client.get("/queries/who_monitored_whom?format=html").text
