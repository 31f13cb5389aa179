"""Opening the graph: from settings to a database that is ready to be read and written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from graph.database import Access, Database, connect
from graph.embedded import attach, explain, locate, run_script
from graph.schema import apply_schema
from graph.settings import Settings
from graph.store import rebuild_relationships


@contextmanager
def open_graph(settings: Settings, keep: bool = False) -> Iterator[Database]:
    """Give the database that the settings name, with its schema in place, for as long as the context lasts.

    Without NEO4J_URI that is the embedded one, which is started if it does not run, and with keep goes on afterwards.
    Raises ConfigurationError, DatabaseUnavailable, SchemaMismatch, or EmbeddedError and what derives from it.
    """
    if settings.neo4j_uri:
        user = (settings.neo4j_user, settings.neo4j_password.get_secret_value())
        with connect(
            settings.neo4j_uri,
            reader=user,
            writer=user,
            name=settings.neo4j_database,
            query_timeout=settings.query_timeout,
        ) as database:
            apply_schema(database, rebuild_relationships)
            yield database
        return
    with (
        attach(settings.data, heap=settings.heap, keep=keep) as server,
        connect(
            server.uri,
            reader=server.reader,
            writer=server.writer,
            name=server.database,
            server="arcadedb",
            query_timeout=settings.query_timeout,
            define=partial(run_script, server.state),
            explain=partial(explain, settings.data),
            find=partial(_find_embedded, settings.data),
        ) as database,
    ):
        apply_schema(database, rebuild_relationships)
        yield database


def _find_embedded(folder: Path) -> Access | None:
    server = locate(folder)
    return Access(server.uri, server.reader, server.writer) if server else None
