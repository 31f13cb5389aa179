"""Where ArcadeDB and its Java are, and the command that starts it.

Both come with the package arcadedb-embedded, which is found but never imported: its import would bring Java into this
process.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from graph.errors import UnsupportedPlatform

_PACKAGE = "arcadedb_embedded"
_INSTEAD = "Set NEO4J_URI to a Neo4j server instead."
DATABASE = "kg"


@dataclass(frozen=True)
class Runtime:
    """The Java program and the folder of jars that together are the server."""

    java: Path
    jars: Path


def find_runtime() -> Runtime:
    """Return the installed server; raises UnsupportedPlatform where there is none for this system."""
    if sys.platform == "win32":
        raise UnsupportedPlatform(f"The embedded database does not run on Windows. {_INSTEAD}")
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise UnsupportedPlatform(f"The package arcadedb-embedded is not installed. Install it, or: {_INSTEAD}")
    home = Path(next(iter(spec.submodule_search_locations)))
    runtime = Runtime(java=home / "jre" / "bin" / "java", jars=home / "jars")
    if not runtime.java.is_file() or not any(runtime.jars.glob("arcadedb-server-*.jar")):
        raise UnsupportedPlatform(f"arcadedb-embedded brings no Java for {sys.platform} here ({home}). {_INSTEAD}")
    return runtime


def build_command(
    runtime: Runtime, root: Path, heap: str, *, bolt_port: int = 0, http_port: int = 0, options: Sequence[str] = ()
) -> list[str]:
    """Return the command that runs the server in the root folder; port 0 lets the system choose, heap is as in 1g."""
    properties = {
        "server.rootPath": root,
        "server.defaultDatabases": f"{DATABASE}[]",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": http_port,
        "bolt.host": "127.0.0.1",
        "bolt.port": bolt_port,
        "bolt.defaultDatabase": DATABASE,
        "bolt.maxMessageSize": 268_435_456,
        "command.timeout": 30_000,
        "txWalFlush": 1,
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
    }
    flags = [f"-Darcadedb.{name}={value}" for name, value in properties.items()]
    return [
        str(runtime.java),
        f"-Xmx{heap}",
        *options,
        *flags,
        "-cp",
        f"{runtime.jars}/*",
        "com.arcadedb.server.ArcadeDBServer",
    ]


def runs_in(root: Path, command_line: Sequence[str]) -> bool:
    """Return whether a process with this command line is a server of this root folder."""
    return f"-Darcadedb.server.rootPath={root}" in command_line
