"""The embedded server: found, started, shared by its users and ended with the last."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from graph.embedded import attach, describe, stop
from graph.embedded.files import Folder, is_held
from graph.embedded.runtime import Runtime, build_command
from graph.embedded.state import read_state
from tests.embedded_users import HEAP, end_user, open_database, start_user, wait_until


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder whose server is kept for several tests."""
    folder = tmp_path_factory.mktemp("shared")
    with attach(folder, heap=HEAP, keep=True):
        pass
    yield folder
    stop(folder)


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


def test_a_file_that_goes_while_a_folder_is_described_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Folder(tmp_path).root
    root.mkdir()
    (root / "data").write_bytes(b"12345")
    monkeypatch.setattr("os.walk", lambda _: iter([(str(root), [], ["data", "database.lck"])]))
    assert describe(tmp_path).size == 5


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
def test_stop_ends_a_server_in_use(folder: Path) -> None:
    with attach(folder, heap=HEAP) as server:
        assert stop(folder)
        assert not psutil.pid_exists(server.state.pid)


@pytest.mark.long
def test_a_folder_that_is_deleted_ends_its_server(folder: Path) -> None:
    with attach(folder, heap=HEAP, keep=True) as server:
        shutil.rmtree(folder)
        wait_until(lambda: not psutil.pid_exists(server.state.pid))


@pytest.mark.long
def test_a_foreign_environment_does_not_change_java(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1k")
    monkeypatch.setenv("CLASSPATH", "/nowhere")
    with attach(folder, heap=HEAP):
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
