"""The command line in tests: within the process, and as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.commands import app
from graph.settings import Settings

ARTICLE = """\
CNIL fines Amazon France Logistique

The CNIL fined Amazon France Logistique 32 million euros on 27 December 2023.
"""
COMMAND = (sys.executable, "-m", "api.commands")


def run(*words: object, stdin: str | bytes | None = None) -> Result:
    """Run a command within this process."""
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin, prog_name="watchgraph")


def succeed(*words: object, stdin: str | bytes | None = None) -> str:
    """Run a command that must end well, and return what it printed to standard output."""
    result = run(*words, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


def fail(*words: object, code: int = 1, stdin: str | bytes | None = None) -> str:
    """Run a command that must end with this status, and return what it printed to standard error, never a trace."""
    result = run(*words, stdin=stdin)
    assert result.exit_code == code, result.output
    assert isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert result.stderr.strip()
    return result.stderr


def start(*words: object, **more: str) -> subprocess.Popen[str]:
    """Start a command as a process of its own."""
    return subprocess.Popen(
        [*COMMAND, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **more},
        cwd=Path(__file__).parents[1],
    )


def use(settings: Settings, patch: pytest.MonkeyPatch) -> None:
    """Let commands find the database of these settings."""
    if settings.neo4j_uri:
        patch.setenv("NEO4J_URI", settings.neo4j_uri)
        patch.setenv("NEO4J_USER", settings.neo4j_user)
        patch.setenv("NEO4J_PASSWORD", settings.neo4j_password.get_secret_value())
    else:
        patch.setenv("WATCHGRAPH_DATA", str(settings.data))
