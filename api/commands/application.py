"""The application of the command line: its commands in the order of a first day's work, and how errors are told."""

from __future__ import annotations

import logging
import sys
from types import TracebackType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from api.commands import asking, checking, extracting, keeping, loading, scoring, serving, showing
from api.commands.terminal import tell_error
from graph.errors import WatchgraphError

_LOG = logging.getLogger(__name__)


class _Commands(TyperGroup):
    """Tells an error that a person can mend in one message on standard error, with exit status 1."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except WatchgraphError as error:
            tell_error(str(error))
            raise typer.Exit(1) from None


def tell_unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell, as the interpreter's hook for what nothing caught, an error that is ours, without its trace."""
    if not issubclass(kind, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    _LOG.debug("the command failed", exc_info=error)
    tell_error(
        f"This should not happen: {kind.__name__}: {error}\n"
        "Please report it. `watchgraph --verbose ...` tells where it happened."
    )


app = typer.Typer(
    cls=_Commands,
    help="Who is said to have watched whom, who says so, and what became of it.",
    epilog="\b\nExample:\n  watchgraph serve",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help: Rich's takes longer to import than all else.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback()
def set_up(
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="tell on standard error what happens inside")
    ] = False,
) -> None:
    """Who is said to have watched whom, who says so, and what became of it."""
    logging.basicConfig(level=logging.DEBUG if verbose else logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    # That a graph is brought up to date takes a while, and is for whoever waits to know.
    logging.getLogger("graph.schema").setLevel(logging.DEBUG if verbose else logging.WARNING)
    # What the driver logs as an error is tried again, and told in our own words where that does not help.
    logging.getLogger("neo4j").setLevel(logging.ERROR if verbose else logging.CRITICAL)


app.command("load", epilog=loading.EXAMPLES)(loading.load)
app.command("extract", epilog=extracting.EXAMPLES)(extracting.extract)
app.command("score", epilog=scoring.EXAMPLES)(scoring.score)
app.command("check-language", epilog=checking.EXAMPLES)(checking.check_language)
app.command("serve", epilog=serving.EXAMPLES)(serving.serve)
app.command("query", epilog=asking.EXAMPLES, context_settings=asking.CONTEXT)(asking.query)
app.command("show", epilog=showing.SHOW_EXAMPLES)(showing.show)
app.command("map", epilog=showing.MAP_EXAMPLES)(showing.draw_map)
app.command("retract", epilog=keeping.RETRACT_EXAMPLES)(keeping.retract)
app.command("status", epilog=keeping.STATUS_EXAMPLES)(keeping.status)
app.command("stop", epilog=keeping.STOP_EXAMPLES)(keeping.stop)
