"""Folders: which files in them are read, in an order that is the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import UnreadableSource
from loaders.articles.sidecar import SUFFIX as SIDECAR_SUFFIX
from loaders.files import STANDARD_INPUT, unreadable


@dataclass(frozen=True)
class Found:
    """A file to be read, or what stands in the way."""

    path: Path
    error: UnreadableSource | None = None


def find_files(paths: list[Path], accepts: Callable[[Path], bool]) -> Iterator[Found]:
    """Yield each file that the paths name or, where they name folders, contain and a loader accepts, each once.

    Within folders hidden files and folders, links to folders and files that no loader accepts are passed over; a path
    that is named itself is not.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _find(path, accepts):
            key = found.path.absolute()
            if key not in seen:
                seen.add(key)
                yield found


def _find(path: Path, accepts: Callable[[Path], bool]) -> Iterator[Found]:
    if path == STANDARD_INPUT:
        yield Found(path)
        return
    try:
        is_folder = path.is_dir()
        path.stat()
    except (OSError, ValueError) as error:
        yield Found(path, unreadable(path, error))
        return
    if is_folder:
        yield from _walk(path, accepts)
    else:
        yield Found(path)


def _walk(folder: Path, accepts: Callable[[Path], bool]) -> Iterator[Found]:
    refused: list[OSError] = []
    empty = True
    for place, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and not name.endswith(SIDECAR_SUFFIX) and accepts(path):
                empty = False
                yield Found(path)
    for error in refused:
        yield Found(Path(error.filename), unreadable(Path(error.filename), error))
    if empty and not refused:
        yield Found(folder, UnreadableSource(f"{folder}: there is nothing to read in this folder."))
