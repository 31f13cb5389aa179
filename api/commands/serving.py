"""`watchgraph serve`: the API, pages and maps on a port of this machine."""

from __future__ import annotations

import errno
import gc
import ipaddress
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.interrupts import hold_interrupts
from api.commands.reports import count
from api.commands.starting import load_starter
from api.commands.terminal import read_settings, say

if TYPE_CHECKING:
    from uvicorn import Server

    from graph.database import Database
    from graph.settings import Settings

EXAMPLES = """\b
Examples:
  watchgraph serve
  watchgraph serve --port 8123 --no-starter
"""

_SECONDS_TO_FINISH = 5


def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on; WATCHGRAPH_HOST, else 127.0.0.1")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65_535, help="port to listen on, 0 for any; PORT, else 8000")
    ] = None,
    starter: Annotated[
        bool, typer.Option("--starter/--no-starter", help="load the starter dossiers, if they are not there")
    ] = True,
) -> None:
    """Serve pages, maps and the API on this machine.

    Ctrl-C ends it. The first start loads the starter dossiers, what is publicly known about Amazon watching people;
    a later one adds nothing. `make run` does the same. It listens to this machine alone unless another host is
    given: there is no password, and whoever reaches the port can read all of the graph.
    """
    from graph.opening import open_graph

    settings = read_settings()
    listener = listen(host or settings.host, settings.port if port is None else port)
    with listener:
        with open_graph(settings) as database:
            if starter:
                load_starter(database)
            with suppress(KeyboardInterrupt):
                _run(settings, database, listener)
        say("Ended.")


def _run(settings: Settings, database: Database, listener: socket.socket) -> None:
    # Until the server handles signals itself, an interrupt could come where Python drops it: in a finaliser.
    with hold_interrupts() as interrupts:
        server = _make_server(settings, database)

        def end() -> None:
            server.should_exit = True

        interrupts.then = end
        _tell_where_to_look(database, address_of(listener))
        if not interrupts.came:
            server.run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that is bound to the address; raises ConfigurationError that says what to do."""
    from graph.errors import ConfigurationError

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise ConfigurationError(f"{host[:80]!r} is no address of this machine. Try 127.0.0.1.") from error
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(socket.SOMAXCONN)
    except OSError as error:
        listener.close()
        raise ConfigurationError(_explain(error, host, port)) from error
    if not ipaddress.ip_address(address[0]).is_loopback:
        say(
            f"Warning: listening on {host}, beyond this machine. Whoever reaches it can read all of the graph, without "
            "a password. Put a proxy that asks for one before it, or leave out --host.",
            error=True,
        )
    return listener


def _explain(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} of {host} is in use, perhaps by another `watchgraph serve`. Choose another: "
            f"`watchgraph serve --port {port + 1}` or `make run PORT={port + 1}`."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} of {host} may not be used without special rights. Choose one above 1023, such as 8000."
    return f"Port {port} of {host} cannot be used: {error.strerror}."


def address_of(listener: socket.socket) -> str:
    """Return the address to open in a browser of this machine."""
    host, port = listener.getsockname()[:2]
    place = ipaddress.ip_address(host)
    if place.is_unspecified:
        place = ipaddress.ip_address("127.0.0.1" if place.version == 4 else "::1")
    return f"http://{place}:{port}" if place.version == 4 else f"http://[{place}]:{port}"


def _tell_where_to_look(database: Database, address: str) -> None:
    from api.commands.tables import describe_standing
    from graph.store import count_contents
    from queries.relationships import read_main_relationships

    contents = count_contents(database)
    entities = count(sum(contents.entities.values()), "entity", "entities")
    say(
        f"The graph holds {count(contents.sources, 'source')}, {count(contents.claims, 'claim')}, {entities} and "
        f"{count(sum(contents.relationships.values()), 'relationship')}."
    )
    main = read_main_relationships(database, limit=3)
    if main:
        say("Look first at:")
    for view in main:
        say(f"  {view.statement} ({describe_standing(view)})\n    {address}/relationships/{view.id}")
    say(f"Serving {address} - search, questions and maps there, the API at {address}/openapi.json. Ctrl-C ends it.")


def _make_server(settings: Settings, database: Database) -> Server:
    import uvicorn

    from api.app import create_app

    app = create_app(settings, database)
    # What stands now stays to the end: the collector need not go through all of it again while somebody waits.
    gc.collect()
    gc.freeze()
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=_SECONDS_TO_FINISH)
    return uvicorn.Server(config)
