"""The embedded server after an accident: killed, left behind, or with what it needs in other hands."""

from __future__ import annotations

import json
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.embedded import attach, describe, stop
from graph.embedded.credentials import Credentials
from graph.embedded.files import Folder, hold, is_held, write_atomically
from graph.embedded.state import State, find_server, read_state, write_state
from tests.embedded_users import HEAP, open_database, take_port, wait_until


@pytest.mark.long
def test_a_killed_server_comes_back_for_its_users(folder: Path) -> None:
    with attach(folder, heap=HEAP) as server, open_database(server) as database:
        database.write(lambda tx: tx.run("CREATE (n:Thing {id: 1})"))
        os.kill(server.state.pid, signal.SIGKILL)
        wait_until(lambda: (state := read_state(Folder(folder))) is not None and state.pid != server.state.pid)
        assert database.read("MATCH (n:Thing) RETURN n.id AS id") == [{"id": 1}]
        assert "started again" in Folder(folder).log.read_text()
        with attach(folder) as other:
            assert other.uri == server.uri


@pytest.mark.long
def test_a_write_waits_for_a_killed_server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The supervisor is held until the write has begun in vain; how long a start then takes is the machine's matter."""
    monkeypatch.setattr("graph.database.translation._RETURN_SECONDS", 100.0)
    with attach(folder, heap=HEAP) as server, open_database(server) as database, ThreadPoolExecutor(1) as writer:
        database.write(lambda tx: tx.run("CREATE (n:Thing {id: 1})"))
        os.kill(server.state.supervisor, signal.SIGSTOP)
        try:
            os.kill(server.state.pid, signal.SIGKILL)
            wait_until(lambda: find_server(Folder(folder).root, server.state.pid) is None)
            written = writer.submit(database.write, lambda tx: tx.run("MERGE (n:Thing {id: 2})"))
            with pytest.raises(TimeoutError):
                written.result(timeout=1)
        finally:
            os.kill(server.state.supervisor, signal.SIGCONT)
        written.result(timeout=100)
        assert database.read("MATCH (n:Thing) RETURN count(n) AS n") == [{"n": 2}]


@pytest.mark.long
def test_a_server_that_keeps_dying_stays_down(folder: Path) -> None:
    with attach(folder, heap=HEAP):
        for _ in range(4):
            state = read_state(Folder(folder))
            assert state is not None
            os.kill(state.pid, signal.SIGKILL)
            wait_until(lambda pid=state.pid: (now := read_state(Folder(folder))) is None or now.pid != pid)  # type: ignore[misc]
        wait_until(lambda: not is_held(Folder(folder).supervisor_lock))
        assert "stays down" in Folder(folder).log.read_text()
    with attach(folder, heap=HEAP) as server:
        assert find_server(Folder(folder).root, server.state.pid)


@pytest.mark.long
def test_a_killed_supervisor_takes_its_server_along(folder: Path) -> None:
    with attach(folder, heap=HEAP) as server:
        os.kill(server.state.supervisor, signal.SIGKILL)
        wait_until(lambda: not is_held(Folder(folder).supervisor_lock))
        with attach(folder, heap=HEAP) as other:
            assert other.state.pid != server.state.pid
            assert find_server(Folder(folder).root, server.state.pid) is None


@pytest.mark.long
@pytest.mark.parametrize("stale", ["reused", "gone", "garbage", "empty", "form"])
def test_a_stale_state_file_is_no_hindrance(folder: Path, stale: str) -> None:
    folder.mkdir()
    place = Folder(folder)
    write_state(place, State(os.getpid() if stale == "reused" else 2**22 - 1, 1, 1, 2, Credentials("a", "b")))
    if stale in ("garbage", "empty"):
        place.state.write_text("{garbage" if stale == "garbage" else "")
    if stale == "form":
        place.state.write_text(json.dumps({"form": 99}))
    assert not describe(folder).running
    assert not stop(folder)
    if stale == "reused":
        with attach(folder, heap=HEAP) as server:
            assert find_server(place.root, server.state.pid)


@pytest.mark.long
def test_a_port_that_is_taken_when_the_server_comes_back(folder: Path) -> None:
    """The server died in use, and another program took its port: it stays down, and who comes next gets another."""
    with attach(folder, heap=HEAP) as server:
        os.kill(server.state.supervisor, signal.SIGSTOP)
        try:
            os.kill(server.state.pid, signal.SIGKILL)
            thief = take_port(server.state.bolt_port)
        finally:
            os.kill(server.state.supervisor, signal.SIGCONT)
        with thief:
            wait_until(lambda: not is_held(Folder(folder).supervisor_lock))
            with attach(folder, heap=HEAP) as other:
                assert other.uri != server.uri


def test_a_lock_is_released_with_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with hold(path, shared=True), hold(path, shared=True):
        assert is_held(path)
    assert not is_held(path)


def test_a_file_is_written_whole_or_not(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "\ud800")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
    assert path.stat().st_mode & 0o777 == 0o600
