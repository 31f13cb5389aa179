"""The command line: `watchgraph COMMAND`.

Modules here import what is heavy where it is used, so that help answers at once; printing happens nowhere else.
"""

from __future__ import annotations

from api.commands.application import app


def main() -> None:
    """Run the command that the words on the command line name."""
    app(prog_name="watchgraph")


__all__ = ["app", "main"]
