"""Errors of the driver and the server, translated once into graph.errors."""

from __future__ import annotations

from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    DriverError,
    Forbidden,
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

DRIVER_ERRORS = (Neo4jError, DriverError, OSError)
PARAMETER_ERRORS = (TypeError, ValueError, OverflowError)

_TIMED_OUT = ("TransactionTimedOut", "Transaction.Terminated", "LockClientStopped", "TransactionMarkedAsFailed")
_LONGEST_REASON = 500


def is_worth_retrying(error: Exception) -> bool:
    """Return whether the same work may succeed when it is done again: two writers met, or the server is coming back."""
    if isinstance(error, IncompleteCommit) or is_timeout(error):
        return False
    if isinstance(error, ConstraintError | ServiceUnavailable | SessionExpired):
        return True
    return isinstance(error, Neo4jError | DriverError) and error.is_retryable()


def is_timeout(error: Exception) -> bool:
    """Return whether the server ended the query because it took too long."""
    if not isinstance(error, Neo4jError):
        return False
    return any(word in (error.code or "") for word in _TIMED_OUT) or "TimeoutException" in (error.message or "")


def translate(error: Exception, address: str) -> WatchgraphError:
    """Return the error of ours that says to a person what the driver's error means, at this server address."""
    reason = _reason(error)
    if isinstance(error, IncompleteCommit):
        return DatabaseUnavailable(
            f"The database at {address} went away while it saved, and it is not known whether it did. Do it again: "
            "what is there already is not written twice."
        )
    if is_timeout(error):
        return QueryTimeout(
            f"The database ended the query because it took too long: {reason}. Ask for less, or allow more time."
        )
    if isinstance(error, AuthError):
        return ConfigurationError(
            f"The database at {address} refuses the user or password: {reason}. Check NEO4J_USER and NEO4J_PASSWORD."
        )
    if isinstance(error, DriverConfigurationError):
        return ConfigurationError(f"NEO4J_URI {address} cannot be used: {reason}")
    if isinstance(error, Neo4jError) and "DatabaseNotFound" in (error.code or ""):
        return ConfigurationError(
            f"The server at {address} has no such database. Check NEO4J_DATABASE. It said: {reason}"
        )
    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        return DatabaseUnavailable(f"No database answers at {address}: {reason}. Start it, or check NEO4J_URI.")
    if "No space left on device" in reason:
        return FolderUnusable(f"The database at {address} found its disk full. Free some space, and do the same again.")
    if isinstance(error, TransientError | ConstraintError):
        return WriteConflict(
            f"Two writers met, and trying again did not help: {reason}. Try again when the other is done."
        )
    if isinstance(error, Forbidden):
        return QueryFailed(f"The database does not allow this: {reason}")
    if isinstance(error, Neo4jError):
        return QueryFailed(f"The database refused the query: {reason}")
    return DatabaseError(f"The connection to the database at {address} failed: {reason}")


def _reason(error: Exception) -> str:
    message = error.message if isinstance(error, Neo4jError) else None
    text = " ".join((message or str(error) or type(error).__name__).split())
    return text if len(text) <= _LONGEST_REASON else text[:_LONGEST_REASON] + " ..."
