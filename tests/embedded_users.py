"""Those who use the embedded server in the tests: in this process, in others, and in its way."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from graph.database import Database, connect
from graph.embedded import Attachment

HEAP = "128m"
_USER = """
import sys, time
from pathlib import Path
from graph.embedded import attach
with attach(Path(sys.argv[1]), heap="128m") as server:
    print(server.state.pid, flush=True)
    sys.stdin.readline()
"""


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
