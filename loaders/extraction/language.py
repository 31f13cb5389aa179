"""Languages: the files in languages/ read, checked and compiled into lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from pydantic import ValidationError

from graph.errors import ConfigurationError, UnknownLanguage
from graph.model import EntityType, Predicate
from graph.names import fold
from loaders.extraction.gazetteer import KnownEntity, load_gazetteer
from loaders.extraction.gazetteer.people import first_names, places
from loaders.extraction.kinds import Kinds
from loaders.extraction.lexicon import Entry, Lexicon
from loaders.extraction.plain_yaml import read_plain_yaml
from loaders.extraction.schema import LanguageFile, Trigger
from loaders.extraction.tokens import Vocabulary

_DECLINED = re.compile(r"(?:[a-zäöüß]isch|[Dd]eutsch|lich|ig|eauftragt|äisch|Neu|Allgemein|rün|ink)(en|er|es|e|em)$")
_INFLECTED = ("beauftragte", "beauftragter", "Grüne", "Linke")
_CLOSED_PRONOUNS = ("person", "thing", "plural", "speaker")


@dataclass(frozen=True, slots=True)
class Rule:
    """A trigger of a predicate in one voice, with the name under which it is explained."""

    predicate: Predicate
    trigger: Trigger
    voice: str
    name: str


@dataclass(frozen=True)
class Language:
    """A language file and what was compiled from it."""

    file: LanguageFile
    lexicon: Lexicon
    vocabulary: Vocabulary

    @property
    def code(self) -> str:
        """The ISO 639-1 code."""
        return self.file.code

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of bodies that its nouns tell apart."""
        return Kinds(self.file)

    @cached_property
    def money_words(self) -> frozenset[str]:
        """The words that sums are written in."""
        amounts = self.file.amounts
        return frozenset(
            word for phrase in (*amounts.scales, *amounts.currencies, *amounts.numbers) for word in phrase.split()
        )

    @cached_property
    def folded_names(self) -> tuple[tuple[str, str, KnownEntity], ...]:
        """All names of the gazetteer as the language has them, folded and as written, with whom they name."""
        return tuple((fold(name), name, one) for one in load_gazetteer() for name in names_here(one, self.file))

    def bit(self, name: str) -> int:
        """Return the bit of a class of closed words."""
        return self.lexicon.bits.get(name, 0)


def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have rules, sorted."""
    folder = files("loaders.extraction").joinpath("languages")
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and len(entry.name) == 2))


@cache
def load_language(code: str) -> Language:
    """Return the compiled language; raises UnknownLanguage, or ConfigurationError where its files are at fault."""
    if code not in known_languages():
        raise UnknownLanguage(f"no rules for language {code!r}: there are {', '.join(known_languages())}")
    return compile_language(read_language_file(code))


def compile_language(file: LanguageFile) -> Language:
    """Return the language with its words, and all names of the gazetteer, in a lexicon."""
    lexicon = Lexicon(file.grammar.genitives, file.grammar.elisions)
    lexicon.proper = frozenset(first_names()) | frozenset(places())
    lexicon.months = frozenset(file.dates.months)
    lexicon.speaking = file.grammar.speaker_endings
    _enter_closed(lexicon, file)
    _enter_nouns(lexicon, file)
    _enter_roles(lexicon, file)
    _enter_speech(lexicon, file)
    _enter_triggers(lexicon, file)
    for entity in load_gazetteer():
        for name in names_here(entity, file):
            for form in _cases(name, file.grammar.name_endings):
                lexicon.add_name(form, Entry("entity", entity, name))
    return Language(file, lexicon, Vocabulary(lexicon))


def names_here(entity: KnownEntity, file: LanguageFile) -> list[str]:
    """Return the names that an entity of the gazetteer has in the language: those that a namesake bears are not its."""
    borne = {name: None for name, bearer in file.namesakes.items() if bearer == entity.name}
    known = dict.fromkeys((entity.name, *entity.aliases))
    return list({name: None for name in (*known, *borne) if file.namesakes.get(name, entity.name) == entity.name})


def language_folder(code: str) -> Traversable:
    """Return the folder of a language's files, which need not exist."""
    return files("loaders.extraction").joinpath("languages").joinpath(code)


def read_language_file(code: str) -> LanguageFile:
    """Return the checked content of languages/<code>/*.yaml, whose top-level keys are joined."""
    try:
        return LanguageFile(**read_sections(language_folder(code)))
    except ValidationError as fault:
        raise ConfigurationError(f"languages/{code} does not keep to the form: {fault}") from fault


def read_sections(folder: Traversable) -> dict[str, Any]:
    """Return what the YAML files of a folder hold, joined by top-level key and not yet checked against the form."""
    joined: dict[str, Any] = {}
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".yaml"):
            continue
        try:
            content = read_plain_yaml(entry.read_text("utf-8")) or {}
        except yaml.YAMLError as fault:
            raise ConfigurationError(f"languages/{folder.name}/{entry.name} is no YAML: {fault}") from fault
        if not isinstance(content, dict):
            raise ConfigurationError(f"languages/{folder.name}/{entry.name} holds no sections such as 'triggers:'.")
        joined = _merge(joined, content)
    sections: dict[str, Any] = _without_sharp_s(joined)
    return sections


def _merge(one: dict[str, Any], two: dict[str, Any]) -> dict[str, Any]:
    joined = dict(one)
    for key, value in two.items():
        if isinstance(value, list) and isinstance(joined.get(key), list):
            joined[key] = [*joined[key], *value]
        elif isinstance(value, dict) and isinstance(joined.get(key), dict):
            joined[key] = _merge(joined[key], value)
        else:
            joined[key] = value
    return joined


def _cases(name: str, endings: tuple[str, ...]) -> list[str]:
    """Return a name in its cases: 'Deutsche Bahn' is 'Deutschen Bahn' behind a preposition."""
    if not endings or (" " not in name and not name.endswith(_INFLECTED)):
        return [name]
    words = name.split()
    stems = [(at, word[: match.start(1)]) for at, word in enumerate(words) if (match := _DECLINED.search(word))]
    if not stems:
        return [name]
    forms = {name: None}
    for ending in endings:
        changed = list(words)
        for at, stem in stems:
            changed[at] = stem + ending
        forms[" ".join(changed)] = None
    return list(forms)


def _without_sharp_s(value: Any) -> Any:
    """Return lists and tables with the Swiss spelling beside every word with a sharp s: 'Buße', 'Busse'."""
    if isinstance(value, dict):
        plain = {key: _without_sharp_s(item) for key, item in value.items()}
        return {**{key.replace("ß", "ss"): item for key, item in plain.items() if "ß" in str(key)}, **plain}
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [
            *value,
            *(item.replace("ß", "ss") for item in value if "ß" in item and item.replace("ß", "ss") not in value),
        ]
    if isinstance(value, list):
        return [_without_sharp_s(item) for item in value]
    return value


def _enter_closed(lexicon: Lexicon, file: LanguageFile) -> None:
    for name, words in file.closed:
        lexicon.add_closed(name, words)
    for name in _CLOSED_PRONOUNS:
        lexicon.add_closed(f"pronoun_{name}", getattr(file.pronouns, name))
    lexicon.add_closed("latter", file.pronouns.latter)
    lexicon.add_closed("own", file.pronouns.own)
    lexicon.add_closed("clitics", tuple(file.pronouns.clitics))
    lexicon.enclitics = file.pronouns.enclitics
    lexicon.add_closed("that", file.speech.that)
    lexicon.add_closed("resuming", file.speech.resuming)
    lexicon.add_closed("former", file.roles.former)
    lexicon.add_closed("as", file.roles.as_)
    lexicon.add_closed("at", file.roles.at)
    lexicon.add_closed("title", tuple(title.lower() for title in file.titles))
    lexicon.add_closed("withdrawn", file.withdrawn)
    lexicon.add_closed("blame", file.speech.blame)
    lexicon.add_closed("defend", file.speech.defend)


def _enter_nouns(lexicon: Lexicon, file: LanguageFile) -> None:
    _enter_descriptors(lexicon, file)
    kinds: tuple[tuple[str, Mapping[Any, Iterable[str]]], ...] = (
        ("group", file.groups),
        ("institution", file.institutions),
        ("head", file.name_heads),
    )
    for kind, table in kinds:
        for value, words in table.items():
            for noun in words:
                lexicon.add_phrase(noun, Entry(kind, value, noun))
    for noun in file.technologies:
        lexicon.add_phrase(noun, Entry("technology", EntityType.TECHNOLOGY, noun))
    for noun in file.proxies:
        lexicon.add_phrase(noun, Entry("proxy", noun, noun))
    for name, code in {**file.countries, **file.regions}.items():
        lexicon.add_phrase(name, Entry("country", code, name))


def _enter_descriptors(lexicon: Lexicon, file: LanguageFile) -> None:
    for type_, nouns in file.descriptors.items():
        for noun in nouns.definite:
            lexicon.add_phrase(noun, Entry("descriptor", (type_, True, False), noun))
        for noun in nouns.bare:
            lexicon.add_phrase(noun, Entry("descriptor", (type_, False, False), noun))
        for noun in nouns.named:
            lexicon.add_phrase(noun, Entry("descriptor", (type_, False, True), noun))


def _enter_roles(lexicon: Lexicon, file: LanguageFile) -> None:
    for noun in file.roles.leads:
        lexicon.add_phrase(noun, Entry("role", Predicate.LEADS, noun))
    for noun in file.roles.works_for:
        lexicon.add_phrase(noun, Entry("role", Predicate.WORKS_FOR, noun))
    for noun in file.roles.member:
        lexicon.add_phrase(noun, Entry("role", Predicate.MEMBER_OF, noun))
    for noun, ministry in file.roles.ministers.items():
        lexicon.add_phrase(noun, Entry("minister", ministry, noun))


def _enter_speech(lexicon: Lexicon, file: LanguageFile) -> None:
    for kind in ("say", "find", "admit", "deny", "ask", "announce", "according"):
        for phrase in getattr(file.speech, kind):
            lexicon.add_phrase(phrase, Entry("speech", kind, phrase))


def _enter_triggers(lexicon: Lexicon, file: LanguageFile) -> None:
    for predicate, triggers in file.triggers.items():
        for trigger in triggers:
            for voice in ("active", "participle", "passive", "noun"):
                rule = Rule(predicate, trigger, voice, f"{file.code}:{predicate.value}/{trigger.id}/{voice}")
                for phrase in getattr(trigger, voice):
                    lexicon.add_phrase(phrase, Entry("trigger", rule, phrase))
