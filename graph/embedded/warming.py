"""Warming: a cache of Java's that halves the time and work of a start, made once per installation.

Java can save, at the end of a run, the classes that the run loaded and how it linked them (an AOT cache, JEP 514), for
later runs of the same Java on the same jars. The run is one of its own, on a folder of its own, after the last user has
gone, so that nobody waits for it. Java itself checks that a cache fits, and goes on without one that does not.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import platformdirs

from graph.embedded.console import run_script
from graph.embedded.credentials import make_credentials, write_credentials
from graph.embedded.files import Folder, try_hold
from graph.embedded.runtime import find_runtime
from graph.embedded.server import end_server, start_server
from graph.embedded.state import State
from graph.errors import WatchgraphError
from graph.names import digest

_LEAST_FREE = 1024**3
_MOST_CACHES = 3
_STATEMENTS = (
    "CREATE VERTEX TYPE Thing",
    "CREATE PROPERTY Thing.id STRING",
    "CREATE INDEX ON Thing (id) UNIQUE",
    "CREATE PROPERTY Thing.words STRING",
    "CREATE INDEX ON Thing (words) FULL_TEXT",
    "INSERT INTO Thing SET id = 'a', words = 'b'",
    "SELECT FROM Thing WHERE id = 'a'",
)


def warm_options() -> list[str]:
    """Return Java's options for a start with the cache, none where there is no cache yet."""
    cache = _cache()
    return [f"-XX:AOTCache={cache}"] if _is_made(cache) else []


def make_cache(heap: str) -> bool:
    """Make the cache if there is none, and return whether it was made; what hinders it is no reason to fail.

    Where it cannot be made an empty file stands for it, so that it is tried once.
    """
    cache = _cache()
    try:
        cache.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if cache.exists() or shutil.disk_usage(cache.parent).free < _LEAST_FREE:
            return False
        with try_hold(cache.with_suffix(".lock")) as free:
            if free and not cache.exists():
                _train(cache, heap)
                _drop_older(cache)
    except OSError:
        return False
    return _is_made(cache)


def _train(cache: Path, heap: str) -> None:
    with tempfile.TemporaryDirectory(dir=cache.parent, ignore_cleanup_errors=True) as name:
        folder = Folder(Path(name))
        unfinished = folder.path / cache.name
        with suppress(WatchgraphError):
            credentials = make_credentials()
            write_credentials(folder.root, credentials)
            server = start_server(folder, heap, options=[f"-XX:AOTCacheOutput={unfinished}"])
            try:
                run_script(State(server.process.pid, 0, server.bolt_port, server.http_port, credentials), _STATEMENTS)
            finally:
                end_server(server.process)
        if not unfinished.exists():
            unfinished.touch()
        unfinished.replace(cache)


def _drop_older(cache: Path) -> None:
    caches = sorted(cache.parent.glob("*.aot"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in caches[_MOST_CACHES:]:
        old.unlink(missing_ok=True)


def _is_made(cache: Path) -> bool:
    with suppress(OSError):
        return cache.stat().st_size > 0
    return False


def _cache() -> Path:
    """Return where the cache of this very installation is: Java takes one only for the same jars in the same place."""
    runtime = find_runtime()
    jars = [(jar.name, jar.stat().st_size, jar.stat().st_mtime_ns) for jar in sorted(runtime.jars.glob("*.jar"))]
    key = digest(str(runtime.java.resolve()), str(runtime.jars.resolve()), jars, length=16)
    return Path(platformdirs.user_cache_dir("watchgraph", appauthor=False)) / f"{key}.aot"
