"""`watchgraph score`: extracted claims measured against annotated articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.reports import count
from api.commands.terminal import print_json, progress_bar, say

if TYPE_CHECKING:
    from loaders.extraction.annotated import AnnotatedArticle
    from loaders.extraction.mistakes import Mistake
    from loaders.extraction.scoring import Comparison, Score
    from loaders.extraction.trace import Trace

EXAMPLES = """\b
Examples:
  watchgraph score annotated/
  watchgraph score annotated/ claims/
  watchgraph score annotated/ --errors --lang da --predicate FINED
"""

_LONGEST_EVIDENCE = 140
_MOST_RULES = 15


def score(
    gold: Annotated[
        Path, typer.Argument(help="folder of annotated articles: NAME.json, NAME.txt, perhaps NAME.meta.json")
    ],
    predicted: Annotated[
        Path | None, typer.Argument(help="folder of claims, as extract writes them; left out: the articles are read")
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="list what was missed and what is wrong, grouped by cause")
    ] = False,
    lang: Annotated[str | None, typer.Option(help="only articles in this language", metavar="CODE")] = None,
    predicate: Annotated[str | None, typer.Option(help="list only errors of this predicate")] = None,
    json_: Annotated[bool, typer.Option("--json", help="print the figures as JSON")] = False,
) -> None:
    """Measure extracted claims against annotated articles.

    Prints precision, recall and F1 over all claims, by language and by predicate; of the claims that are right, the
    share with the right modality, attribution, amount, entity types, year and evidence; and counts parties the wrong
    way round, evidence that is not the text's own characters, and entities out of furniture. Annotated claims that
    are marked optional count neither as missed nor as wrong.

    With --errors, each missed and each wrong claim follows with its likely cause; where the articles are read here,
    also with the rule that made it and the line of the language file where that stands.
    """
    from graph.model import Predicate
    from loaders.extraction.mistakes import find_mistakes
    from loaders.extraction.scoring import measure

    if predicate not in (None, *Predicate):
        raise typer.BadParameter(f"--predicate is none of {', '.join(Predicate)}.")
    comparisons: list[Comparison] = []
    mistakes: list[Mistake] = []
    for comparison, trace in _compare(gold, predicted, lang):
        comparisons.append(comparison)
        if errors:
            mistakes += find_mistakes(comparison, trace)
    figures = measure(comparisons)
    shown = [mistake for mistake in mistakes if predicate in (None, mistake.claim.predicate)]
    if json_:
        listed = [
            {"kind": one.kind, "article": one.article, "claim": one.words, "cause": one.cause, "detail": one.detail}
            for one in shown
        ]
        print_json(figures.as_json() | ({"errors": listed} if errors else {}))
        return
    _print_score(figures)
    if errors:
        _print_mistakes(shown)


def _compare(gold: Path, predicted: Path | None, lang: str | None) -> Iterator[tuple[Comparison, Trace | None]]:
    from graph.errors import InputError
    from loaders.extraction.annotated import AnnotatedArticle, find_annotated, read_annotated
    from loaders.extraction.scoring import compare

    for folder in filter(None, (gold, predicted)):
        if not folder.is_dir():
            raise InputError(f"{folder}: this is no folder of annotated articles.")
    articles = [article for path in find_annotated(gold) if lang in (None, (article := read_annotated(path)).lang)]
    if not articles:
        raise InputError(f"{gold}: no annotated article is in the language {lang!r}.")
    with progress_bar("Comparing", len(articles)) as bar:
        for article in articles:
            trace = None
            if predicted is None:
                seen, trace = _extract(gold / f"{article.name}.txt", article.name)
            elif (path := predicted / f"{article.name}.json").exists():
                seen = read_annotated(path)
            else:
                say(f"note: there are no claims for {article.name}: all of its claims count as missed.", error=True)
                seen = AnnotatedArticle(name=article.name)
            yield compare(article, seen), trace
            bar.step()


def _extract(path: Path, name: str) -> tuple[AnnotatedArticle, Trace]:
    """Return the claims of an article as `extract` would write them, and how they came about."""
    from loaders.claims_file import annotate
    from loaders.extraction.annotated import AnnotatedArticle
    from loaders.extraction.explaining import ExplainingExtractor
    from loaders.loading import make_article_reader

    extractor = ExplainingExtractor()
    reader = make_article_reader(extractor)
    for found in reader.find([path]):
        outcome = reader.read(found)
        if outcome.error:
            raise outcome.error
        for reading in outcome.readings:
            return AnnotatedArticle(**{**annotate(reading, name), "name": name}), extractor.traces[0]
    raise AssertionError(path)


def _print_score(figures: Score) -> None:
    for key, row in sorted(figures.claims.items()):
        say(
            f"{key:28} P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}"
            f"  (annotated {row.gold}, extracted {row.predicted}, right {row.right})"
        )
    say("\nOf the claims that are right, with the right")
    for key, asked in sorted(figures.asked.items()):
        say(f"{key:28} {figures.right[key] / asked:.3f} of {asked}")
    say(
        f"\n{count(figures.articles, 'article')}; {figures.wrong_direction} the wrong way round, "
        f"{count(figures.broken_evidence_spans, 'broken evidence span')}, "
        f"{count(figures.furniture_entities, 'entity', 'entities')} out of furniture."
    )


def _print_mistakes(mistakes: list[Mistake]) -> None:
    groups: dict[tuple[str, str], list[Mistake]] = {}
    for mistake in mistakes:
        groups.setdefault((mistake.kind, mistake.cause), []).append(mistake)
    for (kind, cause), those in sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1])):
        say(f"\n{kind}: {cause} ({len(those)})")
        for one in those:
            say(f"  {one.article}: {one.words}")
            if one.detail:
                say(f"      {one.detail}")
            say(f"      {' '.join(one.claim.evidence.split())[:_LONGEST_EVIDENCE]}")
    rules: dict[str, int] = {}
    for one in mistakes:
        if one.kind == "wrong" and one.detail:
            rules[one.detail] = rules.get(one.detail, 0) + 1
    if rules:
        say("\nRules by wrong claims")
    for rule, number in sorted(rules.items(), key=lambda item: (-item[1], item[0]))[:_MOST_RULES]:
        say(f"{number:4} {rule}")
