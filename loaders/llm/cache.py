"""Answers kept on disk, so that the same question to the same model is asked once."""

from __future__ import annotations

import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from graph.names import digest

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class AnswerCache:
    """Answers in a folder, each under the digest of the model, the prompt and the text that it answers."""

    folder: Path

    def find(self, *asked: object) -> str | None:
        """Return the answer to what was asked, where it is kept."""
        try:
            return self._file(asked).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def keep(self, answer: str, *asked: object) -> None:
        """Keep the answer; a folder that cannot be written costs the cache, not the claims."""
        try:
            # The folder above is the data folder, which nobody else may read either.
            self.folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.folder.mkdir(exist_ok=True, mode=0o700)
            handle, partial = tempfile.mkstemp(dir=self.folder, suffix=".partial")
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(answer)
            Path(partial).replace(self._file(asked))
        except OSError as error:
            _LOG.warning("an answer could not be kept in %s: %s", self.folder, error)

    def _file(self, asked: tuple[object, ...]) -> Path:
        return self.folder / f"{digest(*asked, length=64)}.txt"
