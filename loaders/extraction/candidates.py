"""What names are read in: the words of a document, their closed classes, and the candidates found among them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import EntityType
from loaders.extraction.gazetteer import KnownEntity
from loaders.extraction.gazetteer.people import first_names, legal_forms, particles, places
from loaders.extraction.language import Language
from loaders.extraction.lexicon import Entry
from loaders.extraction.scanning import Scan
from loaders.extraction.tokens import Lexeme, Tokens

LONGEST = 12
JOINED = frozenset({EntityType.ORGANIZATION, EntityType.UNION})
LOWER_HEADS = frozenset({EntityType.COURT, EntityType.PUBLIC_BODY, EntityType.REGULATOR})
_NAMED_TYPES = frozenset({EntityType.COMPANY, EntityType.MEDIA_OUTLET, EntityType.ORGANIZATION, EntityType.UNION})
_COMMON = frozenset({"descriptor", "group", "institution", "technology", "proxy", "trigger", "speech"})
_SMALL = (
    "definite", "indefinite", "possessive", "prepositions", "by", "of", "subordinators", "whether", "relatives",
    "coordinators", "not_names", "pronoun_person", "pronoun_thing", "pronoun_plural", "pronoun_speaker", "negations",
    "adverbs", "future", "passive_auxiliaries", "perfect_auxiliaries", "verbs", "nouns",
)  # fmt: skip


@dataclass(slots=True)
class Run:
    """A candidate for a name: tokens, the text without genitive ending, what the gazetteer says.

    A silent one is only remembered; one that is spelt has its acronym behind it.
    """

    first: int
    last: int
    text: str
    words: tuple[str, ...]
    genitive: bool
    known: KnownEntity | None = None
    head: EntityType | None = None
    person: bool = False
    initial: bool = False
    title: bool = False
    silent: bool = False
    spelt: bool = False


class Wording:
    """The words of a document, as names are read in them."""

    def __init__(self, language: Language, tokens: Tokens, view: str, publisher: str = "") -> None:
        self.language, self.tokens, self.view = language, tokens, view
        self.publisher = tuple(publisher.split())
        self.chains: dict[str, list[tuple[str, ...]]] = {}
        self.bits = {name: language.bit(name) for name in language.lexicon.bits} | {
            "guessed": language.lexicon.bit("guessed")
        }
        self.small = 0
        for name in _SMALL:
            self.small |= self.bits[name]
        if language.file.grammar.capital_nouns:
            self._clear_names()
        self.people = first_names()
        lexemes = {id(lexeme): lexeme for lexeme in tokens.lexemes}.values()
        self.surnames, self.pairs, self.amid = self._find_neighbours()
        self.loose = self._find_loose() if language.file.grammar.verb_final else frozenset()
        self.inner = self._find_inner() if language.file.grammar.capital_names else frozenset()
        self.lower_seen = {
            lexeme.surface for lexeme in lexemes if lexeme.word and not lexeme.capital and lexeme.surface.islower()
        }

    def _find_neighbours(self) -> tuple[frozenset[str], frozenset[tuple[str, str]], frozenset[str]]:
        """Return the words behind first names, pairs of words with capitals, and words with one, amid sentences."""
        lexemes = self.tokens.lexemes
        capital = [at for at in range(1, len(lexemes)) if lexemes[at].capital]
        surnames = frozenset(lexemes[at].surface for at in capital if lexemes[at - 1].surface in self.people)
        pairs = frozenset(
            (lexemes[at - 1].surface, lexemes[at].base)
            for at in capital
            if at > 1 and lexemes[at - 1].capital and lexemes[at - 2].word
        )
        amid = frozenset(lexemes[at].surface for at in capital if self._stands_amid(at))
        return surnames, pairs, amid

    def _find_loose(self) -> frozenset[str]:
        """Return the words with a capital that stand somewhere without a surname's particle before them."""
        lexemes = self.tokens.lexemes
        return frozenset(
            lexeme.base
            for at, lexeme in enumerate(lexemes)
            if lexeme.capital and (at == 0 or lexemes[at - 1].lower not in particles())
        )

    def _stands_amid(self, at: int) -> bool:
        """Tell whether a word of the same line stands before it that is no name."""
        before = self.tokens.lexemes[at - 1]
        small = self.tokens.flags[at - 1] & self.small or before.surface.islower()
        return bool(small) and "\n" not in self.view[self.tokens.ends[at - 1] : self.tokens.starts[at]]

    def _find_inner(self) -> frozenset[str]:
        """Return the words that stand alone with a capital and without an article amid a sentence: 'at Borough'."""
        lexemes, flags = self.tokens.lexemes, self.tokens.flags
        articles = self.bits["definite"] | self.bits["indefinite"] | self.bits["possessive"]
        return frozenset(
            lexemes[at].base
            for at in range(1, len(lexemes) - 1)
            if lexemes[at].capital and lexemes[at - 1].surface.islower() and not lexemes[at + 1].capital
            and not flags[at - 1] & articles and not flags[at] & self.small and not lexemes[at].upper
            and not any(entry.kind in ("country", "role", "minister") for entry in _entries(lexemes[at]))
        )  # fmt: skip

    def _clear_names(self) -> None:
        """Clear of guesses at nouns what stands beside a noun for a company: 'die Kette Holzwelt'."""
        lexemes, flags = self.tokens.lexemes, self.tokens.flags
        named = {
            lexeme.surface
            for at, lexeme in enumerate(lexemes)
            if flags[at] & self.bits["guessed"]
            and not (lexeme.node is not None and lexeme.node.entries)
            and (self._is_formed(at) or (self._is_announced(at) and not self._is_listed(lexeme)))
        }
        if named:
            cleared = ~(self.bits["guessed"] | self.bits["nouns"])
            for at, lexeme in enumerate(lexemes):
                if lexeme.surface in named:
                    flags[at] &= cleared

    def _is_listed(self, lexeme: Lexeme) -> bool:
        """Tell whether a word is a noun by itself, not by its ending: 'die Firma Gespräche mitschnitt'."""
        return bool(self.language.lexicon.flags.get(lexeme.lower, 0) & self.bits["nouns"])

    def _is_formed(self, at: int) -> bool:
        """Tell whether a legal form follows, over two capitals at most: 'Holzwelt GmbH', 'Wohnbau Tegeler Forst AG'."""
        for one in self.tokens.lexemes[at + 1 : at + 4]:
            if one.surface in legal_forms() or one.surface in ("Group", "Gruppe"):
                return True
            if not one.capital:
                return False
        return False

    def _is_announced(self, at: int) -> bool:
        """Tell whether a noun for a company or a body stands before: 'die Kette Holzwelt'."""
        if at > 1 and self.tokens.lexemes[at - 1].surface in '"“„«»‚‘':
            at -= 1
        before = self.tokens.lexemes[at - 1] if at else None
        if before is None or before.node is None or not before.capital:
            return False
        return any(entry.kind == "descriptor" and entry.value[0] in _NAMED_TYPES for entry in before.node.entries)

    def text(self, first: int, last: int) -> str:
        """Return the words from token `first` to before `last`, without the last one's genitive ending."""
        text = self.tokens.text(self.view, first, last)
        lexeme = self.tokens.lexemes[last - 1]
        if lexeme.genitive:
            text = text[: len(text) - len(lexeme.surface) + len(lexeme.base)]
        return " ".join(text.split())

    def following(self, position: int, scan: Scan) -> Lexeme | None:
        """Return the word after the position within the sentence."""
        return self.tokens.lexemes[position + 1] if position + 1 < scan.sentence.last else None


def _entries(lexeme: Lexeme) -> list[Entry]:
    return lexeme.node.entries if lexeme.node is not None else []


def is_common(wording: Wording, lexeme: Lexeme) -> bool:
    """Tell whether a word is a known common noun in a language that writes all of them with a capital."""
    if not wording.language.file.grammar.capital_nouns or lexeme.node is None or lexeme.upper:
        return False
    known = lexeme.name_node.entries if lexeme.name_node is not None else []
    if any(lexeme.base not in entry.value.ambiguous for entry in known):
        return False
    return any(entry.kind in _COMMON for entry in lexeme.node.entries)


def is_common_by_ending(lexeme: Lexeme) -> bool:
    """Tell whether only the end of a word makes it a common noun, as of a surname: 'Hartwig Jellinghaus'."""
    return lexeme.node is not None and all(entry.phrase.startswith("*") for entry in lexeme.node.entries)


def is_head(lexeme: Lexeme) -> bool:
    """Tell whether a word within names tells their type: 'union', 'court'."""
    return lexeme.node is not None and any(entry.kind == "head" for entry in lexeme.node.entries)


def has_article(wording: Wording, run: Run) -> bool:
    """Tell whether an article or a possessive stands before the name."""
    articles = wording.bits["definite"] | wording.bits["indefinite"] | wording.bits["possessive"]
    return run.first > 0 and bool(wording.tokens.flags[run.first - 1] & articles)


def is_place(text: str) -> bool:
    """Tell whether a name is a place's, be it written in capitals."""
    return text in places() or (text.isupper() and text.title() in places())
