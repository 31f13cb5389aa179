"""`watchgraph query`: the questions of the catalogue."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.tables import print_answer
from api.commands.terminal import print_json, read_settings, say

if TYPE_CHECKING:
    from queries.catalogue import Catalogue
    from queries.header import Question

EXAMPLES = """\b
Examples:
  watchgraph query
  watchgraph query who_fined_whom --fined "Amazon France Logistique"
  watchgraph query who_monitored_whom --json
  watchgraph query who_monitored_whom --help
"""
CONTEXT = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def query(
    context: typer.Context,
    *,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="the question; none lists them all")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print the answer as JSON, with ids")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="print the answer as CSV, with ids")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, metavar="N", help="largest number of rows")] = 20,
    show_help: Annotated[bool, typer.Option("--help", "-h", help="show this, or the parameters of a question")] = False,
) -> None:
    """Ask the graph one of its questions.

    A question's parameters are given as --parameter VALUE. An entity is given by its id or its name. Every row
    shows how well it stands and who says so.
    """
    from queries.catalogue import load_catalogue

    catalogue = load_catalogue()
    given = _read_parameters(context.args)
    if name is None:
        if given:
            raise typer.BadParameter(f"--{next(iter(given))} belongs to a question, and none is named.")
        if show_help:
            say(context.get_help())
        else:
            _list_questions(catalogue, as_json=as_json)
        return
    question = catalogue.find(name)
    if show_help:
        _describe(question)
        return
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv cannot both be wanted.")
    _ask(catalogue, question, given, limit, as_json=as_json, as_csv=as_csv)


def _ask(
    catalogue: Catalogue, question: Question, given: dict[str, str], limit: int, *, as_json: bool, as_csv: bool
) -> None:
    from graph.errors import InvalidParameter
    from graph.opening import open_graph
    from queries.catalogue import read_parameters

    try:
        # Before a database is started for nothing.
        read_parameters(question, given)
    except InvalidParameter as error:
        raise typer.BadParameter(str(error)) from None
    with open_graph(read_settings()) as database:
        result = catalogue.run(database, question.name, given, limit=limit)
    if as_json:
        print_json({"question": question.name, "total": result.total, "results": result.rows})
    elif as_csv:
        from api.spreadsheets import answer_csv

        sys.stdout.write(bytes(answer_csv(result).body).decode("utf-8-sig").replace("\r\n", "\n"))
    elif not result.rows:
        say(f"{question.question}\nNothing in the graph answers this.")
    else:
        print_answer(result, question.question)
        if result.total > len(result.rows):
            say(f"{len(result.rows)} of {result.total:,}; --limit N shows more.")


def _read_parameters(words: list[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--") or len(word) == 2:
            raise typer.BadParameter(f"expected --parameter VALUE, not {word[:80]!r}.")
        name, has_value, value = word[2:].partition("=")
        if not has_value:
            following = next(rest, None)
            if following is None:
                raise typer.BadParameter(f"{word[:80]} needs a value.")
            value = following
        name = name.replace("-", "_")
        if name in given:
            raise typer.BadParameter(f"--{name[:80]} is given more than once.")
        given[name] = value
    return given


def _list_questions(catalogue: Catalogue, *, as_json: bool) -> None:
    if as_json:
        described = [
            question.model_dump(mode="json", exclude={"cypher"}, exclude_none=True) for question in catalogue.values()
        ]
        print_json(described)
        return
    width = max(map(len, catalogue))
    for question in catalogue.values():
        say(f"{question.name:<{width}}  {question.question}")
    say("\n`watchgraph query NAME --help` tells the parameters of a question.")


def _describe(question: Question) -> None:
    say(f"Usage: watchgraph query {question.name} [--PARAMETER VALUE]...")
    say(f"\n{question.question}\n\n{question.description}")
    say("\nParameters:")
    for name, parameter in question.parameters.items():
        marks = (
            "required"
            if parameter.required
            else f"default {parameter.default}"
            if parameter.default is not None
            else ""
        )
        words = f" One of {', '.join(parameter.choices)}." if parameter.choices else ""
        say(
            f"  --{name} {str(parameter.type).upper()}  {parameter.description}.{words}{f' [{marks}]' if marks else ''}"
        )
    say("\nColumns:")
    for name, column in question.columns.items():
        say(f"  {name}  {column.description}")
    words = " ".join(f"--{name} {value}" for name, value in question.example.items())
    say(f"\nExample:\n  watchgraph query {question.name} {words}".rstrip())
