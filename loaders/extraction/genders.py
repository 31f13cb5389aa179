"""Genders: which persons and bodies a pronoun agrees with, by first names and by the nouns that they are called."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import EntityType
from loaders.extraction.document import Referent
from loaders.extraction.gazetteer.people import feminine_names, masculine_names
from loaders.extraction.kinds import Kinds
from loaders.extraction.schema import LanguageFile
from loaders.extraction.tokens import Lexeme


class Genders:
    """The genders of a language's pronouns, and of whom they may stand for."""

    def __init__(self, file: LanguageFile, kinds: Kinds) -> None:
        self.kinds, self.compounds = kinds, file.grammar.verb_second
        self.marked = file.grammar.capital_nouns
        self.pronouns: dict[str, str] = {word: name for name, words in file.genders.items() for word in words.pronouns}
        self.clitics: dict[str, str] = {word: name for name, words in file.genders.items() for word in words.clitics}
        self.titles: dict[str, str] = {word: name for name, words in file.genders.items() for word in words.titles}
        self.nouns = {kinds.stem(word): gender for gender, words in file.genders.items() for word in words.nouns}
        self.told: dict[Referent, str] = {}

    def of_pronoun(self, word: str) -> str:
        """Return the gender that a pronoun tells, or nothing; of one joined to its verb the last part counts."""
        return str(self.pronouns.get(word) or self.pronouns.get(word.rpartition("-")[2], ""))

    def of_clitic(self, word: str) -> str:
        """Return the gender that an object pronoun before its verb tells."""
        return self.clitics.get(word, "")

    def tell(self, person: Referent, title: str) -> None:
        """Remember the gender that the title before a person's name tells."""
        gender = self.titles.get(title.removesuffix("."))
        if gender is not None:
            self.told.setdefault(person, gender)

    def of(self, referent: Referent) -> frozenset[str]:
        """Return the genders of a person or a body; none where nothing tells."""
        if referent.type is EntityType.PERSON:
            return self._of_person(referent)
        words = {self.kinds.head(noun) for noun in referent.nouns}
        words |= {word for form in referent.forms for word in form.lower().split()[:2]}
        found = {self._of_noun(self.kinds.stem(word)) for word in words}
        return frozenset(gender for gender in found if gender)

    def _of_person(self, person: Referent) -> frozenset[str]:
        if person in self.told:
            return frozenset({self.told[person]})
        first = max(person.forms, key=len, default=person.name).split()[0]
        for name in (first, first.split("-")[0]):
            if name in feminine_names():
                return frozenset({"feminine"})
            if name in masculine_names():
                return frozenset({"masculine"})
        return frozenset()

    def _of_noun(self, stem: str) -> str:
        """Return the gender of a noun: its own, or that of the noun that it ends in."""
        if stem in self.nouns or not self.compounds:
            return self.nouns.get(stem, "")
        return next((self.nouns[stem[cut:]] for cut in range(1, len(stem) - 2) if stem[cut:] in self.nouns), "")

    def agree(self, referent: Referent, gender: str) -> bool:
        """Tell whether a pronoun of the gender may stand for the referent.

        A name that no noun gives a gender takes every one, but in German, where it is never masculine.
        """
        if not gender:
            return True
        known = self.of(referent)
        if not known:
            return referent.type is EntityType.PERSON or not (self.marked and gender == "masculine")
        return gender in known


def is_subject_article(file: LanguageFile, lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether an article can only be a subject's: 'lieferte die Software der Hersteller NAME', never 'of'."""
    masculine = file.genders.get("masculine")
    if masculine is None or lexemes[at].lower not in file.grammar.masculine_articles:
        return False
    if at + 2 >= len(lexemes) or not any(lexemes[at + 1].lower.endswith(noun) for noun in masculine.nouns):
        return False
    named = lexemes[at + 2].capital and lexemes[at + 2].node is None
    return named or not lexemes[at + 1].lower.endswith(("er", "en", "el"))
