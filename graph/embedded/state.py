"""The state file: how a process finds the server that another one started."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from graph.embedded.credentials import Credentials
from graph.embedded.files import Folder, write_atomically
from graph.embedded.runtime import runs_in

READY = "ready"
"""What a supervisor says when its server is ready; otherwise it says the name of an error."""

_FORM = 1


@dataclass(frozen=True)
class State:
    """A running server: its process, its supervisor's, the ports on the loopback address, and the passwords."""

    pid: int
    supervisor: int
    bolt_port: int
    http_port: int
    credentials: Credentials


def write_state(folder: Folder, state: State) -> None:
    """Make the running server known, to this user of the system alone."""
    record = {
        "form": _FORM,
        "pid": state.pid,
        "supervisor": state.supervisor,
        "bolt_port": state.bolt_port,
        "http_port": state.http_port,
        "passwords": state.credentials.as_json(),
    }
    write_atomically(folder.state, json.dumps(record, indent=2) + "\n")


def read_state(folder: Folder) -> State | None:
    """Return what the state file says, whether or not it still holds; None where it is absent or unreadable."""
    try:
        record: dict[str, Any] = json.loads(folder.state.read_text(encoding="utf-8"))
        if record["form"] != _FORM:
            return None
        return State(
            pid=int(record["pid"]),
            supervisor=int(record["supervisor"]),
            bolt_port=int(record["bolt_port"]),
            http_port=int(record["http_port"]),
            credentials=Credentials(**record["passwords"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_state(folder: Folder) -> None:
    """Remove the state file and the mark that the server is kept."""
    for path in (folder.state, folder.kept):
        with suppress(FileNotFoundError):
            path.unlink()


def find_server(root: Path, pid: int) -> psutil.Process | None:
    """Return the process if it is a living server of this root folder: process ids are soon used again."""
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        if process.status() != psutil.STATUS_ZOMBIE and runs_in(root, process.cmdline()):
            return process
    return None
