"""Resolving: from what a person types to the one entity that is meant."""

from __future__ import annotations

from graph.database import Database
from graph.errors import NotFound
from graph.names import fold
from queries.entities import read_entity, search_entities
from queries.views import EntityView

_MOST_SHOWN = 20


def resolve_entity(database: Database, text: str) -> EntityView:
    """Return the entity with this id, or the only one of this name.

    A whole name goes before a part of one. Raises NotFound where there is none, and where there are several, which it
    lists.
    """
    try:
        return read_entity(database, text)
    except NotFound:
        pass
    page = search_entities(database, text, limit=_MOST_SHOWN, offset=0) if fold(text) else None
    if page is None or not page.results:
        raise NotFound(f"There is no entity {text[:80]!r}, by id or by name. Search for a part of its name.")
    wanted = fold(text)
    called_so = [entity for entity in page.results if fold(entity.name) == wanted]
    known_so = called_so or [entity for entity in page.results if wanted in map(fold, entity.names)]
    candidates = known_so or list(page.results)
    if len(candidates) == 1:
        return candidates[0]
    lines = [f"  {entity.id}  {entity.name} ({entity.type})" for entity in candidates]
    more = page.total - len(page.results)
    lines += [f"  ... and {more} more"] if more > 0 and not known_so else []
    raise NotFound("\n".join((f"{text[:80]!r} may be any of these; give the id of one:", *lines)))
