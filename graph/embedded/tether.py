"""The first moment of the server's process on Linux: it is tied to its parent, and then becomes the server.

Run by its path, with the parent's process id and the server's command as arguments. Linux ends the server when the
supervisor is killed; elsewhere the orphan is found and ended by whoever comes next.
"""

import ctypes
import os
import signal
import sys

_SET_PARENT_DEATH_SIGNAL = 1


def main(arguments: list[str]) -> None:
    """Ask for the signal that ends a process, and become the command unless the parent is gone already."""
    parent, *command = arguments
    ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() == int(parent):
        os.execv(command[0], command)
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
