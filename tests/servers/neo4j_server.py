"""A real Neo4j for tests and development; as a program (`make neo4j`) it runs one until it is interrupted."""

from __future__ import annotations

import os
import secrets
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.neo4j_connection import NEO4J_FOLDER, Neo4jConnection, Neo4jMissing
from tests.servers.neo4j_from_jars import run_from_jars
from tests.servers.neo4j_in_container import docker_runs, run_in_container

_BOLT_PORT = 7687


@contextmanager
def throwaway_neo4j() -> Iterator[Neo4jConnection]:
    """Run an empty Neo4j on a free loopback port, whose data goes when it ends.

    Raises Neo4jMissing where none can be started; the message says what the machine lacks.
    """
    password = secrets.token_urlsafe(16)
    if docker_runs():
        with run_in_container(f"watchgraph-{secrets.token_hex(4)}", password, keep=False) as connection:
            yield connection
    else:
        with (
            tempfile.TemporaryDirectory(prefix="watchgraph-neo4j-") as home,
            run_from_jars(Path(home), password) as connection,
        ):
            yield connection


@contextmanager
def development_neo4j() -> Iterator[Neo4jConnection]:
    """Run a Neo4j that keeps its data between runs, on port NEO4J_PORT (7687) with password NEO4J_PASSWORD.

    Without NEO4J_PASSWORD the password is made up once and kept in .neo4j/password. Raises Neo4jMissing as above.
    """
    port = int(os.environ.get("NEO4J_PORT") or _BOLT_PORT)
    password = os.environ.get("NEO4J_PASSWORD") or _kept_password()
    if docker_runs():
        with run_in_container("watchgraph", password, port, keep=True) as connection:
            yield connection
    else:
        with run_from_jars(NEO4J_FOLDER / "home", password, port) as connection:
            yield connection


def _kept_password() -> str:
    file = NEO4J_FOLDER / "password"
    if not file.exists():
        NEO4J_FOLDER.mkdir(exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(16), "utf-8")
    return file.read_text("utf-8")


def main() -> None:
    """Run the development server, say how to use it, and end it on Ctrl-C or SIGTERM."""
    asked_to_stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked_to_stop.set())
    try:
        with development_neo4j() as neo4j:
            sys.stdout.write(
                f"Neo4j runs. To use it, in another terminal:\n\n"
                f"  export NEO4J_URI={neo4j.uri} NEO4J_USER={neo4j.user} NEO4J_PASSWORD={neo4j.password}\n"
                f"  make run\n\n"
                f"Ctrl-C stops it; its data stays.\n"
            )
            sys.stdout.flush()
            asked_to_stop.wait()
    except Neo4jMissing as missing:
        sys.exit(f"Neo4j cannot be started: {missing}")


if __name__ == "__main__":
    main()
