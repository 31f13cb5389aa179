"""Mistakes: what was missed, what is wrong and what is held amiss, each with its likely cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.names import fold
from loaders.extraction.annotated import AnnotatedArticle, AnnotatedClaim
from loaders.extraction.places import find_rule
from loaders.extraction.scoring import Comparison, agree, qualities
from loaders.extraction.trace import SentenceTrace, Trace

_OFFICES = frozenset({"LEADS", "WORKS_FOR", "MEMBER_OF"})
_REFUSALS = (
    (re.compile(r"^no subject"), "no subject in its slots"),
    (re.compile(r"^no object"), "no object in its slots"),
    (re.compile(r"^no \w+ beside"), "nobody beside the office"),
    (re.compile(r"^none of"), "a word that it needs is missing"),
    (re.compile(r" stands? in the (clause|sentence)"), "a word that it must not have stands there"),
    (re.compile(r" is [\w. ]+ in slot"), "a type does not fit its slot"),
)


@dataclass(frozen=True)
class Mistake:
    """A claim that was missed, wrong or held amiss; cause is what such mistakes are grouped by, detail its particulars.

    Held amiss is a right claim with a wrong quality: its modality, speaker, sum, year, a type or its sentence.
    """

    kind: str
    article: str
    claim: AnnotatedClaim
    words: str
    cause: str
    detail: str = ""


def find_mistakes(comparison: Comparison, trace: Trace | None = None) -> Iterator[Mistake]:
    """Yield the mistakes of an article; with the trace of its reading they bear the rules."""
    gold, seen = comparison.gold, comparison.seen
    for want in comparison.missed:
        cause, detail = _why_missed(comparison, want, trace)
        yield Mistake("missed", gold.name, want, _tell(gold, want), cause, detail)
    for j in comparison.wrong:
        got = seen.claims[j]
        rule = trace.rules[j] if trace else ""
        detail = f"{rule} ({find_rule(rule) or 'in no file'})" if rule else ""
        yield Mistake("wrong", gold.name, got, _tell(seen, got), _why_wrong(comparison, got), detail)
    for i, j in comparison.pairs:
        want, got = gold.claims[i], seen.claims[j]
        rule = f" by {trace.rules[j]}" if trace else ""
        for quality, right in qualities(comparison, want, got):
            if not right:
                yield Mistake("held amiss", gold.name, want, _tell(gold, want), quality, f"{_tell(seen, got)}{rule}")


def _why_missed(comparison: Comparison, want: AnnotatedClaim, trace: Trace | None) -> tuple[str, str]:
    gold, seen = comparison.gold, comparison.seen
    left = [seen.claims[j] for j in comparison.wrong]
    for got in left:
        if near := _nearness(gold, want, seen, got):
            return f"found with {near}", _tell(seen, got)
    if trace is None or gold.text is None:
        return "not found", ""
    cause, _, detail = find_cause(want, gold, trace).partition(": ")
    return (f"refused, {_kind_of_refusal(detail)}" if cause == "refused" else cause), detail


def find_cause(want: AnnotatedClaim, gold: AnnotatedArticle, trace: Trace) -> str:
    """Return why an annotated claim was missed, 'cause' or 'cause: particulars', from the trace of its sentences."""
    start, end = gold.span(want)
    sentences = [sentence for sentence in trace.sentences if sentence.start < end and start < sentence.end]
    if not sentences:
        return "evidence taken for furniture"
    fired = [line for s in sentences for line in s.fired if any(predicate in line for predicate in want.predicates)]
    if fired:
        return f"other parties: {fired[0]}"
    refused = [line for s in sentences for line in s.refused if _concerns(line, want)]
    if refused:
        return f"refused: {' ;; '.join(refused[:3])}"
    for role in ("subject", "object"):
        if not _is_mentioned(getattr(want, role), gold, sentences):
            return f"no trigger and no mention of {role}"
    return "no trigger"


def _concerns(refusal: str, want: AnnotatedClaim) -> bool:
    """Tell whether a refused rule would have given such a claim; a rule of an office does not name its predicate."""
    office = "roles/" in refusal and want.predicate in _OFFICES
    return office or any(predicate in refusal for predicate in want.predicates)


def _is_mentioned(key: str | None, gold: AnnotatedArticle, sentences: list[SentenceTrace]) -> bool:
    """Tell whether a party is among the mentions that were found; of groups it is not asked."""
    if key is None or gold.type_of(key) == "Group":
        return True
    mentioned = fold(" ".join(line for sentence in sentences for line in sentence.mentions))
    return any(name in mentioned for name in gold.by_key[key].names)


def _kind_of_refusal(detail: str) -> str:
    """Return in what way a trigger's rule was refused; of several refusals the first counts."""
    why = detail.partition(": ")[2]
    return next((kind for form, kind in _REFUSALS if form.search(why)), "for another reason")


def _why_wrong(comparison: Comparison, got: AnnotatedClaim) -> str:
    gold, seen = comparison.gold, comparison.seen
    if any(agree(gold, want, seen, got) for want in gold.claims):
        return "said twice"
    missed = comparison.missed
    for want in (*missed, *(claim for claim in gold.claims if claim not in missed)):
        if near := _nearness(gold, want, seen, got):
            return near
    return "no such claim"


def _nearness(gold: AnnotatedArticle, want: AnnotatedClaim, seen: AnnotatedArticle, got: AnnotatedClaim) -> str:
    """Return the one thing in which an extracted claim differs from an annotated one, or nothing where it is more."""
    predicate = got.predicate in want.predicates
    subject, object_ = (
        any(gold.same(option, seen, getattr(got, role)) for option in want.options(role))
        for role in ("subject", "object")
    )
    turned = gold.same(want.subject, seen, got.object) and gold.same(want.object, seen, got.subject)
    if predicate and turned:
        return "parties the wrong way round"
    if subject and object_ and not predicate:
        return "another predicate"
    if predicate and subject and not object_:
        return "another object"
    if predicate and object_ and not subject and want.object is not None:
        return "another subject"
    return ""


def _tell(article: AnnotatedArticle, claim: AnnotatedClaim) -> str:
    def name(key: str | None) -> str:
        return "-" if key is None else article.by_key[key].name

    amount = f" {claim.amount:,} {claim.currency}" if claim.amount else ""
    said_by = f", said by {name(claim.attributed_to)}" if claim.attributed_to else ""
    date = f" {claim.date}" if claim.date else ""
    return f"{name(claim.subject)} {claim.predicate} {name(claim.object)}{amount}{date} [{claim.modality}{said_by}]"
