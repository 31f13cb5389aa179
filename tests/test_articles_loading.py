"""Many files: order, isolation of failures, folders, several processes."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.errors import InputError, UnreadableSource
from graph.model import Reading
from loaders.known import Known
from loaders.loading import make_article_reader, make_reader, read_paths
from tests.small_extractor import SmallExtractor

SENTENCE = "Watchdog fined Acme."


@dataclass(frozen=True)
class DyingExtractor(SmallExtractor):
    """Ends its process at a text with the word KILL, as a lack of memory would."""

    def extract(self, text: str, known: Known) -> Reading:
        if "KILL" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().extract(text, known)


def write(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for path in paths:
        path.write_text(f"{path.stem}. {SENTENCE}")
    return paths


@pytest.mark.parametrize("workers", [1, 2])
def test_one_bad_file_among_a_hundred_does_not_stop_the_others(tmp_path: Path, workers: int) -> None:
    paths = write(tmp_path, 100)
    paths[41].write_bytes(b"\0\1\2")
    outcomes = list(read_paths([tmp_path], SmallExtractor(), workers=workers))
    assert [outcome.path for outcome in outcomes] == paths
    assert [outcome.path for outcome in outcomes if outcome.error] == [paths[41]]
    assert all(len(outcome.readings[0].claims) == 1 for outcome in outcomes if not outcome.error)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_ours_in_one_file_does_not_stop_the_others(tmp_path: Path, workers: int) -> None:
    paths = write(tmp_path, 4)
    paths[1].write_text("BROKEN")
    outcomes = list(read_paths([tmp_path], SmallExtractor(), workers=workers))
    assert [bool(outcome.error) for outcome in outcomes] == [False, True, False, False]
    assert isinstance(outcomes[1].error, InputError)
    assert "IndexError: list index out of range" in str(outcomes[1].error)


def test_a_process_that_is_ended_loses_only_its_own_file(tmp_path: Path) -> None:
    paths = write(tmp_path, 20)
    for number in (3, 17):
        paths[number].write_text("KILL")
    outcomes = list(read_paths([tmp_path], DyingExtractor(), workers=2))
    assert [outcome.path for outcome in outcomes] == paths
    assert [number for number, outcome in enumerate(outcomes) if outcome.error] == [3, 17]
    assert "the process that read it ended" in str(outcomes[3].error)


def test_several_processes_read_the_same_as_one(tmp_path: Path) -> None:
    write(tmp_path, 12)
    known = Known(retrieved_at="2026-01-01")
    one = list(read_paths([tmp_path], SmallExtractor(), known))
    assert list(read_paths([tmp_path], SmallExtractor(), known, workers=2)) == one


def test_folders_are_read_in_order_without_hidden_files_links_and_other_kinds(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    for name in ("b.txt", "a.md", "inner/c.txt", ".hidden.txt", "notes.docx", "a.meta.json", "a.json"):
        (tmp_path / name).write_text(SENTENCE if not name.endswith("json") else "{}")
    (tmp_path / "back").symlink_to(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(SENTENCE)
    found = make_reader(SmallExtractor()).find([tmp_path])
    assert [str(one.path.relative_to(tmp_path)) for one in found] == ["a.md", "b.txt", "inner/c.txt"]


def test_a_path_given_twice_is_read_once(tmp_path: Path) -> None:
    paths = write(tmp_path, 2)
    assert len(make_reader(SmallExtractor()).find([paths[0], tmp_path, paths[0]])) == 2


def test_what_cannot_be_found_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "picture.docx").write_bytes(b"x")
    paths = [tmp_path / "missing", tmp_path / "empty", tmp_path / "picture.docx", Path("bad\0name.txt")]
    outcomes = list(read_paths(paths, SmallExtractor()))
    for outcome, message in zip(
        outcomes, ("no such file", "nothing to read in this folder", "(.docx) are not read", "null"), strict=True
    ):
        assert isinstance(outcome.error, UnreadableSource)
        assert message in str(outcome.error)


def test_articles_alone_leave_dossiers_out(tmp_path: Path) -> None:
    write(tmp_path, 1)
    (tmp_path / "dossier.yaml").write_text("dossier: x")
    assert len(make_article_reader(SmallExtractor()).find([tmp_path])) == 1
    assert len(make_reader(SmallExtractor()).find([tmp_path])) == 2
