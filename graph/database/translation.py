"""Errors of the driver and the server, translated once into graph.errors."""

from __future__ import annotations

from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from neo4j.exceptions import (
    ConfigurationError as DriverConfigurationError,
)

from graph.errors import (
    ConfigurationError,
    DatabaseError,
    DatabaseUnavailable,
    FolderUnusable,
    QueryFailed,
    QueryTimeout,
    WatchgraphError,
    WriteConflict,
)

DRIVER_ERRORS = (Neo4jError, DriverError)
PARAMETER_ERRORS = (TypeError, ValueError, OverflowError)

_TIMED_OUT = ("TransactionTimedOut", "Transaction.Terminated")
_SHORT_OF_MEMORY = ("OutOfMemory", "MemoryLimit")
_GONE = ("DatabaseUnavailable", "Cluster.NotALeader")
_TAKEN_AWAY = ("Statement.EntityNotFound",)
"""What ArcadeDB says where another writer deleted, while the query ran, a record that it had found."""
_LONGEST_REASON = 500
_RETRYABLE = 7
_TURN_SECONDS = 60.0
_RETURN_SECONDS = 20.0


def attempts_worth(error: Exception) -> int:
    """Return how often the same work may be attempted: more than once where writers met or the server is coming back.

    A broken constraint is tried again a few times only. It may be that two writers created the same thing, and that the
    second will find it there; or the work itself is at fault, and no attempt will help.
    """
    if isinstance(error, IncompleteCommit) or _has_code(error, *_TIMED_OUT, *_SHORT_OF_MEMORY):
        return 1
    if isinstance(error, ConstraintError):
        return 4
    retryable = (isinstance(error, Neo4jError | DriverError) and error.is_retryable()) or _has_code(error, *_TAKEN_AWAY)
    return _RETRYABLE if retryable or isinstance(error, ServiceUnavailable | SessionExpired) else 1


def seconds_worth(error: Exception) -> float:
    """Return for how long work may be attempted beyond that, in seconds.

    However many writers take turns, each gets its own in the end; a server that somebody starts again takes a while.
    """
    if attempts_worth(error) < _RETRYABLE:
        return 0.0
    return _RETURN_SECONDS if isinstance(error, ServiceUnavailable | SessionExpired) else _TURN_SECONDS


def translate(error: Exception, address: str) -> WatchgraphError:
    """Return the error of ours that says to a person what the driver's error means, at this server address."""
    reason = _reason(error)
    if isinstance(error, Neo4jError):
        return _translate_refusal(error, address, reason)
    if isinstance(error, IncompleteCommit):
        return DatabaseUnavailable(
            f"The database at {address} went away while it saved, and it is not known whether it did. Do it again: "
            f"what is there already is not written twice. ({reason})"
        )
    if isinstance(error, DriverConfigurationError):
        return ConfigurationError(f"NEO4J_URI {address} cannot be used: {reason}")
    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        return DatabaseUnavailable(f"No database answers at {address}: {reason}. Start it, or check NEO4J_URI.")
    return DatabaseError(f"The connection to the database at {address} failed: {reason}")


def _translate_refusal(error: Neo4jError, address: str, reason: str) -> WatchgraphError:
    """Translate what the server itself said."""
    if _has_code(error, *_TIMED_OUT):
        return QueryTimeout(f"The database ended the query because it took too long. Ask for less. ({reason})")
    if _has_code(error, *_SHORT_OF_MEMORY):
        return QueryFailed(f"The query needs more memory than the database has. Ask for less. ({reason})")
    if "No space left on device" in reason:
        return FolderUnusable(f"The database at {address} found its disk full. Free some space. ({reason})")
    if isinstance(error, AuthError):
        return ConfigurationError(
            f"The database at {address} refuses the user or password. Check NEO4J_USER and NEO4J_PASSWORD. ({reason})"
        )
    if _has_code(error, "DatabaseNotFound"):
        return ConfigurationError(f"The server at {address} has no such database. Check NEO4J_DATABASE. ({reason})")
    if _has_code(error, *_GONE):
        return DatabaseUnavailable(f"The database at {address} does not serve now. Try again. ({reason})")
    if isinstance(error, TransientError | ConstraintError) or _has_code(error, *_TAKEN_AWAY):
        return WriteConflict(f"Two writers met, and trying again did not help. Try when the other is done. ({reason})")
    return QueryFailed(f"The database refused the query: {reason}")


def _has_code(error: Exception, *parts: str) -> bool:
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    return any(part in code for part in parts)


def _reason(error: Exception) -> str:
    message = error.message if isinstance(error, Neo4jError) else None
    text = " ".join((message or str(error) or type(error).__name__).split())
    return text if len(text) <= _LONGEST_REASON else text[:_LONGEST_REASON] + " ..."
