"""Tokens: words, numbers and marks with their place in the text, looked up once per distinct word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.extraction.gazetteer.people import first_names, legal_forms
from loaders.extraction.lexicon import Lexicon, Node

_WORD = r"\d{1,3}(?:['’]\d{3})+(?![\d'’])|\d+(?:[.,]\d+)*(?:[^\W\d_]+\d*)?|\w+(?:[-&/.'’+]\w+)*|[^\w\s]"
_LONGEST_SENTENCE = 400
_SHORTEST_VERB = 4


@dataclass(slots=True)
class Lexeme:
    """What is known of a written word wherever it stands: its forms, its shape and what begins with it."""

    surface: str
    lower: str
    base: str
    genitive: bool
    capital: bool
    upper: bool
    digit: bool
    word: bool
    flags: int
    node: Node | None
    ending: Node | None
    name_node: Node | None
    busy: bool
    enclitic: str = ""


@dataclass(frozen=True, slots=True)
class _Stem:
    """A word without its genitive ending, and the entries that begin with it."""

    base: str
    genitive: bool
    node: Node | None
    name_node: Node | None
    ending: Node | None = None
    enclitic: str = ""


class Vocabulary(dict[str, Lexeme]):
    """The lexemes of one language, made on first sight and kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        elision = "|".join(sorted(map(re.escape, lexicon.elisions), key=len, reverse=True))
        head = rf"(?:{elision})['’](?=\w)|" if elision else ""
        colons = "|".join(re.escape(mark) for mark in lexicon.genitives if mark.startswith(":"))
        owned = rf"\w+(?:[-&/.'’+]\w+)*(?:{colons})(?!\w)|" if colons else ""
        if "'" in lexicon.genitives:
            owned += r"\w+/\w+['’](?=\s+\w)|"  # a legal form that ends in s: "Nordbo A/S' direktør"
        self.pattern = re.compile(head + owned + _WORD, re.IGNORECASE if elision else 0)

    def __missing__(self, surface: str) -> Lexeme:
        lower = surface.lower().replace("’", "'")
        stem = self._find_ending(surface, lower, self._find_stem(surface, lower))
        flags = self._find_flags(surface, lower, stem.name_node)
        spoken = self._find_spoken(lower, flags) if self.lexicon.speaking and stem.name_node is None else None
        if spoken is not None:
            flags |= self.lexicon.bit("speaks")
            stem = spoken if stem.node is None else stem
        first = surface[0]
        capital = first.isupper() or (
            len(surface) > 2 and surface[0].isalpha() and any(c.isupper() for c in surface[1:3])
        )
        lexeme = Lexeme(
            surface,
            lower,
            stem.base,
            stem.genitive,
            capital,
            upper=len(stem.base) > 1 and stem.base.isupper(),
            digit=first.isdigit(),
            word=first.isalnum(),
            flags=flags,
            node=stem.node,
            ending=stem.ending,
            name_node=stem.name_node,
            busy=capital or stem.node is not None or stem.name_node is not None or first.isdigit(),
            enclitic=stem.enclitic,
        )
        if len(self) < 200_000 and len(surface) < 60:
            self[surface] = lexeme
        return lexeme

    def _find_stem(self, surface: str, lower: str) -> _Stem:
        """Return the word as it stands where it is known, else what a genitive ending leaves of it."""
        lexicon = self.lexicon
        name_node, node = lexicon.names.children.get(surface), lexicon.words.children.get(lower)
        if name_node is not None or node is not None:
            return _Stem(surface, False, node, name_node)
        # 'Lars' is nobody's genitive, though 'lar' is a word of Norwegian.
        for mark in () if surface in first_names() else lexicon.genitives:
            if len(surface) > len(mark) + 1 and surface.endswith(mark):
                base = surface[: -len(mark)]
                name_node, node = lexicon.names.children.get(base), lexicon.words.children.get(base.lower())
                if mark.startswith(("'", "’", ":")) or name_node is not None or node is not None:
                    return _Stem(base, True, node, name_node)
        return self._find_infinitive(surface, lower)

    def _find_infinitive(self, surface: str, lower: str) -> _Stem:
        """Return the word with the infinitive that an object pronoun ends: 'licenziarli', 'despedirla'."""
        for mark in self.lexicon.enclitics:
            stem = lower.removesuffix(mark)
            if stem == lower or not stem.endswith("r") or len(stem) < _SHORTEST_VERB:
                continue
            for infinitive in (stem, f"{stem}e"):
                node = self.lexicon.words.children.get(infinitive)
                if node is not None:
                    return _Stem(surface, False, node, None, enclitic=mark)
        return _Stem(surface, False, None, None)

    def _find_spoken(self, lower: str, flags: int) -> _Stem | None:
        """Return what is known of a verb whose ending says that 'we' act: 'denunciamos', 'hemos'."""
        lexicon = self.lexicon
        auxiliary = lexicon.bit("perfect_auxiliaries") | lexicon.bit("passive_auxiliaries") | lexicon.bit("future")
        if flags & auxiliary and lower.endswith(tuple(lexicon.speaking)):
            return _Stem(lower, False, None, None)
        found = lexicon.find_spoken(lower) if not flags and lower not in lexicon.words.children else None
        return _Stem(lower, False, found, None) if found is not None else None

    def _find_ending(self, surface: str, lower: str, stem: _Stem) -> _Stem:
        """Return the stem with what its ending or the last part of a compound with hyphens tells."""
        lexicon = self.lexicon
        base, genitive = stem.base, stem.genitive
        ending = lexicon.find_suffix(lower if not genitive else base.lower())
        if ending is None and not genitive and stem.node is None and stem.name_node is None:
            for mark in lexicon.genitives:
                if len(surface) > len(mark) + 3 and surface.endswith(mark):
                    ending = lexicon.find_suffix(lower[: -len(mark)])
                    if ending is not None:
                        base, genitive = surface[: -len(mark)], True
                        break
        if ending is None and stem.node is None and lexicon.noun_endings and "-" in base:
            ending = lexicon.words.children.get(base.rpartition("-")[2].lower())
        if stem.node is None:
            return _Stem(base, genitive, ending, stem.name_node)
        return _Stem(base, genitive, stem.node, stem.name_node, ending, stem.enclitic)

    def _find_flags(self, surface: str, lower: str, name_node: Node | None) -> int:
        """Return the closed classes of a word, and whether its ending lets guess at a noun."""
        lexicon = self.lexicon
        flags = lexicon.flags.get(lower, 0)
        if lower in lexicon.months and surface[0].isupper():
            flags &= lexicon.bits.get("not_names", 0)
        may_be_noun = surface[0].isupper() and name_node is None and surface not in lexicon.proper
        if lexicon.noun_endings and may_be_noun and lower.endswith(lexicon.noun_endings):
            flags |= lexicon.bit("nouns") | lexicon.bit("guessed")
        return flags


@dataclass(slots=True)
class Tokens:
    """The words of a view in order: lexemes, and where each starts and ends."""

    lexemes: list[Lexeme]
    starts: list[int]
    ends: list[int]
    flags: list[int] = field(default_factory=list)

    def text(self, view: str, first: int, last: int) -> str:
        """Return the characters from token `first` up to but not including token `last`."""
        return view[self.starts[first] : self.ends[last - 1]]


def tokenize(view: str, vocabulary: Vocabulary) -> Tokens:
    """Return the tokens of the view."""
    lexemes: list[Lexeme] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in vocabulary.pattern.finditer(view):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        lexemes.append(vocabulary[match.group()])
    return Tokens(lexemes, starts, ends, [lexeme.flags for lexeme in lexemes])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as token numbers; `paragraph` counts paragraphs of the body, `kind` says which part of the page."""

    first: int
    last: int
    paragraph: int
    kind: str


_CLOSERS = frozenset("\"”’»'“)]«")
_ENDS = frozenset(".!?…")


def split_sentences(
    tokens: Tokens, paragraphs: Iterable[tuple[int, int, str]], abbreviations: frozenset[str]
) -> list[Sentence]:
    """Return the sentences of the paragraphs (view start, view end, kind), none longer than 400 tokens."""
    sentences: list[Sentence] = []
    position = 0
    count = len(tokens.lexemes)
    for number, (_, end, kind) in enumerate(paragraphs):
        first = position
        while position < count and tokens.starts[position] < end:
            mark = tokens.lexemes[position].surface
            position += 1
            if mark in _ENDS and _ends_sentence(tokens, position - 1, end, abbreviations):
                while position < count and tokens.starts[position] < end and _closes(tokens, position):
                    position += 1
                sentences.append(Sentence(first, position, number, kind))
                first = position
            elif position - first >= _LONGEST_SENTENCE:
                sentences.append(Sentence(first, position, number, kind))
                first = position
        if position > first:
            sentences.append(Sentence(first, position, number, kind))
    return sentences


def _closes(tokens: Tokens, position: int) -> bool:
    if tokens.lexemes[position].surface not in _CLOSERS and tokens.lexemes[position].surface not in _ENDS:
        return False
    return tokens.starts[position] == tokens.ends[position - 1]


def _ends_sentence(tokens: Tokens, position: int, end: int, abbreviations: frozenset[str]) -> bool:
    mark = tokens.lexemes[position].surface
    following = position + 1
    while following < len(tokens.lexemes) and tokens.lexemes[following].surface in _CLOSERS:
        if tokens.starts[following] != tokens.ends[following - 1]:
            break
        following += 1
    if following >= len(tokens.lexemes) or tokens.starts[following] >= end:
        return True
    if tokens.starts[following] == tokens.ends[following - 1] and mark == ".":
        return False
    after = tokens.lexemes[following]
    if mark != ".":
        return not after.word or not after.surface[0].islower()
    before = tokens.lexemes[position - 1] if position else None
    if before is not None and tokens.ends[position - 1] == tokens.starts[position]:
        word = before.lower
        if before.surface in legal_forms() and after.capital and tokens.flags[following]:
            return True
        if word in abbreviations or (len(word) == 1 and word.isalpha() and before.capital) or "." in word:
            return word in abbreviations and after.capital and word + "." in abbreviations
        if before.digit and (after.surface[0].islower() or after.digit) and len(word) <= 2:
            return False
    return not (after.word and after.surface[0].islower())
