"""One run of the server's process: started, waited for until it answers, and ended.

Only the supervisor does this; everybody else finds the server by the state file.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from graph.embedded import tether
from graph.embedded.diagnosis import diagnose
from graph.embedded.files import Folder
from graph.embedded.runtime import build_command, find_runtime
from graph.errors import EmbeddedError

START_SECONDS = 60.0
STOP_SECONDS = 30.0
_POLL_SECONDS = 0.02
_LAST_WORDS_SECONDS = 0.3
_LISTENING = re.compile(rb"Listening for incoming BOLT connections on \S*?:(\d+)")
_FAILED = b'Exception in thread "main"'
_STARTED = re.compile(rb"ArcadeDB Server started in")
_JAVA_VARIABLES = frozenset({"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"})


@dataclass(frozen=True)
class Server:
    """A server that answers: its process and its ports on the loopback address."""

    process: subprocess.Popen[bytes]
    bolt_port: int
    http_port: int


def start_server(
    folder: Folder, heap: str, *, bolt_port: int = 0, http_port: int = 0, options: Sequence[str] = ()
) -> Server:
    """Start the server and return it when it answers; port 0 lets the system choose.

    Raises FolderUnusable for a locked or full folder, UnsupportedPlatform, and EmbeddedError with the log's own words.
    """
    command = build_command(
        find_runtime(), folder.root, heap, bolt_port=bolt_port, http_port=http_port, options=options
    )
    with folder.log.open("ab") as log:
        begin = log.tell()
        process = subprocess.Popen(
            _tie_to_parent(command),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder.path,
            env=_environment(),
        )
    try:
        return _await_ready(folder, process, begin)
    except BaseException:
        end_server(process)
        raise


def end_server(process: subprocess.Popen[bytes]) -> None:
    """End the server cleanly, or by force where it does not end in half a minute."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_ready(folder: Folder, process: subprocess.Popen[bytes], begin: int) -> Server:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        ended = process.poll() is not None
        words = _read_from(folder.log, begin)
        if ended:
            raise diagnose(folder, words, f"ended with code {process.returncode}")
        if _FAILED in words:  # without ending, because some of its threads go on
            time.sleep(_LAST_WORDS_SECONDS)
            raise diagnose(folder, _read_from(folder.log, begin), "could not start")
        listening = _LISTENING.search(words)
        if listening and _STARTED.search(words):
            bolt_port = int(listening.group(1))
            return Server(process, bolt_port, _find_http_port(process.pid, bolt_port))
        time.sleep(_POLL_SECONDS)
    raise diagnose(folder, _read_from(folder.log, begin), f"did not answer within {START_SECONDS:.0f} seconds")


def _find_http_port(pid: int, bolt_port: int) -> int:
    """Ask the system: the log says 0 where the system chose the port."""
    listening = {
        connection.laddr.port
        for connection in psutil.Process(pid).net_connections(kind="tcp")
        if connection.status == psutil.CONN_LISTEN
    }
    others = sorted(listening - {bolt_port})
    if len(others) != 1:
        raise EmbeddedError(
            f"The embedded database listens on {sorted(listening)}, where one port beside Bolt's was expected."
        )
    return others[0]


def _read_from(path: Path, begin: int) -> bytes:
    with suppress(OSError), path.open("rb") as file:
        file.seek(begin)
        return file.read()
    return b""


def _environment() -> dict[str, str]:
    """Return the environment without what would change Java from outside, or put words into the log."""
    return {name: value for name, value in os.environ.items() if name not in _JAVA_VARIABLES}


def _tie_to_parent(command: list[str]) -> list[str]:
    """Return the command that ends with this process on Linux, however this one ends."""
    if sys.platform != "linux":
        return command
    return [sys.executable, "-I", "-S", tether.__file__, str(os.getpid()), *command]
