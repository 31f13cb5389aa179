"""A real Neo4j from its Maven artefacts, for machines on which no container engine runs."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.neo4j_connection import NEO4J_FOLDER, Neo4jConnection, Neo4jMissing, free_port

_HERE = Path(__file__).parent
_POM = _HERE / "pom.xml"
_PROGRAM = _HERE / "Neo4jFromJars.java"
_FIRST_JAVA = 17
_DOWNLOAD_SECONDS = 900
_START_SECONDS = 120
_STOP_SECONDS = 20
_ATTEMPTS = 3

_CONFIGURATION = """\
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
db.transaction.timeout=30s
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""


class _PortTaken(Exception):
    """Another program took the port between its choice and its use."""


@contextmanager
def run_from_jars(home: Path, password: str, port: int | None = None) -> Iterator[Neo4jConnection]:
    """Run Neo4j with its data in `home` on a loopback port, a free one unless `port` is given, and end it afterwards.

    It ends with this process too, however that ends: its standard input is a pipe from here.
    Raises Neo4jMissing where Java or Maven is missing, the jars cannot be had or the server does not start.
    """
    process, chosen = _start_on_port(_find_java(), _fetch_jars(), home, password, port)
    try:
        yield Neo4jConnection(f"bolt://127.0.0.1:{chosen}", password)
    finally:
        _stop(process)


def _find_java() -> str:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if java is None:
        raise Neo4jMissing(f"there is no java on the PATH; install a JDK of version {_FIRST_JAVA} or later")
    modules = subprocess.run([java, "--list-modules"], capture_output=True, text=True, check=False).stdout
    version = re.search(r"^java\.base@(\d+)", modules, re.MULTILINE)
    if version is None or int(version[1]) < _FIRST_JAVA:
        raise Neo4jMissing(f"{java} is older than Java {_FIRST_JAVA}; install a newer JDK or set JAVA_HOME to one")
    if "jdk.compiler@" not in modules:
        raise Neo4jMissing(f"{java} comes without a compiler; install the JDK, not the JRE alone")
    return java


def _fetch_jars() -> Path:
    """Return the folder of Neo4j's jars, copied there by Maven if this version of pom.xml has not been fetched yet."""
    folder = NEO4J_FOLDER / f"jars-{hashlib.sha256(_POM.read_bytes()).hexdigest()[:12]}"
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise Neo4jMissing("there is no mvn on the PATH; install Maven, which fetches Neo4j's jars")
    NEO4J_FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=NEO4J_FOLDER) as unfinished:
        fetched = Path(unfinished) / "jars"
        command = [maven, "-B", "-q", "-f", str(_POM), "dependency:copy-dependencies", "-DincludeScope=runtime"]
        try:
            done = subprocess.run(
                [*command, f"-DoutputDirectory={fetched}"],
                capture_output=True,
                text=True,
                check=False,
                timeout=_DOWNLOAD_SECONDS,
            )
        except subprocess.TimeoutExpired as expired:
            raise Neo4jMissing(f"Maven did not bring Neo4j's jars within {_DOWNLOAD_SECONDS} s") from expired
        if done.returncode != 0:
            raise Neo4jMissing(f"Maven could not bring Neo4j's jars:\n{(done.stdout + done.stderr)[-2000:]}")
        if not folder.is_dir():
            fetched.rename(folder)
    return folder


def _start_on_port(
    java: str, jars: Path, home: Path, password: str, port: int | None
) -> tuple[subprocess.Popen[bytes], int]:
    for _ in range(1 if port else _ATTEMPTS):
        chosen = port or free_port()
        try:
            return _start(java, jars, home, password, chosen), chosen
        except _PortTaken:
            continue
    raise Neo4jMissing(f"port {port or 'after port'} is taken; stop what listens there or set NEO4J_PORT to another")


def _start(java: str, jars: Path, home: Path, password: str, port: int) -> subprocess.Popen[bytes]:
    home.mkdir(parents=True, exist_ok=True)
    (home / "neo4j.conf").write_text(_CONFIGURATION.format(port=port), "utf-8")
    console = home / "console.log"
    command = [java, "-Xmx512m", "-XX:+UseSerialGC", "-cp", f"{jars}/*", str(_PROGRAM), str(home)]
    with console.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NEO4J_PASSWORD": password},
            start_new_session=True,
        )
    try:
        _await_ready(process, console)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process


def _await_ready(process: subprocess.Popen[bytes], console: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        ended = process.poll() is not None
        said = console.read_text("utf-8", errors="replace")
        if "ready" in said.splitlines():
            return
        if ended:
            if "PortBindException" in said:
                raise _PortTaken
            raise Neo4jMissing(f"Neo4j ended as it started:\n{said[-2000:]}")
        time.sleep(0.1)
    raise Neo4jMissing(f"Neo4j was not ready within {_START_SECONDS} s; see {console}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
