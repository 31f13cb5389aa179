"""The pieces that the stages hand on: lines, tokens, sentences, mentions, referents and drafted claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.model import AnswerKind, Category, EntityType, Modality, Predicate

LineKind = Literal["headline", "lead", "body", "furniture"]
Naming = Literal["full", "bare", "inherited"]
MentionKind = Literal["name", "description", "pronoun", "group", "institution", "speaker", "voice"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the untouched text: code-point offsets, what it is, and why where it is furniture."""

    start: int
    end: int
    kind: LineKind
    number: int
    reason: str = ""


@dataclass(slots=True)
class Referent:
    """Someone or something that the document speaks of, as known so far."""

    name: str
    type: EntityType | None = None
    forms: dict[str, None] = field(default_factory=dict)
    known_as: tuple[str, ...] = ()
    country: str | None = None
    roles: dict[str, None] = field(default_factory=dict)
    category: Category | None = None
    of: Referent | None = None
    count: int | None = None
    votes: Counter[EntityType] = field(default_factory=Counter)
    last_seen: int = -1
    nouns: set[str] = field(default_factory=set)
    place: bool = False
    solid: bool = False

    def note_form(self, form: str) -> None:
        """Remember another form of the name that the document uses."""
        self.forms.setdefault(form)

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


@dataclass(slots=True)
class Mention:
    """A stretch of tokens that stands for a referent; `last` is the token after it."""

    first: int
    last: int
    kind: MentionKind
    referent: Referent | None
    genitive: bool = False
    preposition: str | None = None
    noun: str | None = None
    plural: bool = False
    appositive: bool = False
    with_: tuple[Referent, ...] = ()
    fits: frozenset[EntityType] = frozenset()
    proxied: bool = False

    @property
    def types(self) -> EntityType | None:
        """The type of the referent, as far as it is known."""
        return self.referent.type if self.referent else None

    @property
    def referents(self) -> tuple[Referent, ...]:
        """The referent and those joined to it by 'and'."""
        return () if self.referent is None else (self.referent, *self.with_)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money between two tokens; `converted` where the source gives it as a conversion.

    `named` tells how its currency stands there: in full ('Swedish kronor'), bare ('kronor'), or not at all, so that
    it was taken from the sum before.
    """

    first: int
    last: int
    amount: int | float
    currency: str
    converted: bool = False
    named: Naming = "bare"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date between two tokens, ISO and as precise as the words.

    `inferred` where the year is not told but that of the last such day before publication; `ends` where it only tells
    until when something lasts, or is to be done.
    """

    first: int
    last: int
    iso: str
    inferred: bool = False
    ends: bool = False


@dataclass(slots=True)
class Draft:
    """A claim before it is settled: parties as referents, qualifiers by name, its sentence, the rule that made it.

    `how` is what it does to another decision or deed, of which kinds `answerable` tells, `answered` those that it does
    so to, and `into` the draft of the same event that took it in.
    """

    predicate: Predicate
    subject: Referent
    object: Referent | None
    modality: Modality
    attributed_to: Referent | None
    sentence: int
    rule: str
    via: tuple[Referent, ...] = ()
    qualifiers: dict[str, Any] = field(default_factory=dict)
    position: int = 0
    weight: float = 1.0
    how: AnswerKind | None = None
    answerable: tuple[Predicate, ...] = ()
    answered: list[Draft] = field(default_factory=list, compare=False)
    into: Draft | None = field(default=None, compare=False)
