"""Search: entities by any form of their names, without regard to case, accents and punctuation, as one types.

Both servers index one property of an entity, `folded`: all its names, one a line, folded here so that they are folded
alike everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.database import Database
from graph.errors import InvalidParameter
from graph.model.vocabulary import EntityType
from graph.names import fold
from graph.schema import load_schema

_MOST_WORDS = 12
_LONGEST_WORD = 60
_WEIGHT_OF_WHOLE_WORD = 4


@dataclass(frozen=True)
class Match:
    """An entity that was found: its id, and how well it matches, which compares within one search only."""

    id: str
    score: float


@dataclass(frozen=True)
class Matches:
    """One page of what was found, the best first, and how much there is in all."""

    matches: tuple[Match, ...]
    total: int


def fold_names(names: Iterable[str]) -> str:
    """Return what the property `folded` of an entity with these names holds."""
    return "\n".join(dict.fromkeys(filter(None, map(fold, names))))


def search_names(
    database: Database,
    text: str,
    limit: int,
    offset: int = 0,
    *,
    type_: EntityType | None = None,
    timeout: float | None = None,
) -> Matches:
    """Find the entities of which one of the names has every word of the text, each whole or as the beginning of a word.

    Any text will do; one without a letter or digit finds nothing. timeout is in seconds.
    Raises InvalidParameter for a limit or offset below 0, and what `Database.read` raises.
    """
    for name, number in (("limit", limit), ("offset", offset)):
        if number < 0:
            raise InvalidParameter(f"{name} must be 0 or more, not {number}")
    words = [word[:_LONGEST_WORD] for word in fold(text).split()][:_MOST_WORDS]
    if not words:
        return Matches((), 0)
    parameters = {
        "index": load_schema().names_index[database.server],
        "words": " ".join(f"+({word}^{_WEIGHT_OF_WHOLE_WORD} OR {word}*)" for word in words),
        "type": type_.value if type_ else None,
    }
    page = {**parameters, "name": " ".join(words), "limit": limit, "offset": offset}
    matches = tuple(Match(row["id"], row["score"]) for row in database.read(_text("names.cypher"), page, timeout))
    total = offset + len(matches)
    if len(matches) == limit or (offset and not matches):
        total = int(database.read(_text("count.cypher"), parameters, timeout)[0]["total"])
    return Matches(matches, total)


@cache
def _text(name: str) -> str:
    return files("graph.search").joinpath(name).read_text(encoding="utf-8")
