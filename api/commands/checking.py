"""`watchgraph check-language`: what a language file lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.reports import count
from api.commands.terminal import say

EXAMPLES = """\b
Examples:
  watchgraph check-language da
  watchgraph check-language no --folder my-languages/no
"""


def check_language(
    code: Annotated[str, typer.Argument(metavar="CODE", help="the language's ISO 639-1 code")],
    folder: Annotated[
        Path | None, typer.Option(help="folder of its files, where it is not an installed one", metavar="FOLDER")
    ] = None,
    examples: Annotated[
        int | None, typer.Option(min=0, help="how many claims the examples of each group of predicates give at least")
    ] = None,
    counter_examples: Annotated[
        int | None, typer.Option(min=0, help="how many sentences without claims each group has at least")
    ] = None,
) -> None:
    """Tell what the files of a language lack.

    Names missing files, empty sections, what does not keep to the form, predicates without triggers or without one
    of the voices that other languages have, modalities without cues, groups of predicates with too few examples or
    counter-examples, and examples that do not give the claims beside them. Exit status 1 where anything is lacking.
    """
    from loaders.extraction import checking
    from loaders.extraction.language import language_folder

    needs = checking.load_needs()
    changes = {"examples": examples, "counter_examples": counter_examples}
    needs = needs.model_copy(update={name: number for name, number in changes.items() if number is not None})
    gaps = checking.check_language(code, folder or language_folder(code), needs)
    kinds: dict[str, list[checking.Gap]] = {}
    for gap in gaps:
        kinds.setdefault(gap.kind, []).append(gap)
    for kind, those in kinds.items():
        say(f"{kind} ({len(those)})")
        for gap in those:
            say(f"  {gap.where}: {gap.expected}")
    if gaps:
        say(f"The language {code} is not complete: it lacks {count(len(gaps), 'thing')}.")
        raise typer.Exit(1)
    say(f"The language {code} is complete.")
