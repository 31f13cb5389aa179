"""Aboutness: whom a page is about, by how often, where and as what it names a body, and what it tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.model import EntityType, Modality, Predicate
from loaders.extraction.candidates import Run
from loaders.extraction.deeds import CHARGES
from loaders.extraction.document import Draft, Referent
from loaders.extraction.language import Language
from loaders.extraction.register import Register
from loaders.extraction.scanning import Scan
from loaders.extraction.tokens import Lexeme, Tokens

_OFTEN = 3
_MANY = 100
_HEADLINE = 1.5
_LEAD = 0.5
_LEADS = 3
_OBLIQUE = 0.3
_NOUNS = 3
_CHARGED = 1.0
_BEHIND = 0.5
_SURE = 3.0
_FAR_MORE = 2.0
_AFFILIATIONS = frozenset({Predicate.HIRED, Predicate.SUBSIDIARY_OF})
_OWN_DEEDS = frozenset({Predicate.MONITORED, Predicate.FIRED})


@dataclass(slots=True)
class Aboutness:
    """How often a page names each body, how much it is about it; `sure` where the topic is named or charged twice."""

    weights: dict[Referent, int] = field(default_factory=dict)
    prominence: dict[Referent, float] = field(default_factory=dict)
    sure: bool = False
    behind: dict[Referent, Referent] = field(default_factory=dict)
    company: Referent | None = None
    body: Referent | None = None
    _told: dict[Referent, set[Predicate]] = field(default_factory=dict)
    _heard: int = -1

    def find_topic(self, drafts: Sequence[Draft]) -> Referent | None:
        """Return the company that the page is about, or the public body that it names far more often.

        `drafts` are all claims so far, of which those told since the last time are looked at. Of a page with very many
        bodies, only those that they speak of are weighed against the one chosen then, so that time stays linear.
        """
        new, began = drafts[max(0, self._heard) :], self._heard < 0
        self._heard = len(drafts)
        touched = self._note(new)
        if began or self.company in self.behind or len(self.prominence) <= _MANY:
            self._choose()
        else:
            self._choose_again(touched)
        company, body = self.company, self.body
        self.sure = company is not None and (self.weights[company] > 1 or self._weigh(company) >= _SURE)
        ahead = body is not None and (company is None or self.weights[body] > 2 * self.weights[company])
        self.sure = self.sure or ahead
        return body if ahead else company

    def _note(self, drafts: Iterable[Draft]) -> list[Referent]:
        """Remember what the claims tell, and return against whom."""
        touched: list[Referent] = []
        for draft in drafts:
            if draft.predicate in _AFFILIATIONS and draft.object is not None and draft.modality is not Modality.DENIED:
                self.behind.setdefault(draft.object, draft.subject)
            accused = _accused(draft)
            if accused is not None and accused in self.prominence:
                self._told.setdefault(accused, set()).add(draft.predicate)
                touched.append(accused)
        return touched

    def _choose(self) -> None:
        """Choose among all."""
        companies = [one for one in self.prominence if one.type is EntityType.COMPANY]
        self.company = max(companies, key=self._weigh) if companies else None
        bodies = [one for one, n in self.weights.items() if one.type is EntityType.PUBLIC_BODY and n >= _OFTEN]
        self.body = max(bodies, key=lambda one: self.weights[one]) if bodies else None

    def _choose_again(self, touched: Iterable[Referent]) -> None:
        """Choose between the company chosen before and those that more is told of now."""
        for one in touched:
            if one.type is EntityType.COMPANY and (
                self.company is None or self._weigh(one) > self._weigh(self.company)
            ):
                self.company = one

    def _weigh(self, one: Referent) -> float:
        """Return how much the page is about a company; less where it is told of only for another's sake."""
        score, other = self.prominence[one], self.behind.get(one)
        if other is None:
            return score + _CHARGED * len(self._told.get(one, ()))
        told = _CHARGED * len(self._told.get(other, ())) if other not in self.behind else 0.0
        return score * _BEHIND if score <= _FAR_MORE * (self.prominence.get(other, 0.0) + told) else score


def weigh_page(
    language: Language, tokens: Tokens, scans: list[Scan], runs: list[list[Run]], register: Register
) -> Aboutness:
    """Return how much the page is about each of those that it names."""
    about, leading = Aboutness(), 0
    for scan, found in zip(scans, runs, strict=True):
        heading = scan.sentence.kind == "headline" and not leading
        leading += scan.sentence.kind != "headline"
        for run in found:
            referent = register.find(run)
            if referent is None:
                continue
            governed = _is_governed(language, tokens, scan.sentence.first, run.first)
            share = 1.0 - (_OBLIQUE if governed else 0.0)
            share += _HEADLINE if heading else _LEAD if leading <= _LEADS and not governed else 0.0
            about.weights[referent] = about.weights.get(referent, 0) + 1
            about.prominence[referent] = about.prominence.get(referent, 0.0) + share
    return about


def _is_governed(language: Language, tokens: Tokens, low: int, first: int) -> bool:
    """Tell whether a preposition stands before a name and the nouns that go with it: 'filiale du groupe NAME'."""
    governing = language.bit("prepositions") | language.bit("of") | language.bit("by")
    for at in range(first - 1, max(low, first - _NOUNS) - 1, -1):
        lexeme, flags = tokens.lexemes[at], tokens.flags[at]
        if flags & governing:
            return lexeme.lower not in language.file.grammar.object_marks
        if not lexeme.word or flags & (language.bit("verbs") | language.bit("adverbs")) or _acts(lexeme):
            return False
    return False


def _acts(lexeme: Lexeme) -> bool:
    """Tell whether a word is a verb of a trigger or of saying."""
    entries = lexeme.node.entries if lexeme.node is not None else ()
    return any(e.kind == "speech" or (e.kind == "trigger" and e.value.voice != "noun") for e in entries)


def _accused(draft: Draft) -> Referent | None:
    """Return whom a claim tells something against: who was charged, or watched or dismissed people."""
    if draft.predicate in CHARGES:
        return draft.object
    return draft.subject if draft.predicate in _OWN_DEEDS else None
