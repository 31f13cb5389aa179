"""What is installed is what is declared: locked, hashed, and the same on every machine."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.servers.neo4j_connection import CHECKOUT

LOCKS = ("run", "dev")


def read_lock(name: str) -> str:
    return (CHECKOUT / ".requirements" / f"{name}.txt").read_text("utf-8")


def read_versions(name: str) -> dict[str, set[Version]]:
    versions: dict[str, set[Version]] = {}
    for package, version in re.findall(r"^([a-z0-9-]+)(?:\[[^]]*\])?==(\S+)", read_lock(name), re.MULTILINE):
        versions.setdefault(package, set()).add(Version(version))
    return versions


def declared(*groups: str) -> list[Requirement]:
    project: dict[str, Any] = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    texts = list(project["project"]["dependencies"])
    for group in groups:
        texts += [entry for entry in project["dependency-groups"][group] if isinstance(entry, str)]
    return [Requirement(text) for text in texts]


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make_says_which_python_is_not_there(tmp_path: Path) -> None:
    shutil.copy(CHECKOUT / "Makefile", tmp_path)
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    shutil.copytree(CHECKOUT / ".requirements", tmp_path / ".requirements")
    told = subprocess.run(
        ["make", "run", "PYTHON=no-such-python"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert told.returncode != 0
    assert told.stderr.splitlines()[0].startswith("There is no no-such-python on this machine. Install Python 3.11")
    assert "command not found" not in told.stdout + told.stderr


@pytest.mark.parametrize(("lock", "groups"), [("run", ["build"]), ("dev", ["build", "lint", "test"])])
def test_every_declared_package_is_locked_in_a_version_that_fits(lock: str, groups: list[str]) -> None:
    locked = read_versions(lock)
    unfit = [
        str(requirement)
        for requirement in declared(*groups)
        if not all(map(requirement.specifier.contains, locked.get(requirement.name.lower(), [Version("0")])))
    ]
    assert unfit == [], "run: make lock"


def test_what_serves_is_tested_in_the_same_versions() -> None:
    tested = read_versions("dev")
    assert {name: versions for name, versions in read_versions("run").items() if tested.get(name) != versions} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_hashed_and_no_host_is_named(lock: str) -> None:
    text = read_lock(lock)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "--index" not in text
