"""Every notebook runs from top to bottom, on a database of its own, and says what it promises."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


def read_cells(path: Path) -> list[dict[str, Any]]:
    """Return the cells of the notebook, as the format of nbformat 4 has them."""
    cells: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    return cells


def run(path: Path, folder: Path) -> str:
    """Run the notebook as a person would from the command line, and return all that it printed."""
    done = Path(shutil.copy(path, folder))
    command = [str(Path(sys.executable).with_name("jupyter-execute")), "--inplace", "--timeout=100", str(done)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[-3000:]
    outputs = (output for cell in read_cells(done) for output in cell.get("outputs", ()))
    return "".join(text for output in outputs for text in output.get("text", ()))


@pytest.mark.long
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs_and_tells_what_became_of_the_fine(path: Path, tmp_path: Path) -> None:
    printed = run(path, tmp_path)
    assert "CNIL fined Amazon France Logistique EUR 32,000,000 (27 December 2023)" in printed
    assert "Conseil d'Etat fined Amazon France Logistique EUR 15,000,000 (23 December 2025)" in printed
    assert "is said to have monitored" in printed


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    assert not [cell for cell in read_cells(path) if cell.get("outputs") or cell.get("execution_count")]
