"""Joining, starting, describing and stopping the server of a data folder, from any process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

import graph
from graph import errors
from graph.embedded.credentials import READER, WRITER
from graph.embedded.files import Folder, find_folder, folder_unusable, hold, is_held, prepare_folder
from graph.embedded.runtime import DATABASE, find_runtime
from graph.embedded.server import START_SECONDS, STOP_SECONDS
from graph.embedded.state import READY, State, find_server, forget_state, read_state
from graph.errors import EmbeddedError

_POLL_SECONDS = 0.02
_GRACE_SECONDS = 5.0


@dataclass(frozen=True)
class Attachment:
    """A running server that will not end while this is held: its address, database and users."""

    uri: str
    database: str
    reader: tuple[str, str]
    writer: tuple[str, str]
    state: State


@dataclass(frozen=True)
class Description:
    """What is to be said about a data folder: whether its server runs, is kept or in use, and what it takes."""

    folder: Path
    log: Path
    running: bool
    kept: bool = False
    in_use: bool = False
    pid: int | None = None
    port: int | None = None
    memory: int | None = None
    """Resident memory of the server in bytes."""
    since: float | None = None
    """When the server started, in seconds since 1970."""
    size: int = 0
    """Bytes on disk."""


@contextmanager
def attach(path: Path, *, heap: str = "1g", keep: bool = False) -> Iterator[Attachment]:
    """Give the server of this data folder, started if none runs, for as long as the context lasts.

    With keep it goes on afterwards, until `stop`; heap (as in 512m or 1g) counts only where it is started. Raises
    FolderUnusable, UnsupportedPlatform or EmbeddedError with a message for a person.
    """
    find_runtime()
    folder = prepare_folder(path)
    with _join(folder, heap, keep) as state:
        yield _describe_access(state)


def locate(path: Path) -> Attachment | None:
    """Return the server that runs for this data folder now, None where none does; nothing is started or held.

    For those who are attached: `stop` ends the server under them, and whoever comes next starts another one, with other
    ports and passwords, which lasts as long as they are attached too.
    """
    folder = Folder(path.expanduser().resolve())
    state = read_state(folder)
    return _describe_access(state) if state and find_server(folder.root, state.pid) else None


def _describe_access(state: State) -> Attachment:
    return Attachment(
        uri=f"bolt://127.0.0.1:{state.bolt_port}",
        database=DATABASE,
        reader=(READER, state.credentials.reader),
        writer=(WRITER, state.credentials.writer),
        state=state,
    )


@contextmanager
def _join(folder: Folder, heap: str, keep: bool) -> Iterator[State]:
    """Count as a user of the server from before it is found or started, so that it cannot end in between."""
    with ExitStack() as use:
        try:
            with hold(folder.start_lock):
                use.enter_context(hold(folder.users_lock, shared=True))
                state = _find(folder) or _start(folder, heap)
                if keep:
                    folder.kept.touch(mode=0o600)
        except OSError as error:
            raise folder_unusable(folder.path, error) from error
        yield state


def stop(path: Path) -> bool:
    """End the server of this data folder, whoever uses it, and return whether one ran."""
    folder = Folder(path.expanduser().resolve())
    if not folder.start_lock.exists():
        return False
    with hold(folder.start_lock):
        state = read_state(folder)
        supervised = is_held(folder.supervisor_lock)
        server = find_server(folder.root, state.pid) if state else None
        if state and supervised:
            _end(psutil.Process(state.supervisor))
        if server:
            _end(server)
        forget_state(folder)
        return server is not None


def describe(path: Path) -> Description:
    """Return what is to be said about this data folder, without starting anything or writing to it.

    Raises FolderUnusable where it is no folder, or may not be written.
    """
    folder = find_folder(path)
    state = read_state(folder)
    server = find_server(folder.root, state.pid) if state else None
    size = _measure(folder.root)
    if not state or not server:
        return Description(folder.path, folder.log, running=False, size=size)
    return Description(
        folder=folder.path,
        log=folder.log,
        running=True,
        kept=folder.kept.exists(),
        in_use=is_held(folder.users_lock),
        pid=state.pid,
        port=state.bolt_port,
        memory=server.memory_info().rss,
        since=server.create_time(),
        size=size,
    )


def _measure(root: Path) -> int:
    """Return how many bytes the files below take; a running server makes and deletes some meanwhile."""
    size = 0
    for place, _, names in os.walk(root):
        for name in names:
            with suppress(FileNotFoundError):
                size += os.lstat(Path(place, name)).st_size
    return size


def _find(folder: Folder) -> State | None:
    """Return the running server; wait for one that is being started, and end one that lost its supervisor."""
    deadline = time.monotonic() + START_SECONDS + STOP_SECONDS
    while is_held(folder.supervisor_lock):
        state = read_state(folder)
        if state and find_server(folder.root, state.pid):
            return state
        if time.monotonic() > deadline:
            raise EmbeddedError(
                f"The embedded database of {folder.path} neither starts nor ends. Its log is {folder.log}; "
                "`watchgraph stop` ends it."
            )
        time.sleep(_POLL_SECONDS)
    state = read_state(folder)
    orphan = find_server(folder.root, state.pid) if state else None
    if orphan:
        _end(orphan)
    forget_state(folder)
    return None


def _start(folder: Folder, heap: str) -> State:
    """Start a supervisor and wait until it says that the server is ready, or why not."""
    packages = str(Path(graph.__file__).parents[1])
    search_path = os.pathsep.join(filter(None, (packages, os.environ.get("PYTHONPATH"))))
    with folder.log.open("ab") as log:
        supervisor = subprocess.run(
            [sys.executable, "-P", "-m", "graph.embedded.supervisor", str(folder.path), heap],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=folder.path,
            env={**os.environ, "PYTHONPATH": search_path},
            start_new_session=True,
            check=False,
        )
    try:
        outcome: dict[str, str] = json.loads(supervisor.stdout)
    except ValueError:
        raise EmbeddedError(f"The supervisor of the embedded database failed. Its log is {folder.log}.") from None
    if outcome["outcome"] != READY:
        raise getattr(errors, outcome["outcome"])(outcome["message"])
    state = read_state(folder)
    if state is None:
        raise EmbeddedError(f"The embedded database started and ended at once. Its log is {folder.log}.")
    return state


def _end(process: psutil.Process) -> None:
    """End a process cleanly, or by force where it does not end in time."""
    with suppress(psutil.NoSuchProcess):
        process.terminate()
        try:
            process.wait(STOP_SECONDS + _GRACE_SECONDS)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(_GRACE_SECONDS)
