"""The embedded server: found, started, shared, ended, and what is said when it cannot be."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from graph.database import Database, connect
from graph.embedded import Attachment, attach, describe, explain, lifecycle, runtime, stop
from graph.embedded.credentials import Credentials
from graph.embedded.diagnosis import diagnose
from graph.embedded.files import Folder, hold, is_held, write_atomically
from graph.embedded.runtime import Runtime, build_command, find_runtime
from graph.embedded.state import State, find_server, read_state, write_state
from graph.errors import (
    DatabaseUnavailable,
    EmbeddedError,
    FolderUnusable,
    QueryFailed,
    UnsupportedPlatform,
    WriteConflict,
)

HEAP = "128m"
_USER = """
import sys, time
from pathlib import Path
from graph.embedded import attach
with attach(Path(sys.argv[1]), heap="128m") as server:
    print(server.state.pid, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data, with æ and space"
    yield folder
    stop(folder)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder whose server is kept for several tests."""
    folder = tmp_path_factory.mktemp("shared")
    with attach(folder, heap=HEAP, keep=True):
        pass
    yield folder
    stop(folder)


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.02)


def open_database(server: Attachment) -> Database:
    return connect(
        server.uri,
        reader=server.reader,
        writer=server.writer,
        name=server.database,
        server="arcadedb",
        query_timeout=10,
    )


def take_port(port: int) -> socket.socket:
    """Listen on a port as soon as its owner has let go of it."""
    taken: list[socket.socket] = []

    def take() -> bool:
        with suppress(OSError):
            taken.append(socket.create_server(("127.0.0.1", port)))
        return bool(taken)

    wait_until(take)
    return taken[0]


def start_user(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _USER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def end_user(user: subprocess.Popen[str]) -> None:
    user.communicate("\n", timeout=30)


def test_it_serves_and_ends_with_its_last_user(folder: Path) -> None:
    with attach(folder, heap=HEAP) as first:
        with attach(folder) as second:
            assert second.state == first.state
        with open_database(first) as database:
            assert database.write(lambda tx: tx.run("CREATE (n:Thing {id: 1}) RETURN n.id AS id")) == [{"id": 1}]
            assert database.read("MATCH (n:Thing) RETURN n.id AS id") == [{"id": 1}]
        said = describe(folder)
        assert (said.running, said.kept, said.in_use, said.pid) == (True, False, True, first.state.pid)
        assert said.memory is not None
        assert said.memory > 50_000_000
    wait_until(lambda: not psutil.pid_exists(first.state.pid))
    wait_until(lambda: not is_held(Folder(folder).supervisor_lock))
    assert not Folder(folder).state.exists()
    assert not describe(folder).running
    with attach(folder, heap=HEAP) as again, open_database(again) as database:
        assert again.state.credentials != first.state.credentials
        assert database.read("MATCH (n:Thing) RETURN n.id AS id") == [{"id": 1}]


def test_it_listens_on_the_loopback_address_alone(shared: Path) -> None:
    state = read_state(Folder(shared))
    assert state is not None
    sockets = [c for c in psutil.Process(state.pid).net_connections("all") if c.status == psutil.CONN_LISTEN]
    assert {c.laddr.port for c in sockets} == {state.bolt_port, state.http_port}
    assert {c.laddr.ip.removeprefix("::ffff:") for c in sockets} == {"127.0.0.1"}


def test_its_secrets_are_its_owners(shared: Path) -> None:
    folder = Folder(shared)
    config = folder.root / "config"
    for path in (folder.state, config / "server-users.jsonl", config / "server-groups.json"):
        assert path.stat().st_mode & 0o077 == 0
    state = read_state(folder)
    assert state is not None
    everything = b"".join(
        path.read_bytes() for path in folder.path.rglob("*") if path.is_file() and path != folder.state
    )
    command = " ".join(psutil.Process(state.pid).cmdline())
    for password in (state.credentials.reader, state.credentials.writer):
        assert len(password) >= 32
        assert password.encode() not in everything
        assert password not in command


@pytest.mark.long
def test_a_kept_server_goes_on_until_it_is_stopped(folder: Path) -> None:
    with attach(folder, heap=HEAP, keep=True) as server:
        pass
    time.sleep(1)
    said = describe(folder)
    assert (said.running, said.kept, said.in_use) == (True, True, False)
    assert stop(folder)
    assert not psutil.pid_exists(server.state.pid)
    assert not describe(folder).running
    assert not stop(folder)


def test_what_is_said_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    assert not describe(folder).running
    assert not stop(folder)
    assert not folder.exists()


@pytest.mark.long
def test_two_processes_that_start_at_once_share_one_server(folder: Path) -> None:
    users = [start_user(folder) for _ in range(3)]
    pids = {user.stdout.readline() for user in users if user.stdout}
    assert len(pids) == 1
    for user in users[:2]:
        end_user(user)
    time.sleep(0.8)
    assert describe(folder).running
    end_user(users[2])
    wait_until(lambda: not describe(folder).running)


@pytest.mark.long
def test_two_threads_that_start_at_once_share_one_server(folder: Path) -> None:
    def use(_: int) -> int:
        with attach(folder, heap=HEAP) as server:
            time.sleep(0.5)
            return server.state.pid

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(use, range(4)))) == 1


@pytest.mark.long
def test_it_ends_when_its_last_user_is_killed(folder: Path) -> None:
    user = start_user(folder)
    assert user.stdout is not None
    pid = int(user.stdout.readline())
    user.kill()
    user.communicate()
    wait_until(lambda: not psutil.pid_exists(pid))


@pytest.mark.long
def test_it_outlives_the_user_that_started_it(folder: Path) -> None:
    user = start_user(folder)
    assert user.stdout is not None
    pid = int(user.stdout.readline())
    with attach(folder) as server, open_database(server) as database:
        assert server.state.pid == pid
        user.kill()
        user.communicate()
        time.sleep(1)
        assert database.read("RETURN 1 AS x") == [{"x": 1}]


@pytest.mark.long
def test_an_interrupt_at_the_terminal_does_not_reach_it(folder: Path) -> None:
    with attach(folder, heap=HEAP) as server:
        assert os.getsid(server.state.pid) not in (os.getsid(0), 0)
        assert os.getpgid(server.state.pid) != os.getpgid(0)


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
def test_a_write_waits_for_a_killed_server(folder: Path) -> None:
    with attach(folder, heap=HEAP) as server, open_database(server) as database:
        database.write(lambda tx: tx.run("CREATE (n:Thing {id: 1})"))
        os.kill(server.state.pid, signal.SIGKILL)
        database.write(lambda tx: tx.run("MERGE (n:Thing {id: 2})"))
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
def test_stop_ends_a_server_in_use(folder: Path) -> None:
    with attach(folder, heap=HEAP) as server:
        assert stop(folder)
        assert not psutil.pid_exists(server.state.pid)


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
def test_a_folder_that_is_deleted_ends_its_server(folder: Path) -> None:
    with attach(folder, heap=HEAP, keep=True) as server:
        shutil.rmtree(folder)
        wait_until(lambda: not psutil.pid_exists(server.state.pid))


@pytest.mark.long
def test_a_folder_locked_by_another_server(folder: Path) -> None:
    """Another ArcadeDB, which watchgraph did not start, has the same database open."""
    with attach(folder, heap=HEAP):
        pass
    wait_until(lambda: not is_held(Folder(folder).supervisor_lock))
    command = build_command(find_runtime(), Folder(folder).root, HEAP)
    log = folder / "foreign.log"
    with log.open("w") as output:
        foreign = subprocess.Popen(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, cwd=folder)
    try:
        wait_until(lambda: "Server started in" in log.read_text())
        with pytest.raises(FolderUnusable, match="locked by another database server"), attach(folder, heap=HEAP):
            pass
        assert foreign.poll() is None
    finally:
        foreign.terminate()
        foreign.wait(30)
    with attach(folder, heap=HEAP):
        pass


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(FolderUnusable, match="WATCHGRAPH_DATA"), attach(path):
            pass


@pytest.mark.parametrize("path", ["/proc/nothing", "a\0b", "x" * 300])
def test_a_folder_that_cannot_be_made(path: str) -> None:
    with pytest.raises(FolderUnusable, match="WATCHGRAPH_DATA"), attach(Path(path)):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FolderUnusable, match="Permission denied"), attach(tmp_path):
        pass


def test_a_disk_that_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9 - 10**6, 10**6))
    with pytest.raises(FolderUnusable, match="full"), attach(folder):
        pass


def test_a_disk_that_fills_up_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = QueryFailed("Transaction error on commit")
    assert explain(tmp_path, said) is said
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 0))
    assert isinstance(explain(tmp_path, said), FolderUnusable)
    conflict = WriteConflict("two writers")
    assert explain(tmp_path, conflict) is conflict


def test_a_database_that_was_ended_does_not_send_its_user_to_neo4j(tmp_path: Path) -> None:
    told = explain(tmp_path, DatabaseUnavailable("No database answers. Start it, or check NEO4J_URI."))
    assert isinstance(told, DatabaseUnavailable)
    assert "watchgraph stop" in str(told)
    assert "NEO4J_URI" not in str(told)


@pytest.mark.long
def test_a_heap_that_the_machine_does_not_have(folder: Path) -> None:
    with pytest.raises(EmbeddedError, match="WATCHGRAPH_HEAP"), attach(folder, heap="900000g"):
        pass
    with attach(folder, heap=HEAP):
        pass


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


def test_windows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(UnsupportedPlatform, match="NEO4J_URI"):
        find_runtime()


def test_a_system_without_java_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Spec:
        submodule_search_locations = (str(tmp_path),)

    monkeypatch.setattr(runtime, "find_spec", lambda _: Spec())
    with pytest.raises(UnsupportedPlatform, match="NEO4J_URI"):
        find_runtime()
    monkeypatch.setattr(runtime, "find_spec", lambda _: None)
    with pytest.raises(UnsupportedPlatform, match="not installed"):
        find_runtime()


def test_java_that_does_not_run_is_told(folder: Path, tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'SEVER out of order'; exit 3\n")
    java.chmod(0o755)
    (tmp_path / "sitecustomize.py").write_text(
        "import graph.embedded.server as s\nfrom graph.embedded.runtime import Runtime\nfrom pathlib import Path\n"
        f"s.find_runtime = lambda: Runtime(Path({str(java)!r}), Path({str(tmp_path)!r}))\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{Path.cwd()}")
        with pytest.raises(EmbeddedError, match="out of order"), attach(folder, heap=HEAP):
            pass


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        (b"java.io.IOException: No space left on device", FolderUnusable, "full"),
        (b"Caused by: java.nio.file.AccessDeniedException: /x", FolderUnusable, "written"),
        (
            b"Error occurred during initialization of VM\nCould not reserve enough space",
            EmbeddedError,
            "WATCHGRAPH_HEAP",
        ),
        (b"java.net.BindException: Address already in use", EmbeddedError, "port"),
        (b"", EmbeddedError, "no reason"),
    ],
)
def test_what_the_log_means(tmp_path: Path, words: bytes, kind: type[EmbeddedError], said: str) -> None:
    error = diagnose(Folder(tmp_path), words, "ended")
    assert type(error) is kind
    assert said in str(error)


@pytest.mark.long
def test_a_foreign_environment_does_not_change_java(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1k")
    monkeypatch.setenv("CLASSPATH", "/nowhere")
    with attach(folder, heap=HEAP):
        pass


def test_a_file_is_written_whole_or_not(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "\ud800")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_lock_is_released_with_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with hold(path, shared=True), hold(path, shared=True):
        assert is_held(path)
    assert not is_held(path)


def test_a_supervisor_that_hangs_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    monkeypatch.setattr(lifecycle, "START_SECONDS", 0.1)
    monkeypatch.setattr(lifecycle, "STOP_SECONDS", 0.1)
    with (
        hold(Folder(folder).supervisor_lock),
        pytest.raises(EmbeddedError, match="neither starts nor ends"),
        attach(folder, heap=HEAP),
    ):
        pass


def test_the_command_has_what_the_design_measured() -> None:
    command = build_command(Runtime(Path("java"), Path("jars")), Path("/root folder"), "1g")
    for flag in (
        "-Xmx1g",
        "-Darcadedb.bolt.host=127.0.0.1",
        "-Darcadedb.server.httpIncomingHost=127.0.0.1",
        "-Darcadedb.txWalFlush=1",
        "-Darcadedb.command.timeout=30000",
        "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
        "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
    ):
        assert flag in command
