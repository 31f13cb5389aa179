"""The cast: who a model says a text names, each with the forms of its name that the text itself shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pydantic import ValidationError

from graph.model import Entity, EntityType
from graph.names import fold
from loaders.extraction.gazetteer import load_gazetteer
from loaders.llm.answers import ProposedEntity
from loaders.llm.sentences import Sentence
from loaders.llm.wording import split_words

_NUMBER = re.compile(r"\d+(?:[ .,'’\u00a0\u202f]\d{3})*")


class Refused(Exception):
    """A proposal that does not hold against the text; the message says why."""


class Cast:
    """The proposed entities by key; one that does not hold is refused when a claim names it."""

    def __init__(self, proposed: Iterable[ProposedEntity], sentences: tuple[Sentence, ...]) -> None:
        self._proposed = {one.key: one for one in proposed}
        self._sentences = sentences
        self._entities: dict[str, Entity] = {}

    def entity(self, key: str) -> Entity:
        """Return the entity of a key; raises Refused where the text does not bear it out."""
        if key not in self._entities:
            one = self._proposed.get(key)
            if one is None:
                raise Refused(f"there is no entity with the key {key!r}")
            self._entities[key] = self._check(one)
        return self._entities[key]

    def others(self, entity: Entity) -> list[Entity]:
        """Return the other entities that hold."""
        found: dict[str, Entity] = {}
        for key in self._proposed:
            try:
                other = self.entity(key)
            except Refused:
                continue
            found[other.id] = other
        found.pop(entity.id, None)
        return list(found.values())

    def _check(self, one: ProposedEntity) -> Entity:
        if not fold(one.name) or not self._naming(one.name):
            raise Refused(f"the text names nobody {one.name!r}")
        if (known := known_type(one.name)) and known is not one.type:
            raise Refused(f"{one.name} is a {known.value}, not a {one.type.value}")
        aliases = tuple(alias for alias in one.aliases if self._is_form(alias, one.name))
        extras: dict[str, object] = {}
        if one.type is EntityType.GROUP:
            extras = {"category": one.category, "count": self._count(one)}
            if one.of is not None and one.of != one.key and self._proposed.get(one.of):
                extras["of"] = self._of(one, one.of)
        try:
            return Entity.model_validate({"type": one.type, "name": one.name, "aliases": aliases, **extras})
        except ValidationError as error:
            raise Refused(f"the entity {one.key!r} cannot be: {error.errors()[0]['msg']}") from error

    def _of(self, group: ProposedEntity, key: str) -> str:
        if self._proposed[key].type is EntityType.GROUP:
            raise Refused(f"a group cannot belong to the group {self._proposed[key].name!r}")
        owner = self.entity(key)
        if not any(sentence.words.find(form) for sentence in self._naming(group.name) for form in owner.names):
            raise Refused(f"no sentence that names {group.name!r} names {owner.name!r}; leave of null")
        return owner.id

    def _naming(self, form: str) -> list[Sentence]:
        return [sentence for sentence in self._sentences if sentence.words.find(form)]

    def _is_form(self, alias: str, name: str) -> bool:
        """Tell whether the text uses the alias and it is plainly a form of the name: a part or an abbreviation."""
        if not alias.strip() or fold(alias) == fold(name) or not self._naming(alias):
            return False
        words, others = split_words(name).words, split_words(alias).words
        initials = "".join(word[0] for word in words)
        shares = alias[:1].isupper() and any(len(word) > 2 and word in words for word in others)
        abbreviates = alias.isupper() and fold(alias).replace(" ", "") in (initials, initials[:-1])
        return shares or abbreviates or fold(alias) in _forms_of(name)

    def _count(self, one: ProposedEntity) -> int | None:
        if one.count is None:
            return None
        if not any(one.count in read_numbers(sentence.folded) for sentence in self._naming(one.name)):
            raise Refused(f"no sentence that names {one.name!r} holds the number {one.count}; leave count null")
        return one.count


def read_numbers(text: str) -> set[int]:
    """Return the whole numbers that a text holds in digits."""
    return {int(re.sub(r"\D", "", number)) for number in _NUMBER.findall(text) if len(number) < 20}


def known_type(name: str) -> EntityType | None:
    """Return what a well-known name stands for, where it is not ambiguous."""
    return _known().get(fold(name))


@cache
def _known() -> dict[str, EntityType]:
    known: dict[str, set[EntityType]] = {}
    for one in load_gazetteer():
        for form in {one.name, *one.aliases} - set(one.ambiguous):
            known.setdefault(fold(form), set()).add(one.type)
    return {form: next(iter(types)) for form, types in known.items() if len(types) == 1}


@cache
def _forms_of(name: str) -> frozenset[str]:
    wanted = fold(name)
    forms: set[str] = set()
    for one in load_gazetteer():
        folded = {fold(form) for form in (one.name, *one.aliases)}
        if wanted in folded:
            forms |= folded
    return frozenset(forms)
