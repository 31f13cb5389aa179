"""The page of the command line: docs/commands.md, written from what the commands say of themselves.

python -m api.commands.documentation > docs/commands.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import typer

from api.commands import app

_INTRODUCTION = """\
# The command line
Written by `python -m api.commands.documentation` from the commands' own help; change it there.

`watchgraph COMMAND --help` says the same. A command ends with 0 where all went well, 1 where something could not be
done, with a message on standard error, and 2 where the command line itself is wrong. `--verbose` before the command
tells on standard error what happens inside. Colours and progress bars show on a terminal alone; NO_COLOR is honoured.

| environment | what it sets |
| --- | --- |"""


def describe_commands() -> str:
    """Return the page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    from graph.settings import Settings

    yield _INTRODUCTION
    for field in Settings.model_fields.values():
        yield f"| {field.validation_alias} | {field.description} |"
    root: Any = typer.main.get_command(app)
    for name, command in root.commands.items():
        yield from _describe(name, command)


def _describe(name: str, command: Any) -> Iterator[str]:
    yield from ("", f"## watchgraph {name}", _reflow(command.help or ""), "")
    yield from ("| argument or option | what it is | default |", "| --- | --- | --- |")
    for parameter in command.params:
        default = parameter.default
        shown = "" if default in (None, False) or parameter.required or callable(default) else str(default)
        yield f"| {_name(parameter)} | {parameter.help or ''} | {'on' if default is True else shown} |"
    examples = [line.strip() for line in (command.epilog or "").splitlines() if line.startswith("  ")]
    yield from ("", "```sh", *examples, "```")


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name.upper()}`"
    names = " ".join((*parameter.opts, *parameter.secondary_opts)).replace(" ", ", ")
    takes_value = not parameter.is_flag
    return f"`{names}{f' {parameter.metavar or str(parameter.name).upper()}' if takes_value else ''}`"


def _reflow(text: str) -> str:
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    return "\n\n".join(filter(None, paragraphs))


if __name__ == "__main__":
    sys.stdout.write(describe_commands())
