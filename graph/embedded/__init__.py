"""The embedded database: ArcadeDB as a supervised child process per data folder, shared by all who use that folder.

How a server lives, and why so:

- Whoever needs the database calls `attach`. Under the folder's start lock it either finds a running server by the state
  file (ports, process id, passwords; readable by its owner alone) or starts one. Two processes that start at once meet
  at the lock: the second waits, then finds the first one's server.
- Every user holds a shared lock on `users.lock` until it detaches. The system releases a lock however a process ends,
  so there are no leases of the dead to clean up and no process ids to mistake for others'.
- The server is the child of a small supervisor process of its own, which belongs to no user: it outlives the one that
  happened to start it, in a session of its own so that an interrupt at the terminal does not reach it. Four times a
  second it tries to take the start lock and then the users' lock; where it gets both, nobody uses the server and nobody
  can join, and it ends it. A server that is kept (`keep=True`) goes on until `stop`.
- A server that dies in use is started again on the same ports with the same passwords, at most three times within a
  minute, so that open drivers find it again. Where the supervisor itself is killed, Linux ends the server with it; on
  macOS the next `attach` or `stop` finds the orphan by the state file and ends it.
- After its first run on a machine the supervisor makes a cache that halves the time of later starts (`warming`), when
  the folder's locks are free again.
- `stop` ends the server even under its users. They stay attached, so that the next one to be started lasts as long as
  they do, and `locate` tells them where it is.
- Passwords are made anew at every start and stand nowhere but in the state file; the server keeps their digests.

Locks are flock(2), which Linux and macOS have; on a network folder they hold as well as that file system's do.
"""

from graph.embedded.console import run_script
from graph.embedded.files import explain
from graph.embedded.lifecycle import Attachment, Description, attach, describe, locate, stop

__all__ = ["Attachment", "Description", "attach", "describe", "explain", "locate", "run_script", "stop"]
