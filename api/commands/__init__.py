"""The command line: `watchgraph COMMAND`.

Modules here import what is heavy where it is used, so that help answers at once; printing happens nowhere else.
"""

from __future__ import annotations

import sys

from typer.main import get_command

from api.commands.application import app, tell_unforeseen


def main() -> None:
    """Run the command that the words on the command line name."""
    sys.excepthook = tell_unforeseen
    # Called by itself, the application would put Typer's own hook in place of ours.
    get_command(app)(prog_name="watchgraph")


__all__ = ["app", "main"]
