"""Drivers: the connections of reader and writer to one server, opened anew where the server has moved."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

import neo4j
from neo4j import NotificationMinimumSeverity
from neo4j.exceptions import AuthError, ServiceUnavailable, SessionExpired

from graph.database.translation import DRIVER_ERRORS, PARAMETER_ERRORS
from graph.errors import ConfigurationError

Server = Literal["neo4j", "arcadedb"]
Credential = tuple[str, str]

CONNECT_SECONDS = 10.0
_SCHEMES = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")


@dataclass(frozen=True)
class Access:
    """Where a server is, and who may use it: its address, and user and password of reader and writer."""

    uri: str
    reader: Credential
    writer: Credential


@dataclass(frozen=True, eq=False)
class Drivers:
    """The drivers of reader and writer; one and the same where these are one user."""

    access: Access
    reader: neo4j.Driver
    writer: neo4j.Driver

    def close(self) -> None:
        """Close all connections."""
        for driver in (self.reader, self.writer):
            with suppress(*DRIVER_ERRORS):
                driver.close()


class Connections:
    """The drivers in use, which threads share; `find` tells where the server is now, None while it is nowhere."""

    def __init__(self, drivers: Drivers, server: Server, find: Callable[[], Access | None] | None = None) -> None:
        self.now = drivers
        self._server: Server = server
        self._find = find
        self._changing = threading.Lock()
        self._former: list[Drivers] = []

    def renew(self, failed: Drivers, error: Exception) -> bool:
        """Return whether there are other drivers by now than those that failed, looking for the server if need be."""
        if self._find is None or not isinstance(error, AuthError | ServiceUnavailable | SessionExpired):
            return False
        with self._changing:
            if self.now is not failed:
                return True
            access = self._find()
            if access is None or access == failed.access:
                return False
            # Other threads may still hold the former ones, and find out for themselves.
            self._former.append(failed)
            self.now = open_drivers(access, self._server)
            return True

    def close(self) -> None:
        """Close the drivers, and all that were in use before."""
        for drivers in (self.now, *self._former):
            drivers.close()


def open_drivers(access: Access, server: Server) -> Drivers:
    """Return drivers that connect when they are first used; raises ConfigurationError for what is no address."""
    if not access.uri.startswith(_SCHEMES):
        raise _not_an_address(access.uri, "it does not begin with bolt:// or neo4j://")
    try:
        drivers = {user: _open_driver(access.uri, user, server) for user in {access.reader, access.writer}}
    except (*DRIVER_ERRORS, *PARAMETER_ERRORS, OSError) as error:
        raise _not_an_address(access.uri, str(error)) from error
    return Drivers(access, drivers[access.reader], drivers[access.writer])


def _not_an_address(uri: str, reason: str) -> ConfigurationError:
    return ConfigurationError(
        f"NEO4J_URI {uri[:200]!r} is not an address of a database: {reason}. Expected something like "
        "bolt://127.0.0.1:7687 or neo4j://graph.example.org."
    )


def _open_driver(uri: str, user: Credential, server: Server) -> neo4j.Driver:
    # Neo4j notes with every answer which properties a graph does not have yet, and the driver logs each as a warning.
    quiet = NotificationMinimumSeverity.OFF if server == "neo4j" else None
    return neo4j.GraphDatabase.driver(
        uri,
        auth=user,
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=2 * CONNECT_SECONDS,
        notifications_min_severity=quiet,
    )
