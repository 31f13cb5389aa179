"""Sentences: a text as numbered sentences, with the sums and dates that the rules read in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml

from graph.model import Omission
from loaders.extraction.language import Language, known_languages, load_language
from loaders.extraction.lines import classify_lines
from loaders.extraction.moments import Calendar
from loaders.extraction.sums import Purse
from loaders.extraction.tokens import Sentence as TokenRange
from loaders.extraction.tokens import Tokens, split_sentences, tokenize
from loaders.extraction.tongue import identify_language
from loaders.extraction.view import View, build_view
from loaders.known import Known
from loaders.llm.wording import Words, fold_marks, split_words

_LONGEST_EVIDENCE = 20_000


@dataclass(frozen=True)
class Sum:
    """A sum of money; `converted` where the text gives it as a conversion of another."""

    amount: float
    currency: str
    converted: bool

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}{' (converted)' if self.converted else ''}"


@dataclass(frozen=True)
class Sentence:
    """One sentence: its number from 1, its code points in the untouched text, and what can be checked in it."""

    number: int
    start: int
    end: int
    evidence: str
    folded: str
    words: Words
    sums: tuple[Sum, ...]
    dates: tuple[str, ...]
    opens_quoted: bool = False

    def is_quoted(self, words: str) -> bool:
        """Return whether the words stand between quote marks, of which the first may be in a sentence before."""
        at = self.folded.lower().find(fold_marks(words).lower())
        marks = self.folded[: at if at >= 0 else None].count('"')
        return marks % 2 == (0 if self.opens_quoted else 1)


@dataclass(frozen=True)
class NumberedText:
    """A text as sentences; no sentences where there are no rules for its language, with the reason."""

    lang: str | None
    language: Language | None
    sentences: tuple[Sentence, ...] = ()
    omissions: tuple[Omission, ...] = ()
    warning: str | None = None


def number_sentences(text: str, known: Known) -> NumberedText:
    """Return the sentences of a text without its furniture and without those that speak to a language model.

    A language without rules gives none: neither a negation nor a sum could be checked there.
    """
    codes = known_languages()
    code = (known.lang or "").lower().split("-")[0]
    if code not in codes:
        code, _ = identify_language(text)
    if code not in codes:
        why = "no text to read" if code == "und" else f"claims cannot be checked in the language {code!r}"
        warning = f"no claims: {why}; languages are {', '.join(codes)}"
        return NumberedText(None if code == "und" else code, None, warning=warning)
    language = load_language(code)
    lines = classify_lines(text, known, language.file.furniture)
    omissions = [
        Omission(what=text[line.start : min(line.end, line.start + 200)], why=line.reason, line=line.number)
        for line in lines
        if line.kind == "furniture"
    ]
    view = build_view(text, lines, _small_words(language))
    tokens = tokenize(view.text, language.vocabulary)
    paragraphs = [(paragraph.start, paragraph.end, paragraph.kind) for paragraph in view.paragraphs]
    abbreviations = frozenset(word.lower() for word in language.file.abbreviations)
    ranges = split_sentences(tokens, paragraphs, abbreviations)
    purse, calendar = Purse(language), Calendar(tokens, language, known.published)
    sentences = [_read(text, view, tokens, one, language, purse, calendar) for one in ranges]
    kept: list[Sentence] = []
    addressed: list[Sentence] = []
    for sentence in _carry_quotes(sentences, ranges):
        (addressed if _speaks_to_a_model(sentence.folded) else kept).append(sentence)
    omissions += [
        Omission(what=one.evidence[:200], why="speaks to a language model", line=text.count("\n", 0, one.start) + 1)
        for one in addressed
    ]
    return NumberedText(code, language, _number(kept), tuple(omissions))


def _number(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    return tuple(replace(one, number=number) for number, one in enumerate(sentences, 1))


def _carry_quotes(sentences: Sequence[Sentence], ranges: Sequence[TokenRange]) -> Iterator[Sentence]:
    """Yield each sentence with whether it begins within quote marks; a paragraph ends what was left open."""
    paragraph, quoted = -1, False
    for sentence, one in zip(sentences, ranges, strict=True):
        quoted = quoted and one.paragraph == paragraph
        paragraph = one.paragraph
        yield replace(sentence, opens_quoted=quoted)
        quoted ^= sentence.folded.count('"') % 2 == 1


def _read(
    text: str, view: View, tokens: Tokens, one: TokenRange, language: Language, purse: Purse, calendar: Calendar
) -> Sentence:
    start = view.origin(tokens.starts[one.first])
    end = min(view.origin(tokens.ends[one.last - 1] - 1) + 1, start + _LONGEST_EVIDENCE)
    evidence = text[start:end]
    return Sentence(
        number=0,
        start=start,
        end=end,
        evidence=evidence,
        folded=fold_marks(evidence),
        words=split_words(evidence, language.file.grammar.genitives, language.file.dates.months),
        sums=tuple(Sum(money.amount, money.currency, money.converted) for money in purse.read(tokens, one)),
        dates=tuple(moment.iso for moment in calendar.read(one)),
    )


def _small_words(language: Language) -> frozenset[str]:
    closed = language.file.closed
    groups = (closed.definite, closed.indefinite, closed.by, closed.of, closed.prepositions, closed.coordinators)
    return frozenset(phrase.split()[-1] for phrases in groups for phrase in phrases)


def _speaks_to_a_model(sentence: str) -> bool:
    return any(pattern.search(sentence.lower()) for pattern in _instructions())


@cache
def _instructions() -> tuple[re.Pattern[str], ...]:
    patterns: list[str] = yaml.safe_load(files("loaders.llm").joinpath("instructions.yaml").read_text("utf-8"))
    return tuple(re.compile(pattern) for pattern in patterns)
