"""Places: where in the language files the rule stands that an explanation names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import yaml

from loaders.extraction.language import language_folder
from loaders.extraction.plain_yaml import LOADER


def find_rule(name: str) -> str | None:
    """Return 'en/triggers.yaml:12' for 'en:FINED/fine/active', or None for a rule that stands in no file."""
    code, _, rule = name.partition(":")
    predicate, _, rest = rule.partition("/")
    places = _places(code)
    if predicate == "roles":
        return places.get(("roles", rest))
    return places.get((predicate, rest.rpartition("/")[0]))


@cache
def _places(code: str) -> dict[tuple[str, str], str]:
    """Return file and line of each trigger by predicate and id, and of each office."""
    places: dict[tuple[str, str], str] = {}
    folder = language_folder(code)
    if not folder.is_dir():
        return places
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".yaml"):
            continue
        root = yaml.compose(entry.read_text("utf-8"), Loader=LOADER)
        for key, node in _entries(root):
            found = _triggers(node) if key == "triggers" else _offices(node) if key == "roles" else ()
            for where, line in found:
                places.setdefault(where, f"{code}/{entry.name}:{line}")
    return places


def _entries(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), value


def _triggers(node: yaml.Node) -> Iterator[tuple[tuple[str, str], int]]:
    for predicate, triggers in _entries(node):
        for trigger in triggers.value if isinstance(triggers, yaml.SequenceNode) else ():
            for key, value in _entries(trigger):
                if key == "id":
                    yield (predicate, str(value.value)), value.start_mark.line + 1


def _offices(node: yaml.Node) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield every word of the roles: an office's rule bears its word."""
    if isinstance(node, yaml.ScalarNode):
        yield ("roles", str(node.value)), node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _offices(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield ("roles", str(key.value)), key.start_mark.line + 1
            yield from _offices(value)
