"""A YAML document: its values as plain texts, lists and mappings, and the line of each.

Scalars stay the texts that the author wrote, so that 2024-01-23 is no date object, NO is Norway and 007 keeps its
zeros; what a field wants is decided by the form. Size, depth and aliases are bounded before anything is built.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from graph.errors import InvalidDossier

Place = tuple[int | str, ...]
"""Where in a document a value stands: keys and positions from the top."""

_MOST_NODES = 500_000
_DEEPEST = 20
_NULL = "tag:yaml.org,2002:null"
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value")
)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """What a YAML file holds, with the line of every value and the faults of its form."""

    name: str
    content: Any
    lines: dict[Place, int]
    faults: tuple[tuple[Place, str], ...] = ()

    def line(self, place: Place) -> int:
        """Return the line, from 1, of the deepest part of the place that the document has."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


@dataclass
class _Builder:
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[tuple[Place, str]] = field(default_factory=list)
    nodes: int = 0

    def build(self, node: yaml.Node, place: Place) -> Any:
        self.nodes += 1
        if self.nodes > _MOST_NODES or len(place) > _DEEPEST:
            raise _TooLarge(node.start_mark.line + 1)
        self.lines.setdefault(place, node.start_mark.line + 1)
        if node.tag not in _PLAIN_TAGS:
            self.faults.append((place, f"found the tag {node.tag[:60]!r}, expected plain YAML without tags"))
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, place))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*place, number)) for number, item in enumerate(node.value)]
        return None if node.tag == _NULL else node.value

    def _pairs(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, Any]]:
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append((place, f"found a list or mapping as a key in line {line}, expected a word"))
                continue
            key = key_node.value
            if key in first_lines:
                self.faults.append(((*place, key), f"stands here twice, in lines {first_lines[key]} and {line}"))
                continue
            first_lines[key] = line
            self.lines[(*place, key)] = line
            yield key, self.build(value_node, (*place, key))


class _TooLarge(Exception):
    """The document has more values, or more of them within each other, than a person writes."""


def read_document(text: str, name: str) -> Document:
    """Return what the YAML text holds; raises InvalidDossier, with the line, for no YAML or an unreasonable lot."""
    try:
        _bound(text)
        node = yaml.compose(text, Loader=_Loader)
        builder = _Builder()
        content = builder.build(node, ()) if node is not None else None
    except _TooLarge as error:
        raise InvalidDossier(
            f"{name}:{error.args[0]}: this is larger or deeper than a dossier may be "
            f"({_MOST_NODES:,} values, {_DEEPEST} levels); split it."
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise InvalidDossier(f"{name}:{line}: this is no YAML: {error.problem or error.context}.") from None
    except yaml.YAMLError as error:
        raise InvalidDossier(f"{name}: this is no YAML: {error}.") from None
    return Document(name, content, builder.lines, tuple(builder.faults))


def _bound(text: str) -> None:
    """Raise _TooLarge for a text whose nesting would overwhelm the composer, which works by recursion."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST or number > 2 * _MOST_NODES:
            raise _TooLarge(event.start_mark.line + 1 if event.start_mark else 1)
