"""A real Neo4j from compose.yaml, for machines on which a Docker engine runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.servers.neo4j_connection import CHECKOUT, Neo4jConnection, Neo4jMissing, free_port

_PROBE_SECONDS = 10
_START_SECONDS = 600


def docker_runs() -> bool:
    """Say whether a Docker engine with compose answers: the client alone, which many machines have, is not enough."""
    docker = shutil.which("docker")
    if docker is None:
        return False
    try:
        return all(
            subprocess.run([docker, *words], capture_output=True, check=False, timeout=_PROBE_SECONDS).returncode == 0
            for words in (("info",), ("compose", "version"))
        )
    except subprocess.TimeoutExpired:
        return False


@contextmanager
def run_in_container(project: str, password: str, port: int | None = None, *, keep: bool) -> Iterator[Neo4jConnection]:
    """Run compose.yaml's Neo4j under the project name, on a free port unless `port` is given, and end it afterwards.

    Its data stays in the project's volume with `keep` and goes with the container without. Unlike the server from jars,
    the container outlives a process that is killed outright: `docker compose -p PROJECT down` ends it.
    Raises Neo4jMissing where it does not start.
    """
    chosen = port or free_port()
    environment = {**os.environ, "NEO4J_PASSWORD": password, "NEO4J_PORT": str(chosen)}
    try:
        _compose(project, environment, "up", "--detach", "--wait", "--quiet-pull")
        yield Neo4jConnection(f"bolt://127.0.0.1:{chosen}", password)
    finally:
        _compose(project, environment, "down", *(() if keep else ("--volumes",)))


def _compose(project: str, environment: dict[str, str], *words: str) -> None:
    command = ["docker", "compose", "--project-directory", str(CHECKOUT), "-p", project, *words]
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=_START_SECONDS
        )
    except subprocess.TimeoutExpired as expired:
        raise Neo4jMissing(f"docker compose {words[0]} did not end within {_START_SECONDS} s") from expired
    if done.returncode != 0:
        raise Neo4jMissing(f"docker compose {words[0]} failed:\n{(done.stdout + done.stderr)[-2000:]}")
