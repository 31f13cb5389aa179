"""The page on extraction tells of every stage, and of none that is gone."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from loaders.extraction.documentation import describe_language_files

_PAGE = (Path(__file__).parents[1] / "docs" / "extraction.md").read_text("utf-8")
_STAGES = _PAGE.partition("## The stages")[2].partition("\n## ")[0]
_TOLD = {name for row in re.findall(r"^\| ([a-z_, ]+) \|", _STAGES, re.MULTILINE) for name in row.split(", ")} - {
    "module"
}
_MODULES = {
    entry.name.removesuffix(".py")
    for entry in files("loaders.extraction").iterdir()
    if entry.name.endswith(".py") and not entry.name.startswith("_")
}


@pytest.mark.parametrize("module", sorted(_MODULES))
def test_every_stage_is_told_of(module: str) -> None:
    assert module in _TOLD, f"docs/extraction.md has no row for loaders/extraction/{module}.py"


def test_no_stage_is_told_of_that_is_gone() -> None:
    assert _TOLD <= _MODULES


def test_the_page_on_keys_is_what_the_code_writes() -> None:
    page = (Path(__file__).parents[1] / "docs" / "language-files.md").read_text("utf-8")
    assert page == describe_language_files(), "run: make docs"


def test_every_key_is_described() -> None:
    rows = re.findall(r"^\| (\S+) \| (.*) \|$", describe_language_files(), re.MULTILINE)
    silent = [key for key, meaning in rows if not meaning and key not in ("---", "key")]
    assert rows
    assert not silent
