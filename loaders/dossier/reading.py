"""Reading a dossier file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InvalidDossier, UnreadableSource
from graph.model import Reading
from loaders.dossier.building import Builder
from loaders.dossier.document import read_document
from loaders.dossier.faults import Faults
from loaders.dossier.parts import read_parts
from loaders.files import read_bytes
from loaders.known import Known

SUFFIXES = (".yaml", ".yml")
LARGEST_DOSSIER = 10_000_000
"""Bytes that a dossier may have."""


@dataclass(frozen=True)
class DossierLoader:
    """Reads dossiers."""

    def accepts(self, path: Path) -> bool:
        """Return whether the file is a dossier by its name."""
        return path.suffix.lower() in SUFFIXES

    def read(self, path: Path, _known: Known) -> Iterator[Reading]:
        """Yield one reading for each source of the dossier, which says everything itself; raises as `read_dossier`."""
        yield from read_dossier(path)


def read_dossier(path: Path) -> tuple[Reading, ...]:
    """Return one reading for each source of the dossier in a file.

    Raises UnreadableSource for a file that cannot be read, InvalidDossier with every fault and its line.
    """
    return read_text(_decode(path), str(path))


def read_text(text: str, name: str) -> tuple[Reading, ...]:
    """Return one reading for each source of a dossier in YAML; raises InvalidDossier with every fault and its line."""
    document = read_document(text, name)
    faults = Faults(document)
    readings = Builder(read_parts(document, faults), faults).build()
    faults.raise_any()
    return readings


def _decode(path: Path) -> str:
    content = read_bytes(path, LARGEST_DOSSIER, raised_by=None)
    if not content.strip():
        raise UnreadableSource(f"{path}: it is empty.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InvalidDossier(f"{path}:{line}: this is not UTF-8; save it as UTF-8.") from error
