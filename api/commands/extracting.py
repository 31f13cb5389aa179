"""`watchgraph extract`: claims from articles as JSON files, or how they came about, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.explaining import explain_article
from api.commands.loading import ExtractorName, MaxSize, choose_workers
from api.commands.reports import count, report_failures
from api.commands.terminal import progress_bar, read_settings, say

if TYPE_CHECKING:
    from loaders.loading import Outcome

EXAMPLES = """\b
Examples:
  watchgraph extract articles/ --out claims/
  watchgraph extract article.txt --out claims/
  watchgraph extract article.txt --explain
  watchgraph extract article.txt --html explanation.html
"""


def extract(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="an article, or a folder of articles")],
    out: Annotated[Path | None, typer.Option(help="folder for the claims; made if missing", metavar="FOLDER")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="print how an article was read: mentions, what fired, what was refused")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(help="write how an article was read as one HTML page", metavar="FILE")
    ] = None,
    extractor: ExtractorName = "rules",
    max_size: MaxSize = 50,
) -> None:
    """Write the claims of articles as JSON files, or tell how they came about.

    Each article NAME.txt (.md, .html, .pdf) gives NAME.json; no database is needed. The same articles give the same
    files, byte for byte. Folders within the folder are kept. A file that cannot be read does not stop the others;
    it is listed at the end, and the exit status is then 1.

    With --explain or --html one article is read, and each claim and each refusal is traced to its rule and to the
    line of the language file where that stands.
    """
    if explain or html:
        if extractor != "rules":
            raise typer.BadParameter("--explain and --html tell of rules; leave --extractor out.")
        explain_article(path, max_size * 1_000_000, as_text=explain, html=html)
    if out:
        _extract(path, out, extractor, max_size)
    elif not explain and not html:
        raise typer.BadParameter(
            "Say where the claims go: --out FOLDER; or ask how they come about: --explain or --html."
        )


def _extract(path: Path, out: Path, extractor: str, max_size: int) -> None:
    from loaders.extractors import find_extractor
    from loaders.loading import make_article_reader

    reader = make_article_reader(find_extractor(extractor, read_settings()), largest=max_size * 1_000_000)
    found = reader.find([path])
    _prepare(path, out)
    failed: list[Outcome] = []
    sources: dict[Path, Path] = {}
    claims = 0
    with progress_bar("Extracting", len(found)) as bar:
        for outcome in reader.read_all(found, choose_workers(found, extractor)):
            written = _write(outcome, _target(outcome.path, path, out), sources)
            if written.error:
                failed.append(written)
            claims += sum(len(reading.claims) for reading in written.readings)
            bar.step()
    say(f"Wrote {count(claims, 'claim')} of {count(len(sources), 'article')} to {out}.")
    report_failures(failed, len(found))
    if failed:
        raise typer.Exit(1)


def _prepare(path: Path, out: Path) -> None:
    from graph.errors import InputError

    folder = path if path.is_dir() else path.parent
    if out.resolve() == folder.resolve():
        raise typer.BadParameter(
            "--out is the folder of the articles; choose another, or files there may be overwritten."
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{out}: the folder for the claims cannot be made: {error.strerror}.") from error


def _target(article: Path, root: Path, out: Path) -> Path:
    if str(article) == "-":
        return out / "standard-input.json"
    inside = article.relative_to(root) if article != root and root in article.parents else Path(article.name)
    return out / inside.with_suffix(".json")


def _write(outcome: Outcome, target: Path, sources: dict[Path, Path]) -> Outcome:
    """Write the claims of an article; the outcome is an error where that cannot be."""
    from graph.errors import InputError
    from loaders.claims_file import write_claims
    from loaders.loading import Outcome

    if outcome.error:
        return outcome
    if target in sources:
        message = f"{outcome.path}: its claims would overwrite those of {sources[target]}; rename one of the two."
        return Outcome(outcome.path, error=InputError(message))
    partial = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for reading in outcome.readings:
            partial.write_text(write_claims(reading, outcome.path.stem, indent=1) + "\n", "utf-8")
            partial.replace(target)
    except OSError as error:
        return Outcome(outcome.path, error=InputError(f"{target}: cannot be written: {error.strerror}."))
    sources[target] = outcome.path
    return outcome
