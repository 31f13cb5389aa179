"""Loading: many paths to readings, in order, so that one bad file does not stop the others."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from graph.errors import InputError, UnreadableSource, WatchgraphError
from graph.model import Reading
from loaders.articles import ArticleLoader
from loaders.dossier import DossierLoader
from loaders.files import LARGEST_FILE, STANDARD_INPUT
from loaders.folders import Found, find_files
from loaders.known import Extractor, Known
from loaders.parallel import map_in_order

_LOG = logging.getLogger(__name__)


class Loader(Protocol):
    """Reads one kind of file."""

    def accepts(self, path: Path) -> bool:
        """Return whether the file is of this kind by its name."""
        ...

    def read(self, path: Path, known: Known, /) -> Iterator[Reading]:
        """Yield a reading for each source in the file; raises an error of the tree for one that cannot be read."""
        ...


@dataclass(frozen=True)
class Outcome:
    """What came of one file: its readings, or the error that stood in the way, never both."""

    path: Path
    readings: tuple[Reading, ...] = ()
    error: WatchgraphError | None = None


@dataclass(frozen=True)
class FileReader:
    """Reads files, each with the first of the loaders that accepts it, and with what is known of all of them."""

    loaders: tuple[Loader, ...]
    known: Known = field(default_factory=Known)

    def find(self, paths: Sequence[Path]) -> list[Found]:
        """Return the files that these paths name or contain."""
        return list(find_files(list(paths), self._accepts))

    def read(self, found: Found) -> Outcome:
        """Return what comes of one file; no error that it leads to comes through."""
        path = found.path
        if found.error:
            return Outcome(path, error=found.error)
        try:
            return Outcome(path, readings=tuple(self._loader_of(path).read(path, self.known)))
        except WatchgraphError as error:
            return Outcome(path, error=error)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not lose the others
            _LOG.debug("reading %s failed", path, exc_info=error)
            return Outcome(path, error=_unexpected(path, error))

    def read_all(self, found: Sequence[Found], workers: int = 1) -> Iterator[Outcome]:
        """Yield what comes of each file in order, a few at a time held in memory; with workers, by that many processes.

        Standard input is read by this process.
        """
        if workers > 1 and len(found) > 1 and not any(one.path == STANDARD_INPUT for one in found):
            yield from map_in_order(self.read, found, workers, lost=_lose)
        else:
            yield from map(self.read, found)

    def _accepts(self, path: Path) -> bool:
        return any(loader.accepts(path) for loader in self.loaders)

    def _loader_of(self, path: Path) -> Loader:
        for loader in self.loaders:
            if loader.accepts(path):
                return loader
        raise UnreadableSource(
            f"{path}: files of this kind ({path.suffix or 'no suffix'}) are not read. Articles are .txt, .md, .html or "
            ".pdf, dossiers .yaml; '-' reads standard input."
        )


def make_reader(extractor: Extractor, known: Known | None = None, *, largest: int = LARGEST_FILE) -> FileReader:
    """Return a reader of articles and dossiers; largest is the size of an article in bytes."""
    return FileReader((ArticleLoader(extractor, largest), DossierLoader()), known or Known())


def make_article_reader(extractor: Extractor, known: Known | None = None, *, largest: int = LARGEST_FILE) -> FileReader:
    """Return a reader of articles alone."""
    return FileReader((ArticleLoader(extractor, largest),), known or Known())


def read_paths(
    paths: Sequence[Path], extractor: Extractor, known: Known | None = None, *, workers: int = 1
) -> Iterator[Outcome]:
    """Yield what comes of each file that the paths name or, where they name folders, contain."""
    reader = make_reader(extractor, known)
    yield from reader.read_all(reader.find(paths), workers)


def _lose(found: Found) -> Outcome:
    return Outcome(
        found.path, error=InputError(f"{found.path}: the process that read it ended. Is there enough memory?")
    )


def _unexpected(path: Path, error: Exception) -> InputError:
    return InputError(
        f"{path}: reading it failed in a way that should not happen ({type(error).__name__}: {str(error)[:200]}). "
        "Nothing of it was taken. Please report it; `watchgraph --verbose` tells where."
    )
