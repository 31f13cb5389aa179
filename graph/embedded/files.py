"""The files of a data folder beside the database itself: locks, and what is written in one step."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from graph.errors import ConfigurationError, DatabaseUnavailable, FolderUnusable, QueryFailed, WatchgraphError

if sys.platform != "win32":
    import fcntl

_LEAST_FREE = 64 * 1024 * 1024
_LEAST_TO_GO_ON = 4 * 1024 * 1024


@dataclass(frozen=True)
class Folder:
    """A data folder and the places in it."""

    path: Path

    @property
    def root(self) -> Path:
        """What the server calls its root: its databases and configuration."""
        return self.path / "arcadedb"

    @property
    def log(self) -> Path:
        """The log of server and supervisor."""
        return self.path / "server.log"

    @property
    def state(self) -> Path:
        """Ports, process ids and passwords of the running server; absent where none runs."""
        return self.path / "server.json"

    @property
    def kept(self) -> Path:
        """Its presence tells the supervisor not to stop with the last user."""
        return self.path / "server.kept"

    @property
    def start_lock(self) -> Path:
        """Held by whoever starts, joins or stops the server."""
        return self.path / "start.lock"

    @property
    def supervisor_lock(self) -> Path:
        """Held by the supervisor as long as it lives."""
        return self.path / "supervisor.lock"

    @property
    def users_lock(self) -> Path:
        """Shared by all users of the running server."""
        return self.path / "users.lock"


def prepare_folder(path: Path) -> Folder:
    """Return the folder, made if missing; raises FolderUnusable where it cannot be written or its disk is full."""
    try:
        path = path.expanduser().resolve()
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path) as probe:
            probe.write(b"watchgraph")
            probe.flush()
        free = shutil.disk_usage(path).free
    except (OSError, RuntimeError, ValueError) as error:
        raise folder_unusable(path, error) from error
    if free < _LEAST_FREE:
        raise FolderUnusable(
            f"The disk of {path} is full: {free // 1024**2} MB are free, the database needs "
            f"{_LEAST_FREE // 1024**2} MB to start. Free some space, or set WATCHGRAPH_DATA to another disk."
        )
    return Folder(path)


def find_folder(path: Path) -> Folder:
    """Return the folder, which need not be there yet, without writing; raises FolderUnusable where it never can be."""
    try:
        path = path.expanduser().resolve()
        nearest = next(place for place in (path, *path.parents) if place.exists())
        if not nearest.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, f"{nearest} is a file")
        if not os.access(nearest, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, f"{nearest} may not be read and written")
    except (OSError, RuntimeError, ValueError) as error:
        raise folder_unusable(path, error) from error
    return Folder(path)


def explain(path: Path, error: WatchgraphError) -> WatchgraphError:
    """Return the error that says what happened to a database of ours, where more can be known than it says itself.

    Of a full disk the server only says that a commit failed, and one that was ended is started by who needs it next.
    """
    with suppress(OSError):
        if isinstance(error, QueryFailed | DatabaseUnavailable) and shutil.disk_usage(path).free < _LEAST_TO_GO_ON:
            return FolderUnusable(
                f"The disk of {path} is full, and the last change was not saved. Free some space, and do it again."
            )
    if isinstance(error, DatabaseUnavailable | ConfigurationError) and "NEO4J_" in str(error):
        return DatabaseUnavailable(
            "The embedded database was ended, perhaps by `watchgraph stop`. Any command that needs it starts it again, "
            "such as `watchgraph status`; what runs now finds it there."
        )
    return error


def folder_unusable(path: Path, error: Exception) -> FolderUnusable:
    """Return the error that tells a person why this folder cannot be used."""
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    reason = "its disk is full" if full else getattr(error, "strerror", None) or str(error)
    return FolderUnusable(
        f"The data folder {path} cannot be used: {reason}. Mend that, or set WATCHGRAPH_DATA to a folder you may write."
    )


def write_atomically(path: Path, text: str) -> None:
    """Write a file that only its owner may read, so that a reader sees the old text or the new one and never a part."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


@contextmanager
def hold(path: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold a lock, waiting for it; the system releases it when the process ends, however it ends."""
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield


@contextmanager
def try_hold(path: Path) -> Iterator[bool]:
    """Hold a lock if it is free, and tell whether it was."""
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def is_held(path: Path) -> bool:
    """Return whether some process holds this lock."""
    with try_hold(path) as free:
        return not free
