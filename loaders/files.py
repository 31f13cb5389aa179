"""Files: their bytes, within a limit, with a clear message where they cannot be had."""

from __future__ import annotations

import errno
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from graph.errors import UnreadableSource

STANDARD_INPUT = Path("-")
"""Stands for standard input among paths."""

LARGEST_FILE = 50_000_000
"""Bytes that a file may have where no other limit is given."""

_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "you may not read it; change its permissions or load a copy",
    errno.ELOOP: "it is a symbolic link that leads back to itself",
    errno.ENAMETOOLONG: "its name is too long",
}


def name_of(path: Path) -> str:
    """Return what a person calls the path."""
    return "standard input" if path == STANDARD_INPUT else str(path)


def read_bytes(path: Path, limit: int = LARGEST_FILE, *, raised_by: str | None = "--max-size") -> bytes:
    """Return the content of a regular file, or of standard input; limit is in bytes, raised_by names an option.

    Raises UnreadableSource, for a file over the limit before any of it is read.
    """
    if path == STANDARD_INPUT:
        return _read_stream(sys.stdin.buffer, path, limit, raised_by)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSource(f"{path}: this is no regular file; pipe its content in and load '-' instead.")
        if status.st_size > limit:
            raise _too_large(path, limit, raised_by, status.st_size)
        with path.open("rb") as file:
            return _read_stream(file, path, limit, raised_by)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> UnreadableSource:
    """Return the error that tells a person why the system does not give this file or folder."""
    number = error.errno if isinstance(error, OSError) else None
    reason = _REASONS.get(number or 0) or getattr(error, "strerror", None) or str(error)
    return UnreadableSource(f"{path}: {reason}.")


def _read_stream(stream: BinaryIO, path: Path, limit: int, raised_by: str | None) -> bytes:
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise _too_large(path, limit, raised_by)
    return content


def _too_large(path: Path, limit: int, raised_by: str | None, size: int | None = None) -> UnreadableSource:
    found = f"it has {_megabytes(size)} MB" if size else "it is too large"
    remedy = f"Split it, or raise the limit with {raised_by}." if raised_by else "Split it."
    return UnreadableSource(f"{name_of(path)}: {found}, and the limit is {_megabytes(limit)} MB. {remedy}")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}".removesuffix(".0")
