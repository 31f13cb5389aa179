"""The database: one way in for both servers, and the only importer of their driver.

Reader and writer are apart: on the embedded server they are two users, because it does not enforce read access; on
Neo4j Community there is one user, and reads run in read access mode. No error of the driver's leaves this package.
"""

from graph.database.connection import Database, Transaction, connect
from graph.database.drivers import Access, Credential, Server

__all__ = ["Access", "Credential", "Database", "Server", "Transaction", "connect"]
