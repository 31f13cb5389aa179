"""Traces: what each stage found in a sentence, what fired, what was refused and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Reading
from loaders.extraction.document import Line


@dataclass(frozen=True, slots=True)
class MentionTrace:
    """A mention at its place in the untouched text, the type of what it stands for, and the whole as one line."""

    start: int
    end: int
    type: str
    line: str


@dataclass(slots=True)
class SentenceTrace:
    """One sentence: its text and place, mentions, and what became of each trigger."""

    text: str
    start: int
    end: int
    kind: str
    mentions: list[str] = field(default_factory=list)
    fired: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    places: list[MentionTrace] = field(default_factory=list)


@dataclass(slots=True)
class Trace:
    """A whole document; `on` tells whether anything is recorded, `rules` names the rule of each claim read."""

    on: bool = False
    lines: list[str] = field(default_factory=list)
    sentences: list[SentenceTrace] = field(default_factory=list)
    page: list[Line] = field(default_factory=list)
    reading: Reading | None = None
    rules: list[str] = field(default_factory=list)

    def place(self, places: list[MentionTrace], sums: list[str]) -> None:
        """Note the mentions and sums of the current sentence."""
        self.sentences[-1].places = places
        self.sentences[-1].mentions = [*(place.line for place in places), *sums]

    def refuse(self, rule: str, why: str) -> None:
        """Note that a trigger of the current sentence gave no claim."""
        if self.on and self.sentences:
            self.sentences[-1].refused.append(f"{rule}: {why}")

    def fire(self, rule: str, what: str) -> None:
        """Note that a trigger of the current sentence gave a claim."""
        if self.on and self.sentences:
            self.sentences[-1].fired.append(f"{rule}: {what}")

    def as_text(self) -> str:
        """Return the trace for reading in a terminal."""
        lines = list(self.lines)
        for number, sentence in enumerate(self.sentences):
            lines.append(f"[{number}] {sentence.kind} {sentence.start}-{sentence.end}: {sentence.text}")
            lines += [f"      = {mention}" for mention in sentence.mentions]
            lines += [f"      + {rule}" for rule in sentence.fired]
            lines += [f"      - {rule}" for rule in sentence.refused]
        return "\n".join(lines)
