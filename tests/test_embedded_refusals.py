"""What is said where the embedded server cannot be: no folder, no room, no Java, no such system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.embedded import attach, describe, explain, lifecycle, runtime
from graph.embedded.diagnosis import diagnose
from graph.embedded.files import Folder, hold, is_held
from graph.embedded.runtime import build_command, find_runtime
from graph.errors import (
    DatabaseUnavailable,
    EmbeddedError,
    FolderUnusable,
    QueryFailed,
    UnsupportedPlatform,
    WriteConflict,
)
from tests.embedded_users import HEAP, wait_until
from tests.unprivileged import without_rights


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
        with pytest.raises(FolderUnusable, match="file is a file"):
            describe(path)


def test_a_folder_that_may_not_be_written_is_not_described_as_empty() -> None:
    with without_rights() as folder:
        folder.chmod(0o500)
        for path in (folder, folder / "below"):
            with pytest.raises(FolderUnusable, match="may not be read and written"):
                describe(path)


@pytest.mark.parametrize("path", ["a\0b", "x" * 300])
def test_what_is_no_path_is_not_described(path: str) -> None:
    with pytest.raises(FolderUnusable, match="WATCHGRAPH_DATA"):
        describe(Path(path))


@pytest.mark.parametrize("path", ["/proc/nothing", "a\0b", "x" * 300])
def test_a_folder_that_cannot_be_made(path: str) -> None:
    with pytest.raises(FolderUnusable, match="WATCHGRAPH_DATA"), attach(Path(path)):
        pass


def test_a_folder_that_may_not_be_written() -> None:
    with without_rights() as folder:
        folder.chmod(0o500)
        with pytest.raises(FolderUnusable, match="Permission denied"), attach(folder):
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
