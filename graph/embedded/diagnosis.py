"""Diagnosis: what the log of a server that did not start means for a person."""

from __future__ import annotations

import re

from graph.embedded.files import Folder
from graph.errors import EmbeddedError, FolderUnusable

_CAUSES: tuple[tuple[re.Pattern[bytes], type[EmbeddedError], str], ...] = (
    (
        re.compile(rb"LockException|is locked by another process"),
        FolderUnusable,
        (
            "The data folder {folder} is locked by another database server, which watchgraph did not start. End it, or "
            "set WATCHGRAPH_DATA to another folder."
        ),
    ),
    (
        re.compile(rb"No space left on device|Disk quota exceeded"),
        FolderUnusable,
        "The disk of {folder} is full. Free some space, or set WATCHGRAPH_DATA to a folder on another disk.",
    ),
    (
        re.compile(rb"Permission denied|AccessDeniedException|Read-only file system"),
        FolderUnusable,
        (
            "The data folder {folder} holds files that may not be written; they may be another user's. Mend that, or "
            "set WATCHGRAPH_DATA to another folder."
        ),
    ),
    (
        re.compile(rb"Could not reserve enough space|exceeds the maximum|Invalid maximum heap"),
        EmbeddedError,
        "This machine cannot give the embedded database its memory. Set WATCHGRAPH_HEAP to less, such as 512m.",
    ),
    (
        re.compile(rb"Address already in use|Unable to listen"),
        EmbeddedError,
        "The embedded database found its port taken. Try again.",
    ),
)
_COMPLAINT = re.compile(
    rb"^.*\bSEVER\b.*$|^Caused by: .*$|^.*Error occurred during initialization.*$|^Error: .*$", re.MULTILINE
)
_LONGEST_COMPLAINT = 300


def diagnose(folder: Folder, words: bytes, what: str) -> EmbeddedError:
    """Return the error that the words of the server's log call for; what says how the start failed."""
    for pattern, kind, message in _CAUSES:
        if pattern.search(words):
            return kind(message.format(folder=folder.path))
    complaints = _COMPLAINT.findall(words)
    reason = complaints[-1].decode("utf-8", "replace").strip() if complaints else "the log gives no reason"
    return EmbeddedError(f"The embedded database {what}: {reason[:_LONGEST_COMPLAINT]}. Its log is {folder.log}.")
