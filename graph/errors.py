"""Every error that watchgraph raises on purpose, in one tree.

    WatchgraphError
    ├── InputError              what a person or a file handed us cannot be used
    │   ├── UnreadableSource    a file that cannot be opened, decoded or understood
    │   ├── InvalidDossier      a dossier that breaks its form, with every fault and its line
    │   ├── UnknownLanguage     a text in a language without rules
    │   └── InvalidParameter    a parameter out of its type, range or vocabulary
    ├── NotFound                an entity, relationship, claim, source or query that does not exist
    ├── ConfigurationError      a setting that cannot work
    ├── CatalogueError          a stored query whose header and text disagree
    ├── LanguageModelError      a language model that did not answer as asked
    └── DatabaseError           the database did not do what was asked
        ├── DatabaseUnavailable no server answers
        ├── DatabaseNotEmpty    a database that holds something else
        ├── SchemaMismatch      a database written by another version of watchgraph
        ├── QueryTimeout        a query that ran longer than it may
        ├── QueryFailed         a query that the server refused
        ├── WriteConflict       two writers met, and trying again did not help
        └── EmbeddedError       the embedded server could not be started or kept
            ├── UnsupportedPlatform  no embedded server for this system
            └── FolderUnusable       the data folder is locked, full or cannot be written

The message of each says what happened, where, and what to do next. None speaks HTTP: `api.problems` maps each to a
status.
"""

from __future__ import annotations


class WatchgraphError(Exception):
    """The root of all errors that watchgraph raises on purpose."""


class InputError(WatchgraphError):
    """What a person or a file handed us cannot be used."""


class UnreadableSource(InputError):
    """A file cannot be opened, decoded or understood as a source."""


class InvalidDossier(InputError):
    """A dossier breaks its form; the message lists every fault with file, line and what was expected."""


class UnknownLanguage(InputError):
    """A text is in a language for which there are no rules."""


class InvalidParameter(InputError):
    """A parameter is out of its type, range or vocabulary."""


class NotFound(WatchgraphError):
    """An entity, relationship, claim, source or query does not exist."""


class ConfigurationError(WatchgraphError):
    """A setting cannot work."""


class CatalogueError(WatchgraphError):
    """A stored query's header and text disagree."""


class LanguageModelError(WatchgraphError):
    """A language model, or the server that runs it, did not answer as asked."""


class DatabaseError(WatchgraphError):
    """The database did not do what was asked."""


class DatabaseUnavailable(DatabaseError):
    """No server answers at the address."""


class DatabaseNotEmpty(DatabaseError):
    """The database holds something that watchgraph did not write."""


class SchemaMismatch(DatabaseError):
    """The database was written by another version of watchgraph."""


class QueryTimeout(DatabaseError):
    """A query ran longer than it may."""


class QueryFailed(DatabaseError):
    """The server refused a query."""


class WriteConflict(DatabaseError):
    """Two writers met, and trying again did not help."""


class EmbeddedError(DatabaseError):
    """The embedded server could not be started or kept."""


class UnsupportedPlatform(EmbeddedError):
    """There is no embedded server for this system."""


class FolderUnusable(EmbeddedError):
    """The data folder is locked, full or cannot be written."""
