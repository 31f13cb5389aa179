"""The terminal: where commands print, and how text of others is made safe to print."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from graph.names import drop_overrides

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from graph.settings import Settings

_WIDTH_OF_NO_TERMINAL = 120


def safe(text: object) -> str:
    """Return the text without control characters, by which a source could rewrite what a terminal shows."""
    return "".join(
        char if char == "\n" or unicodedata.category(char) != "Cc" else " " for char in drop_overrides(str(text))
    )


def out() -> Console:
    """Return the console of standard output; it prints text as it is, without markup."""
    return _console(stderr=False)


def err() -> Console:
    """Return the console of standard error."""
    return _console(stderr=True)


def say(text: str, *, error: bool = False) -> None:
    """Print lines of plain text, never folded, to standard output or error."""
    print(safe(text), file=sys.stderr if error else sys.stdout, flush=True)


def tell_error(message: str) -> None:
    """Print an error."""
    with suppress(OSError):
        say(f"Error: {message}", error=True)


def print_json(value: Any) -> None:
    """Print a value as JSON for a program."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def read_settings() -> Settings:
    """Return the settings of the environment; raises ConfigurationError that names the variable at fault."""
    from pydantic import ValidationError

    from graph.errors import ConfigurationError
    from graph.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))} is {fault['input']!r:.80}: {fault['msg']}" for fault in error.errors()
        )
        raise ConfigurationError(f"A setting of the environment cannot be used: {faults}.") from None


class Bar:
    """A progress bar that shows on a terminal alone."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task

    def more(self, number: int) -> None:
        """Expect this many steps more."""
        total = self._progress.tasks[self._task].total or 0
        self._progress.update(self._task, total=total + number)

    def step(self) -> None:
        """One step is done."""
        self._progress.advance(self._task)


@contextmanager
def progress_bar(what: str, total: int) -> Iterator[Bar]:
    """Show how far something is; lines that are printed meanwhile stand above it."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = err()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns,
        console=console,
        transient=True,
        disable=not console.is_terminal,
        redirect_stdout=sys.stdout.isatty(),
    ) as progress:
        yield Bar(progress, progress.add_task(what, total=total))


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not console.is_terminal and not os.environ.get("COLUMNS"):
        console = Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=_WIDTH_OF_NO_TERMINAL)
    return console
