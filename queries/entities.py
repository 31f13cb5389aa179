"""Entities: found by name, read by id."""

from __future__ import annotations

from graph.database import Database
from graph.errors import NotFound
from graph.model import EntityType
from graph.names import fold
from graph.schema import load_schema
from queries.pages import Page, read_page
from queries.texts import read_text
from queries.views import EntityView


def read_entity(database: Database, id_: str) -> EntityView:
    """Return one entity; raises NotFound."""
    rows = database.read(read_text("entity"), {"id": id_})
    if not rows:
        raise NotFound(f"There is no entity {id_[:80]!r}. Search for its name to find its id.")
    return EntityView(**rows[0]["properties"] | {"type": rows[0]["type"]})


def search_entities(
    database: Database, text: str, *, type_: EntityType | None = None, limit: int, offset: int
) -> Page[EntityView]:
    """Return the entities that bear every word of the text, or one that begins like it, in a name; all without a text.

    The whole name comes first, then its beginning, then any part of it, however accents and capitals are written.
    """
    words = fold(text).split()
    if words:
        query = read_text("search")
        parameters = {
            "index": load_schema().names_index[database.server],
            "words": " ".join(f"+{word}*" for word in words),
            "text": " ".join(text.lower().split()),
            "type": type_,
        }
    elif text.strip():
        return Page[EntityView](results=(), total=0, limit=limit, offset=offset)
    else:
        query, parameters = read_text("entities"), {"type": type_}
    page = read_page(database, query, parameters, limit=limit, offset=offset)
    return page.with_results(tuple(EntityView(**row["properties"] | {"type": row["type"]}) for row in page.results))
