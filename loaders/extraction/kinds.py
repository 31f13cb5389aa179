"""Kinds: what sort of body a noun or a name tells, since a chain, a bank and a hospital do not stand for each other."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graph.errors import ConfigurationError
from graph.model import EntityType
from loaders.extraction.document import Referent
from loaders.extraction.gazetteer import load_gazetteer
from loaders.extraction.schema import LanguageFile

_SHORTEST_STEM = 3
_MOST_STEMS = 50_000
_SHORTEST_HEAD = 4


class Kinds:
    """The kinds of bodies that a language's nouns tell apart."""

    def __init__(self, file: LanguageFile) -> None:
        self.inflections = tuple(sorted(file.inflections, key=len, reverse=True))
        self.compounds = file.grammar.verb_second
        self.head_first = file.grammar.adjectives_follow
        self._stems: dict[str, str] = {}
        self._known: dict[str, frozenset[str]] = {}
        self.generic = frozenset(map(self.stem, file.generic))
        self.relations = {self.stem(noun): name for name, nouns in file.relations.items() for noun in nouns}
        self.words: dict[str, frozenset[str]] = {}
        self.phrases: list[tuple[str, str]] = []
        for kind, nouns in file.kinds.items():
            if kind not in load_kinds():
                raise ConfigurationError(f"languages/{file.code}: there is no kind {kind!r} in kinds.yaml.")
            for noun in nouns:
                if " " in noun or "'" in noun:
                    self.phrases.append((noun, kind))
                else:
                    stem = self.stem(noun)
                    self.words[stem] = self.words.get(stem, frozenset()) | {kind}

    def stem(self, word: str) -> str:
        """Return a word in lower case without its endings, so that 'kæde', 'kæden' and 'kædens' are one."""
        found = self._stems.get(word)
        if found is None:
            if len(self._stems) > _MOST_STEMS:
                self._stems.clear()
            found = self._stems[word] = self._cut(word.lower())
        return found

    def _cut(self, word: str) -> str:
        while True:
            ending = next((end for end in self.inflections if word.endswith(end)), "")
            if not ending or len(word) - len(ending) < _SHORTEST_STEM:
                break
            word = word[: -len(ending)]
        return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word

    def of_noun(self, noun: str) -> frozenset[str]:
        """Return the kinds that a noun or a phrase tells; none where it may be said of any body: 'company'."""
        found = self._known.get(noun)
        if found is None:
            if len(self._known) > _MOST_STEMS:
                self._known.clear()
            found = self._known[noun] = self._read(noun.lower())
        return found

    def _read(self, noun: str) -> frozenset[str]:
        kinds = {kind for phrase, kind in self.phrases if phrase in noun}
        for word in noun.replace("'", " ").split():
            kinds |= self._of_word(self.stem(word))
        return frozenset(kinds)

    def _of_word(self, stem: str) -> frozenset[str]:
        """Return the kinds of a word: its own, or those of the longest noun that it ends in."""
        if stem in self.words:
            return self.words[stem]
        if not self.compounds:
            return frozenset()
        for cut in range(1, len(stem) - _SHORTEST_HEAD + 1):
            if stem[cut:] in self.words:
                return self.words[stem[cut:]]
        return frozenset()

    def of(self, referent: Referent) -> frozenset[str]:
        """Return the kinds that what the referent is called tells."""
        kinds = _of_authority(referent)
        for noun in (*referent.nouns, *referent.forms):
            kinds |= self.of_noun(noun)
        return kinds

    def bears(self, referent: Referent, noun: str) -> bool:
        """Tell whether the referent was called by the noun or by a compound of it, or its name holds it."""
        if noun in referent.nouns:
            return True
        head = self.head(noun)
        if referent.name.islower():
            return any(head in form.split() for form in referent.forms)
        stem = self.stem(head)
        long = self.compounds and len(head) >= _SHORTEST_HEAD
        stems = {self.stem(word) for form in (*referent.nouns, *referent.forms) for word in form.lower().split()}
        return stem in stems or (long and any(other.endswith(stem) for other in stems))

    def head(self, noun: str) -> str:
        """Return the word of a phrase that says what it is: 'operator' of 'ferry operator', 'cadena' of 'cadena de'."""
        words = noun.split()
        return words[0 if self.head_first else -1]

    def relation(self, noun: str) -> str:
        """Return what the noun says of a company by others: parent, subsidiary, rival, employer, or nothing."""
        return self.relations.get(self.stem(noun), "")

    def is_known(self, referent: Referent, wanted: frozenset[str]) -> bool:
        """Tell whether the referent is known to be of one of the kinds, or of one that goes with it."""
        return self.agree(wanted, self.of(referent) - load_vague())

    def is_hired(self, referent: Referent) -> bool:
        """Tell whether others hire the body to watch or to advise: a detective agency is nobody's 'employer' here."""
        return not self.of(referent).isdisjoint(load_hired())

    def is_generic(self, noun: str) -> bool:
        """Tell whether the noun may be said of any company: 'the firm'."""
        return self.stem(self.head(noun)) in self.generic and not self.of_noun(noun)

    def clash(self, one: frozenset[str], two: frozenset[str]) -> bool:
        """Tell whether a noun of the one kind cannot be said of a body of the other: a bank is no hospital."""
        if one and not two:
            return not one.isdisjoint(load_told())
        return bool(one) and not self.agree(one, two)

    def agree(self, one: frozenset[str], two: frozenset[str]) -> bool:
        """Tell whether a body is known that may be of both: a clinic is an establishment."""
        known = load_kinds()
        return any(kind in two or any(kind in known[other] or other in known[kind] for other in two) for kind in one)


def _of_authority(referent: Referent) -> frozenset[str]:
    """Return what the gazetteer tells of an authority that it knows."""
    if referent.type is not EntityType.REGULATOR:
        return frozenset()
    return frozenset(_authorities()[name] for name in referent.known_as if name in _authorities())


@cache
def _authorities() -> dict[str, str]:
    return {
        name: "privacy" if known.watches_data else "supervision"
        for known in load_gazetteer()
        if known.type is EntityType.REGULATOR
        for name in (known.name, known.english)
        if name
    }


@cache
def load_kinds() -> dict[str, frozenset[str]]:
    """Return every kind with those that a body of it may also be of."""
    return {kind: frozenset(others) for kind, others in _content()["kinds"].items()}


@cache
def load_told() -> frozenset[str]:
    """Return the kinds of bodies of which one is only where it is called so: no other body is 'the ministry'."""
    return frozenset(_content()["told"])


@cache
def load_vague() -> frozenset[str]:
    """Return the kinds that tell too little of a body: an establishment may be a clinic, a school or a bank."""
    return frozenset(_content()["vague"])


@cache
def load_hired() -> frozenset[str]:
    """Return the kinds of bodies that others hire to watch or to advise."""
    return frozenset(_content()["hired"])


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(files("loaders.extraction").joinpath("kinds.yaml").read_text("utf-8"))
    return content
