"""The cache that makes later starts of the embedded server quicker."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import psutil
import pytest

from graph.embedded import attach, stop, warming
from graph.embedded.files import hold
from graph.embedded.runtime import Runtime
from graph.embedded.warming import make_cache, warm_options

HEAP = "128m"


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: str(tmp_path / "cache" / "watchgraph"))
    return tmp_path / "cache" / "watchgraph"


@pytest.mark.long
def test_a_cache_is_made_once_and_used(caches: Path, tmp_path: Path) -> None:
    assert warm_options() == []
    assert make_cache(HEAP)
    (made,) = caches.glob("*.aot")
    assert warm_options() == [f"-XX:AOTCache={made}"]
    assert {path.suffix for path in caches.iterdir()} == {".aot", ".lock"}
    assert not make_cache(HEAP)
    with attach(tmp_path / "data", heap=HEAP) as server:
        assert warm_options()[0] in psutil.Process(server.state.pid).cmdline()
        assert not [line for line in (tmp_path / "data" / "server.log").read_text().splitlines() if "[error]" in line]
    stop(tmp_path / "data")


@pytest.mark.long
def test_a_broken_cache_does_no_harm(caches: Path, tmp_path: Path) -> None:
    caches.mkdir(parents=True)
    warming._cache().write_bytes(b"no cache of Java's" * 1000)
    assert warm_options()
    with attach(tmp_path / "data", heap=HEAP):
        pass
    stop(tmp_path / "data")


@pytest.mark.long
def test_the_last_user_leaves_a_cache_behind(caches: Path, tmp_path: Path) -> None:
    with attach(tmp_path / "data", heap=HEAP):
        pass
    deadline = time.monotonic() + 90
    while not warm_options():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert list(caches.glob("*.aot"))


@pytest.mark.usefixtures("caches")
def test_what_cannot_be_made_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java = tmp_path / "java"
    java.write_text(f"#!/bin/sh\necho >> {tmp_path}/runs; exit 1\n")
    java.chmod(0o755)
    runtime = Runtime(java, tmp_path)
    monkeypatch.setattr("graph.embedded.warming.find_runtime", lambda: runtime)
    monkeypatch.setattr("graph.embedded.server.find_runtime", lambda: runtime)
    assert not make_cache(HEAP)
    assert not make_cache(HEAP)
    assert (tmp_path / "runs").read_text() == "\n"
    assert warm_options() == []


def test_where_there_is_no_room_none_is_made(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9 - 10**6, 10**6))
    assert not make_cache(HEAP)
    caches.rmdir()
    caches.touch()
    assert not make_cache(HEAP)


def test_one_process_makes_it(caches: Path) -> None:
    caches.mkdir(parents=True)
    with hold(warming._cache().with_suffix(".lock")):
        assert not make_cache(HEAP)


def test_old_caches_are_dropped(caches: Path) -> None:
    caches.mkdir(parents=True)
    for number in range(5):
        (caches / f"{number}.aot").touch()
    warming._drop_older(caches / "4.aot")
    assert len(list(caches.glob("*.aot"))) == 3
