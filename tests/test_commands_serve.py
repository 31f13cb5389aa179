"""Commands as processes of their own, as a person starts and ends them: `serve`, `stop`, an interrupted `load`."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.commands.serving import address_of, listen
from graph.embedded import describe
from graph.errors import ConfigurationError
from loaders.starter import read_starter
from tests.command_line import fail, start

START_SECONDS = 90
ACME_DOSSIER = Path(__file__).parent / "data" / "dossiers" / "acme.yaml"


@contextmanager
def serving(data: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """Serve on any port, and give the process, its address and the lines that it printed until it was ready."""
    process = start("serve", "--port", "0", *words, WATCHGRAPH_DATA=str(data), WATCHGRAPH_HEAP="512m")
    try:
        assert process.stdout
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line.rstrip())
            if line.startswith("Serving "):
                break
        else:
            pytest.fail(f"serve ended: {lines} {process.stderr and process.stderr.read()}")
        yield process, lines[-1].split()[1], lines
    finally:
        process.send_signal(signal.SIGINT)
        _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """Wait for the end of an interrupted process, and where it does not end, kill it and show what it told."""
    try:
        process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        pytest.fail(f"serve did not end on Ctrl-C: {process.communicate()[1]}")


def get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        content: bytes = answer.read()
    return content


@pytest.mark.long
def test_the_first_start_brings_the_starter_and_a_second_adds_nothing(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, address, lines):
        assert "loaded." in lines[0]
        assert "Look first at:" in lines
        held = next(line for line in lines if line.startswith("The graph holds"))
        first = lines[lines.index("Look first at:") + 1]
        assert "CNIL fined Amazon France Logistique EUR 32,000,000" in first
        assert "reduced" in first
        home = get(f"{address}/?format=html").decode()
        assert "A case to begin with" in home
        assert "EUR 32,000,000" in home
        page = next(line.strip() for line in lines if "/relationships/" in line)
        assert json.loads(get(page))["claims"] >= 1
        found = json.loads(get(f"{address}/queries/who_fined_whom?fined=company-amazon-france-logistique"))
        assert 32_000_000 in {row["amount"] for row in found["results"]}
    assert process.returncode in {0, 130}
    begun = time.monotonic()
    with serving(tmp_path) as (process, _, lines):
        assert time.monotonic() - begun < 30
        assert "already there." in lines[0]
        assert held in lines
    assert process.returncode in {0, 130}


@pytest.mark.long
def test_a_source_of_the_starter_that_was_taken_out_stays_out(tmp_path: Path) -> None:
    with serving(tmp_path) as (_, address, _lines):
        sources = json.loads(get(f"{address}/sources?limit=2"))
    gone = sources["results"][1]["id"]
    taken = start("retract", gone, WATCHGRAPH_DATA=str(tmp_path))
    assert "Took out" in taken.communicate(timeout=60)[0]
    with serving(tmp_path) as (_, address, _lines):
        assert json.loads(get(f"{address}/sources?limit=1"))["total"] == sources["total"] - 1


@pytest.mark.long
def test_without_starter_it_serves_an_empty_graph_and_ends_cleanly(tmp_path: Path) -> None:
    with serving(tmp_path, "--no-starter") as (process, address, lines):
        assert address.startswith("http://127.0.0.1:")
        assert "The graph holds no sources" in lines[0]
        assert json.loads(get(f"{address}/healthz")) == {"status": "ok"}
        assert describe(tmp_path).running
    assert process.returncode in {0, 130}


@pytest.mark.long
def test_it_says_that_the_database_was_ended_and_answers_again_when_it_is_back(tmp_path: Path) -> None:
    with serving(tmp_path, "--no-starter") as (process, address, _):
        stopped = start("stop", WATCHGRAPH_DATA=str(tmp_path))
        assert "Ended the database" in stopped.communicate(timeout=60)[0]
        assert not describe(tmp_path).running
        with pytest.raises(urllib.error.HTTPError) as refused:
            get(f"{address}/sources")
        assert refused.value.code == 503
        problem = json.loads(refused.value.read())
        assert "perhaps by `watchgraph stop`" in problem["detail"]
        assert json.loads(get(f"{address}/healthz")) == {"status": "ok"}
        loaded = start("load", ACME_DOSSIER, WATCHGRAPH_DATA=str(tmp_path), WATCHGRAPH_HEAP="512m")
        assert "Loaded" in loaded.communicate(timeout=60)[0]
        assert json.loads(get(f"{address}/sources"))["total"] > 0
    assert process.returncode in {0, 130}


def test_a_port_in_use_is_told_before_anything_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHGRAPH_DATA", str(tmp_path / "data"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} of 127.0.0.1 is in use" in fail("serve", "--port", port)
        monkeypatch.setenv("PORT", str(port))
        assert f"make run PORT={port + 1}" in fail("serve")
    assert not (tmp_path / "data").exists()


def test_an_address_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHGRAPH_DATA", str(tmp_path / "data"))
    for host in ("no.such.host.invalid", "192.0.2.1", "x" * 300):
        assert fail("serve", "--host", host, "--port", 0).startswith("Error: ")


def test_it_listens_to_this_machine_alone_and_warns_where_it_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
    assert capsys.readouterr().err == ""
    with listen("0.0.0.0", 0):
        assert "beyond this machine" in capsys.readouterr().err
    with listen("127.0.0.1", 0) as taken, pytest.raises(ConfigurationError, match="is in use"):
        listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("::1", "[::1]")],
)
def test_the_address_that_is_told_can_be_opened_here(host: str, shown: str) -> None:
    with listen(host, 0) as listener:
        address = address_of(listener)
        assert address == f"http://{shown}:{listener.getsockname()[1]}"
        with socket.create_connection((shown.strip("[]"), listener.getsockname()[1]), timeout=5):
            pass


@pytest.mark.long
def test_loading_that_is_interrupted_says_how_far_it_came_and_leaves_whole_sources(tmp_path: Path) -> None:
    dossiers = Path(__file__).parents[1] / "loaders" / "dossiers"
    process = start("load", dossiers, WATCHGRAPH_DATA=str(tmp_path), WATCHGRAPH_HEAP="512m")
    assert process.stdout
    for _ in range(3):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    told, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in error
    assert "Loaded" in told
    status = start("status", "--json", "--sources", WATCHGRAPH_DATA=str(tmp_path))
    held = json.loads(status.communicate(timeout=60)[0])
    assert 0 < held["holds"]["sources"] < len(tuple(read_starter()))
    assert held["holds"]["claims"] > 0
