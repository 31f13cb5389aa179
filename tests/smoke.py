"""Installs a wheel into a clean environment and uses it as a person would: python tests/smoke.py dist/NAME.whl.

It speaks for the wheel's contents (every data file is there) and for the locked versions, away from the checkout.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / ".requirements" / "run.txt"
SAMPLE = """\
CNIL fines Amazon France Logistique

The CNIL fined Amazon France Logistique 32 million euros on 27 December 2023.
"""
START_SECONDS = 120
COMMAND_SECONDS = 300


class Surroundings:
    """A clean environment in a folder of its own, and the commands in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commands = folder / "venv" / "bin"
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "WATCHGRAPH_"))
        }
        self.environment = {
            **inherited,
            "HOME": str(folder / "home"),
            "WATCHGRAPH_DATA": str(folder / "data"),
            "PORT": str(free_port()),
        }
        self.environment.pop("PYTHONPATH", None)
        self.address = f"http://127.0.0.1:{self.environment['PORT']}"
        (folder / "home").mkdir()

    def install(self, wheel: Path) -> None:
        """Install the locked versions and the wheel, as a user's pip would."""
        venv.create(self.folder / "venv", with_pip=True)
        pip = [str(self.commands / "python"), "-m", "pip", "--disable-pip-version-check"]
        # With the caller's home, so that pip finds what it has downloaded before.
        for words in (
            ["-qq", "install", "--require-hashes", "-r", str(LOCK)],
            ["-qq", "install", "--no-deps", str(wheel)],
            ["check"],
        ):
            subprocess.run([*pip, *words], check=True, cwd=self.folder, stdout=subprocess.DEVNULL)

    def run(self, *words: str) -> str:
        """Run a watchgraph command to its end and return what it printed; fail if it fails."""
        done = subprocess.run(
            [self.commands / "watchgraph", *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        if done.returncode != 0:
            sys.exit(f"watchgraph {' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        print(f"ok: watchgraph {' '.join(words)}")
        return done.stdout

    def serve(self) -> subprocess.Popen[bytes]:
        """Start the server and return when it says that it is ready."""
        server = subprocess.Popen([self.commands / "watchgraph", "serve"], cwd=self.folder, env=self.environment)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and server.poll() is None:
            try:
                self.get("/readyz")
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
            else:
                return server
        server.kill()
        sys.exit(f"watchgraph serve was not ready within {START_SECONDS} s")

    def get(self, path: str) -> bytes:
        """Return what the server answers."""
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            content: bytes = answer.read()
        return content


def free_port() -> int:
    """Return a loopback port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def use_commands(here: Surroundings) -> None:
    """Ask for help and status, and extract claims from a text without a database."""
    if "Usage" not in here.run("--help"):
        sys.exit("watchgraph --help does not say how it is used")
    here.run("status")
    texts, claims = here.folder / "texts", here.folder / "claims"
    texts.mkdir()
    (texts / "sample.txt").write_text(SAMPLE, "utf-8")
    here.run("extract", str(texts), "--out", str(claims))
    found = json.loads((claims / "sample.json").read_text("utf-8"))["claims"]
    if [claim["predicate"] for claim in found] != ["FINED"] or found[0]["amount"] != 32_000_000:
        sys.exit(f"watchgraph extract did not find the fine in {SAMPLE!r}: {found}")


def use_server(here: Surroundings) -> None:
    """Serve, ask for the pages that need data files, and end it as a person does."""
    server = here.serve()
    try:
        for path in ("/healthz", "/", "/queries", "/openapi.json"):
            here.get(path)
            print(f"ok: GET {path}")
        if not json.loads(here.get("/search?q=CNIL"))["total"]:
            sys.exit("GET /search?q=CNIL finds nothing: the starter dossiers are not there")
    finally:
        server.send_signal(signal.SIGINT)
        try:
            code = server.wait(60)
        finally:
            server.kill()
    if code not in (0, 130, -signal.SIGINT):
        sys.exit(f"watchgraph serve ended with {code} when it was interrupted")
    here.run("stop")


def main() -> None:
    """Install the wheel that the command line names, and use it."""
    wheel = Path(sys.argv[1]).resolve(strict=True)
    with tempfile.TemporaryDirectory(prefix="watchgraph-smoke-") as folder:
        here = Surroundings(Path(folder))
        here.install(wheel)
        print(f"ok: {wheel.name} in a clean environment")
        use_commands(here)
        use_server(here)


if __name__ == "__main__":
    main()
