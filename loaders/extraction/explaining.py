"""Explaining: how a text was read, for a terminal and as one HTML page, each rule with its place in the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Generic, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.model import Claim, Reading
from graph.statements import format_amount
from loaders.extraction.pipeline import explain
from loaders.extraction.places import find_rule
from loaders.extraction.trace import MentionTrace, SentenceTrace, Trace
from loaders.known import Known

_Kind = TypeVar("_Kind")
_FORBIDDEN = {**{code: "\ufffd" for code in range(32) if chr(code) not in "\t\n\r"}, 127: "\ufffd"}


@dataclass
class ExplainingExtractor:
    """Reads by the rules, and keeps how it came about: the traces of what it read, in order."""

    name: str = "rules"
    version: str = "1"
    traces: list[Trace] = field(default_factory=list)

    def extract(self, text: str, known: Known) -> Reading:
        """Return what the text claims."""
        trace = explain(text, known)
        assert trace.reading is not None
        self.traces.append(trace)
        return trace.reading


@dataclass(frozen=True)
class Step:
    """A rule that fired or was refused: its name, what it gave or why not, and the place of the rule if it has one."""

    rule: str
    what: str
    place: str | None


@dataclass(frozen=True)
class ExplainedClaim:
    """A claim with its number, its parties by name, the rule that made it and the sentence that is its evidence."""

    number: int
    claim: Claim
    words: str
    details: str
    rule: str
    place: str | None
    sentence: int | None


@dataclass(frozen=True)
class Piece:
    """A stretch of the text that is of one kind: furniture with its reason, or part of a sentence, or of a mention."""

    text: str
    reason: str = ""
    sentence: int | None = None
    opens: bool = False
    claims: tuple[int, ...] = ()
    mention: MentionTrace | None = None


def explain_claims(trace: Trace) -> list[ExplainedClaim]:
    """Return the claims of the reading in order, numbered from 1."""
    reading = trace.reading
    if reading is None:
        return []
    names = {entity.id: entity.name for entity in reading.entities}
    starts = {sentence.start: number for number, sentence in enumerate(trace.sentences)}
    return [
        ExplainedClaim(
            number, claim, f"{names[claim.subject]} {claim.predicate.value} {names.get(claim.object or '', '-')}",
            _details(claim, names), rule, find_rule(rule), None if claim.start is None else starts.get(claim.start),
        )
        for number, (claim, rule) in enumerate(zip(reading.claims, trace.rules, strict=True), 1)
    ]  # fmt: skip


def as_step(line: str) -> Step:
    """Return a line of a trace, 'rule: what', with the place of its rule."""
    rule, _, what = line.partition(": ")
    return Step(rule, what, find_rule(rule))


def explain_as_text(trace: Trace) -> str:
    """Return warnings, lines, each sentence with mentions (=), what fired (+) and was refused (-), and the claims."""
    lines = [f"note: {warning}" for warning in trace.reading.warnings] if trace.reading else []
    lines += trace.lines
    for number, sentence in enumerate(trace.sentences):
        lines.append(f"[{number}] {sentence.kind} {sentence.start}-{sentence.end}: {' '.join(sentence.text.split())}")
        lines += [f"      = {mention}" for mention in sentence.mentions]
        lines += [f"      + {_tell(as_step(line))}" for line in sentence.fired]
        lines += [f"      - {_tell(as_step(line))}" for line in sentence.refused]
    lines += ["", "Claims"]
    for one in explain_claims(trace):
        where = "" if one.sentence is None else f" from [{one.sentence}]"
        lines.append(f"{one.number:3} {one.words} ({one.details}){where} by {_rule(one.rule, one.place)}")
    return "\n".join(lines if trace.rules else lines[:-2])


def explain_as_page(trace: Trace, name: str) -> str:
    """Return the same as one HTML page without scripts, which asks no other host for anything; name is its title."""
    claims = explain_claims(trace)
    numbers = _by_sentence(claims)
    text = (trace.reading.source.text or "") if trace.reading else ""
    return (
        _templates()
        .get_template("explanation.html")
        .render(
            name=name.translate(_FORBIDDEN),
            source=trace.reading.source if trace.reading else None,
            warnings=trace.reading.warnings if trace.reading else (),
            claims=claims,
            pieces=list(split_text(text, trace, claims)),
            sentences=[
                _sentence(number, sentence, numbers.get(number, ())) for number, sentence in enumerate(trace.sentences)
            ],
            types=sorted({place.type for sentence in trace.sentences for place in sentence.places if place.type}),
        )
    )


def split_text(text: str, trace: Trace, claims: list[ExplainedClaim]) -> Iterator[Piece]:
    """Yield the whole text in pieces; where mentions overlap, the first and then the longest is shown."""
    reasons = [(line.start, line.end, line.reason) for line in trace.page if line.kind == "furniture"]
    sentences = [(sentence.start, sentence.end, number) for number, sentence in enumerate(trace.sentences)]
    mentions = list(_apart(trace.sentences))
    edges = {0, len(text)}
    for start, end, _ in (*reasons, *sentences, *mentions):
        edges |= {start, end}
    bounds = sorted(edges)
    opened: set[int] = set()
    numbers = _by_sentence(claims)
    furniture, spoken, named = _Covering(reasons), _Covering(sentences), _Covering(mentions)
    for start, end in pairwise(bounds):
        reason, sentence, mention = furniture.at(start), spoken.at(start), named.at(start)
        piece = text[start:end].translate(_FORBIDDEN)
        if reason is not None:
            yield Piece(piece, reason=reason)
        elif sentence is None:
            yield Piece(piece)
        else:
            yield Piece(
                piece,
                sentence=sentence,
                opens=sentence not in opened,
                claims=numbers.get(sentence, ()),
                mention=mention,
            )
            opened.add(sentence)


class _Covering(Generic[_Kind]):
    """Tells what covers a place, of spans that are apart; places are asked for in rising order."""

    def __init__(self, spans: list[tuple[int, int, _Kind]]) -> None:
        self._spans = sorted(spans, key=lambda span: span[:2])
        self._next = 0

    def at(self, place: int) -> _Kind | None:
        while self._next < len(self._spans) and self._spans[self._next][1] <= place:
            self._next += 1
        if self._next < len(self._spans) and self._spans[self._next][0] <= place:
            return self._spans[self._next][2]
        return None


def _apart(sentences: list[SentenceTrace]) -> Iterator[tuple[int, int, MentionTrace]]:
    end = -1
    places = (place for sentence in sentences for place in sentence.places)
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if place.start >= end and place.end > place.start:
            end = place.end
            yield place.start, place.end, place


def _details(claim: Claim, names: dict[str, str]) -> str:
    amount = format_amount(claim.amount, claim.currency) if claim.amount is not None and claim.currency else None
    said_by = f"said by {names[claim.attributed_to]}" if claim.attributed_to else None
    via = f"via {', '.join(names[relay] for relay in claim.via)}" if claim.via else None
    return ", ".join(filter(None, (claim.modality.value, said_by, via, amount, claim.date)))


def _tell(step: Step) -> str:
    return f"{_rule(step.rule, step.place)}: {step.what}"


def _rule(rule: str, place: str | None) -> str:
    return f"{rule} ({place})" if place else rule


def _by_sentence(claims: list[ExplainedClaim]) -> dict[int, tuple[int, ...]]:
    numbers: dict[int, tuple[int, ...]] = {}
    for one in claims:
        if one.sentence is not None:
            numbers[one.sentence] = (*numbers.get(one.sentence, ()), one.number)
    return numbers


def _sentence(number: int, sentence: SentenceTrace, claims: tuple[int, ...]) -> dict[str, object]:
    return {
        "number": number,
        "kind": sentence.kind,
        "text": sentence.text.translate(_FORBIDDEN),
        "mentions": sentence.mentions,
        "fired": [as_step(line) for line in sentence.fired],
        "refused": [as_step(line) for line in sentence.refused],
        "claims": claims,
    }


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("loaders.extraction"), autoescape=True, undefined=StrictUndefined)
