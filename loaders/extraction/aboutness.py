"""Aboutness: whom a page is about, by how often, where and as what it names a body, and what it tells of it."""

from __future__ import annotations

from collections.abc import Iterable
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
_HEADLINE = 1.5
_LEAD = 0.5
_LEADS = 3
_OBLIQUE = 0.3
_NOUNS = 3
_CHARGED = 1.0
_BEHIND = 0.5
_SURE = 3.0
_FAR_MORE = 2.0
_OWN_DEEDS = frozenset({Predicate.MONITORED, Predicate.FIRED})


@dataclass(slots=True)
class Aboutness:
    """How often a page names each body, how much it is about it; `sure` where the topic is named or charged twice."""

    weights: dict[Referent, int] = field(default_factory=dict)
    prominence: dict[Referent, float] = field(default_factory=dict)
    sure: bool = False

    def find_topic(self, drafts: Iterable[Draft] = ()) -> Referent | None:
        """Return the company that the page is about, or the public body that it names far more often."""
        scores = {one: score for one, score in self.prominence.items() if one.type is EntityType.COMPANY}
        told = list(drafts)
        behind = find_background(told)
        for _, accused in {(draft.predicate, _accused(draft)) for draft in told}:
            if accused is not None and accused in scores and accused not in behind:
                scores[accused] += _CHARGED
        for one, other in behind.items():
            if one in scores and scores[one] <= _FAR_MORE * scores.get(other, 0.0):
                scores[one] *= _BEHIND
        topic = max(scores, key=lambda one: scores[one]) if scores else None
        self.sure = topic is not None and (self.weights[topic] > 1 or scores[topic] >= _SURE)
        bodies = [one for one, n in self.weights.items() if one.type is EntityType.PUBLIC_BODY and n >= _OFTEN]
        body = max(bodies, key=lambda one: self.weights[one]) if bodies else None
        ahead = body is not None and (topic is None or self.weights[body] > 2 * self.weights[topic])
        self.sure = self.sure or ahead
        return body if ahead else topic


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


def find_background(drafts: Iterable[Draft]) -> dict[Referent, Referent]:
    """Return who was told of only for another's sake: a hired agency or a parent, each with that other."""
    behind: dict[Referent, Referent] = {}
    for draft in drafts:
        if draft.object is None or draft.modality is Modality.DENIED:
            continue
        if draft.predicate in (Predicate.HIRED, Predicate.SUBSIDIARY_OF):
            behind.setdefault(draft.object, draft.subject)
    return behind
