"""The supervisor: a small process of its own that keeps the server of one data folder, run by `python -m`.

It starts the server, makes it known, starts it again on the same ports where it dies while somebody uses it, and ends
it when the last user has gone. On standard output it says one JSON line to whoever started it: that the server is
ready, or why not.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from graph.embedded.credentials import make_credentials, write_credentials
from graph.embedded.files import Folder, folder_unusable, try_hold
from graph.embedded.server import Server, end_server, start_server
from graph.embedded.state import READY, State, forget_state, write_state
from graph.embedded.warming import make_cache, warm_options
from graph.errors import EmbeddedError, FolderUnusable, WatchgraphError

_POLL_SECONDS = 0.25
_LOCK_SECONDS = 5.0
_RESTARTS = 3
_RESTART_SECONDS = 60.0
_LARGEST_LOG = 5 * 1024 * 1024


def main(arguments: list[str]) -> int:
    """Keep the server of the folder in the first argument, with the heap in the second; return the exit code."""
    folder, heap = Folder(Path(arguments[0])), arguments[1]
    if os.fork():
        return 0  # whoever started this has no child to wait for
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _end)
    try:
        with _sole_supervisor(folder):
            _keep(folder, heap)
        make_cache(heap)
    except WatchgraphError as error:
        _say(folder, str(error))
        _report(type(error).__name__, str(error))
        return 1
    except OSError as error:
        _report(FolderUnusable.__name__, str(folder_unusable(folder.path, error)))
        return 1
    return 0


def _keep(folder: Folder, heap: str) -> None:
    """Run the server until its last user has gone, or until this process is told to end."""
    _turn_log(folder)
    credentials = make_credentials()
    write_credentials(folder.root, credentials)

    def announce() -> None:
        write_state(folder, State(server.process.pid, os.getpid(), server.bolt_port, server.http_port, credentials))

    crashes: list[float] = []
    server = start_server(folder, heap, options=warm_options())
    try:
        announce()
        _report(READY)
        while True:
            ended = _has_ended(server)
            if _end_if_unused(folder, server):
                return
            if ended:
                crashes = [
                    *(crash for crash in crashes if crash > time.monotonic() - _RESTART_SECONDS),
                    time.monotonic(),
                ]
                if len(crashes) > _RESTARTS:
                    raise EmbeddedError(f"The server died {len(crashes)} times within a minute, and stays down.")
                _say(folder, f"The server ended with code {server.process.returncode}; it is started again.")
                server = start_server(
                    folder, heap, bolt_port=server.bolt_port, http_port=server.http_port, options=warm_options()
                )
                announce()
    finally:
        _close(folder, server)


def _has_ended(server: Server) -> bool:
    """Wait for the time between two looks, or until the server ends."""
    with suppress(subprocess.TimeoutExpired):
        server.process.wait(_POLL_SECONDS)
        return True
    return False


def _end_if_unused(folder: Folder, server: Server) -> bool:
    """End the server if nobody uses it, holding off who would join meanwhile; a folder that is gone has no users."""
    if not folder.path.exists():
        _close(folder, server)
        return True
    if folder.kept.exists():
        return False
    with try_hold(folder.start_lock) as nobody_joins:
        if not nobody_joins:
            return False
        with try_hold(folder.users_lock) as unused:
            if unused:
                _close(folder, server)
            return unused


def _close(folder: Folder, server: Server) -> None:
    forget_state(folder)
    end_server(server.process)


@contextmanager
def _sole_supervisor(folder: Folder) -> Iterator[None]:
    """Hold the supervisor's lock; others hold it for a moment when they ask whether it is held."""
    deadline = time.monotonic() + _LOCK_SECONDS
    while time.monotonic() < deadline:
        with try_hold(folder.supervisor_lock) as free:
            if free:
                yield
                return
        time.sleep(_POLL_SECONDS)
    raise EmbeddedError(f"Another supervisor keeps {folder.path} already.")


def _turn_log(folder: Folder) -> None:
    """Keep one older log."""
    with suppress(FileNotFoundError):
        if folder.log.stat().st_size > _LARGEST_LOG:
            folder.log.replace(folder.log.with_suffix(".log.1"))


def _say(folder: Folder, what: str) -> None:
    with suppress(OSError), folder.log.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} supervisor: {what}\n")


def _report(outcome: str, message: str = "") -> None:
    """Tell whoever started this process, who may be gone by now, and let go of what ties it to them."""
    with suppress(OSError):
        os.write(sys.stdout.fileno(), json.dumps({"outcome": outcome, "message": message}).encode("ascii"))
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def _end(_number: int, _frame: FrameType | None) -> None:
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
