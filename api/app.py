"""The application: settings in, a service on the graph out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.staticfiles import StaticFiles

from api import pages
from api.problems import DescribedApplication, handle_problems
from api.routes import claims, entities, health, paths, queries, relationships, search, sources
from api.security import SecurityHeaders
from graph.database import Database
from graph.opening import open_graph
from graph.settings import Settings
from queries.catalogue import load_catalogue

_DESCRIPTION = """\
Who is said to have watched whom, who was fined, who wrote to whom, who says so, and what became of it.

Every relationship has a **standing** (found, admitted, asserted, alleged, asked, announced or denied), a count of
independent **origins**, and the claims behind it, each with its sentence (quoted from articles, summarised by us in the
dossiers) and its speaker. An allegation is never a fact: read `statement`, which is worded by the standing, rather than
the type alone.
"""


def create_app(settings: Settings | None = None, database: Database | None = None) -> FastAPI:
    """Return the application; it opens the graph when it starts, unless it is handed a database that is open."""
    settings = settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if database is not None:
            app.state.database = database
            yield
            return
        with open_graph(settings) as opened:
            app.state.database = opened
            yield

    app = DescribedApplication(
        title="watchgraph",
        summary="A knowledge graph of corporate surveillance allegations.",
        description=_DESCRIPTION,
        version=_version(),
        lifespan=lifespan,
        redirect_slashes=False,
        # Their pages load scripts from another host.
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.catalogue = load_catalogue()
    # Pages first: they only match for those who would rather have a page.
    for router in (pages, search, entities, relationships, claims, sources, paths, queries, health):
        # Their routes stand in the application itself: an included router is matched twice for every request.
        app.router.routes.extend(router.router.routes)
    app.mount("/static", StaticFiles(directory=str(files("api").joinpath("static"))), name="static")
    handle_problems(app)
    app.add_middleware(SecurityHeaders)
    if settings.cors_origins:
        app.add_middleware(CORSMiddleware, allow_origins=list(settings.cors_origins), allow_methods=["GET"])
    return app


def _version() -> str:
    try:
        return version("watchgraph")
    except PackageNotFoundError:
        return "0 (a checkout that is not installed)"
