"""The lexicon of one language: closed words as bits, phrases and names as tries of tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for: its kind (descriptor, group, role, trigger ...), its value, where it is written."""

    kind: str
    value: Any
    phrase: str = ""


@dataclass(slots=True)
class Node:
    """A node of a trie of tokens."""

    children: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Lexicon:
    """Everything that is looked up word by word; built once per language, then only read."""

    def __init__(self, genitives: tuple[str, ...] = (), elisions: tuple[str, ...] = ()) -> None:
        self.words = Node()
        self.names = Node()
        self.suffixes: dict[str, Node] = {}
        self.flags: dict[str, int] = {}
        self.bits: dict[str, int] = {}
        self.genitives = genitives
        self.elisions = elisions
        self.enclitics: tuple[str, ...] = ()
        self.months: frozenset[str] = frozenset()
        self.noun_endings: tuple[str, ...] = ()
        self.proper: frozenset[str] = frozenset()
        self.speaking: dict[str, tuple[str, ...]] = {}

    def bit(self, name: str) -> int:
        """Return the bit of a class of closed words, given out on first use."""
        return self.bits.setdefault(name, 1 << len(self.bits))

    def add_closed(self, name: str, words: tuple[str, ...]) -> None:
        """Enter closed words; a phrase of several marks its first word where the whole stands."""
        bit = self.bit(name)
        for phrase in words:
            if name == "nouns" and phrase.startswith("*"):
                self.noun_endings += (phrase[1:],)
            elif " " in phrase or len(split_phrase(phrase, self.elisions)) > 1:
                self.add_phrase(phrase, Entry("closed", bit, phrase))
            else:
                self.flags[phrase] = self.flags.get(phrase, 0) | bit

    def add_phrase(self, phrase: str, entry: Entry) -> None:
        """Enter a phrase; one word with a leading * stands for every word that ends so."""
        if phrase.startswith("*"):
            self.suffixes.setdefault(phrase[1:].lower(), Node()).entries.append(entry)
            return
        node = self.words
        for word in split_phrase(phrase.lower(), self.elisions):
            node = node.children.setdefault(word, Node())
        node.entries.append(entry)

    def add_name(self, name: str, entry: Entry) -> None:
        """Enter a name, case as written."""
        node = self.names
        for word in split_phrase(name, self.elisions):
            node = node.children.setdefault(word, Node())
        node.entries.append(entry)

    def find_spoken(self, word: str) -> Node | None:
        """Return what begins with the third person of a verb whose ending says that 'we' act, and that form."""
        for ending, others in self.speaking.items():
            if not word.endswith(ending) or len(word) <= len(ending) + 1:
                continue
            for other in others:
                form = word[: -len(ending)] + other
                node = self.words.children.get(form)
                if node is not None and any(_is_finite(entry) for entry in node.entries):
                    return node
        return None

    def find_suffix(self, word: str) -> Node | None:
        """Return the entries of the longest known ending of a word that is longer than the ending."""
        if len(word) > 60:
            return None
        for cut in range(1, len(word) - 2):
            node = self.suffixes.get(word[cut:])
            if node is not None:
                return node
        return None


def _is_finite(entry: Entry) -> bool:
    """Tell whether an entry is a verb of a trigger or of saying."""
    if entry.kind == "trigger":
        return bool(entry.value.voice == "active")
    return entry.kind == "speech" and entry.value != "according"


def split_phrase(phrase: str, elisions: tuple[str, ...] = ()) -> list[str]:
    """Return the words of a phrase as the tokenizer would cut them; a word in `elisions` ends at its apostrophe."""
    return _phrase_pattern(elisions).findall(phrase.replace("’", "'"))


@cache
def _phrase_pattern(elisions: tuple[str, ...]) -> re.Pattern[str]:
    short = "|".join(sorted(map(re.escape, elisions), key=len, reverse=True))
    head = rf"(?:{short})'(?=\w|$)|" if short else ""
    return re.compile(head + r"\d+(?:[.,]\d+)*(?:[^\W\d_]+\d*)?|\w+(?:[-&/.'’+]\w+)*|[^\w\s]", re.IGNORECASE)
