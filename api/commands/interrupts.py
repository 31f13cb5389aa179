"""Interrupts: Ctrl-C in the middle of what must not be broken off waits for its end."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType


@dataclass
class Interrupts:
    """Whether a held Ctrl-C came, and what to do when it does, such as asking a server to end."""

    came: bool = False
    then: Callable[[], None] | None = None


@contextmanager
def hold_interrupts() -> Iterator[Interrupts]:
    """Raise KeyboardInterrupt at the end of the context where one Ctrl-C came within it, at once where a second did.

    Libraries in the middle of their work turn an interrupt into faults of their own, or swallow it. Where SIGINT is
    ignored or handled by another, and outside the main thread, nothing is changed.
    """
    interrupts = Interrupts()

    def hold(number: int, frame: FrameType | None) -> None:
        if interrupts.came:
            signal.default_int_handler(number, frame)
        interrupts.came = True
        if interrupts.then:
            interrupts.then()

    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield interrupts
        return
    signal.signal(signal.SIGINT, hold)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if interrupts.came:
            raise KeyboardInterrupt
