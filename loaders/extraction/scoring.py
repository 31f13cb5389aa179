"""Scoring: extracted claims against annotated ones, pair by pair, and what that amounts to.

A claim is right when predicate, subject and object agree with an annotated claim; each annotated claim serves once.
Optional claims count neither as missed nor as wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from loaders.extraction.annotated import AnnotatedArticle, AnnotatedClaim, fold_name

SPEECH_ACTS = frozenset({"ACCUSED", "DISPUTED", "CALLED_ON", "WROTE_TO"})
"""Predicates whose subject speaks: whether attribution names it again makes no difference."""


@dataclass(frozen=True)
class Comparison:
    """An article's annotated and extracted claims: which agree, best agreement first, as places in both lists."""

    gold: AnnotatedArticle
    seen: AnnotatedArticle
    pairs: tuple[tuple[int, int], ...]

    @property
    def missed(self) -> list[AnnotatedClaim]:
        """The annotated claims that were not found and should have been."""
        found = {i for i, _ in self.pairs}
        return [claim for i, claim in enumerate(self.gold.claims) if i not in found and not claim.optional]

    @property
    def wrong(self) -> list[int]:
        """The places of the extracted claims that no annotated one agrees with."""
        right = {j for _, j in self.pairs}
        return [j for j in range(len(self.seen.claims)) if j not in right]

    def turned(self, claim: AnnotatedClaim) -> bool:
        """Tell whether an extracted claim has an annotated one's parties the wrong way round."""
        return any(
            claim.predicate == want.predicate
            and self.gold.same(want.subject, self.seen, claim.object)
            and self.gold.same(want.object, self.seen, claim.subject)
            for want in self.gold.claims
        )


@dataclass
class Row:
    """Claims counted: annotated, extracted, and right; rates are 0 where there is nothing to divide by."""

    gold: int = 0
    predicted: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of the extracted claims that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the annotated claims that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Score:
    """The whole measurement; `right` and `asked` count qualities of the pairs."""

    articles: int = 0
    claims: defaultdict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrong_direction: int = 0
    broken_evidence_spans: int = 0
    furniture_entities: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return the measurement for a program; shares as [share, of how many]."""
        return {
            "articles": self.articles,
            "claims": {
                key: {
                    **{rate: round(getattr(row, rate), 3) for rate in ("precision", "recall", "f1")},
                    **{name: number for name, number in asdict(row).items() if name != "right"},
                }
                for key, row in sorted(self.claims.items())
            },
            "share_right_of_matched": {key: [round(self.right[key] / n, 3), n] for key, n in self.asked.items()},
            "wrong_direction": self.wrong_direction,
            "broken_evidence_spans": self.broken_evidence_spans,
            "furniture_entities": self.furniture_entities,
        }


def compare(gold: AnnotatedArticle, seen: AnnotatedArticle) -> Comparison:
    """Pair the claims that agree; those that agree in more (sum, then year, then modality) go first."""
    grid = [
        (-_closeness(want, got), i, j)
        for i, want in enumerate(gold.claims)
        for j, got in enumerate(seen.claims)
        if agree(gold, want, seen, got)
    ]
    mine: dict[int, int] = {}
    for _, i, j in sorted(grid):
        if i not in mine and j not in mine.values():
            mine[i] = j
    return Comparison(gold, seen, tuple(mine.items()))


def agree(gold: AnnotatedArticle, want: AnnotatedClaim, seen: AnnotatedArticle, got: AnnotatedClaim) -> bool:
    """Tell whether an extracted claim is the annotated one."""
    return got.predicate in want.predicates and all(
        any(gold.same(option, seen, getattr(got, role)) for option in want.options(role))
        for role in ("subject", "object")
    )


def measure(comparisons: Iterable[Comparison]) -> Score:
    """Return what the comparisons amount to."""
    score = Score()
    for comparison in comparisons:
        score.articles += 1
        _count_claims(score, comparison)
        for i, j in comparison.pairs:
            for quality, right in qualities(comparison, comparison.gold.claims[i], comparison.seen.claims[j]):
                score.asked[quality] += 1
                score.right[quality] += right
        _count_faults(score, comparison)
    return score


def _closeness(want: AnnotatedClaim, got: AnnotatedClaim) -> int:
    same_year = str(got.date)[:4] == str(want.date)[:4]
    return 3 * (got.amount == want.amount) + 2 * same_year + (got.modality == want.modality)


def _count_claims(score: Score, comparison: Comparison) -> None:
    gold, found = comparison.gold, dict(comparison.pairs)
    language = f"language {gold.lang or '?'}"
    for i, want in enumerate(gold.claims):
        for key in () if want.optional else ("all", f"predicate {want.predicate}", language):
            score.claims[key].gold += 1
            score.claims[key].right += i in found
    optional = {j for i, j in comparison.pairs if gold.claims[i].optional}
    for j, got in enumerate(comparison.seen.claims):
        for key in () if j in optional else ("all", f"predicate {got.predicate}", language):
            score.claims[key].predicted += 1


def qualities(comparison: Comparison, want: AnnotatedClaim, got: AnnotatedClaim) -> Iterator[tuple[str, bool]]:
    """Yield each quality that a pair is asked for, and whether it is right."""
    gold, seen = comparison.gold, comparison.seen
    yield "modality", got.modality in want.modalities
    said_by = any(gold.same(option, seen, got.attributed_to) for option in _speakers(want))
    yield "attribution" if want.attributed_to else "no attribution", said_by
    same_sum = got.amount == want.amount and (not want.amount or got.currency == want.currency)
    yield "amount" if want.amount else "no amount", same_sum
    yield (
        "types",
        all(
            seen.type_of(getattr(got, role)) in map(gold.type_of, want.options(role)) for role in ("subject", "object")
        ),
    )
    if want.date:
        yield "year", str(got.date)[:4] == want.date[:4]
    if gold.text is not None:
        spans = [gold.span(want), *(gold.span(want, evidence) for evidence in want.evidence_or)]
        yield "evidence", any(_overlap(span, gold.span(got)) >= 0.5 for span in spans)


def _speakers(want: AnnotatedClaim) -> tuple[str | None, ...]:
    options = want.options("attributed_to")
    if want.predicate in SPEECH_ACTS and want.attributed_to in (None, want.subject, *want.attributed_to_or):
        return (*options, None, want.subject)
    return options


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> float:
    """Return the share of the shorter span that both cover."""
    common = min(one[1], two[1]) - max(one[0], two[0])
    return max(0, common) / max(1, min(one[1] - one[0], two[1] - two[0]))


def _count_faults(score: Score, comparison: Comparison) -> None:
    gold, seen = comparison.gold, comparison.seen
    score.wrong_direction += sum(comparison.turned(seen.claims[j]) for j in comparison.wrong)
    for got in seen.claims:
        if gold.text is not None and got.start is not None and gold.text[got.start : got.end] != got.evidence:
            score.broken_evidence_spans += 1
    furniture = set(map(fold_name, gold.furniture_names))
    score.furniture_entities += sum(not entity.names.isdisjoint(furniture) for entity in seen.entities)
