"""Interrupts: Ctrl-C that comes while a source is written waits until it is written."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def hold_interrupts() -> Iterator[None]:
    """Raise KeyboardInterrupt at the end of the context where one Ctrl-C came within it, at once where a second did.

    Libraries in the middle of their work turn an interrupt into faults of their own, or swallow it. Where SIGINT is
    ignored or handled by another, and outside the main thread, nothing is changed.
    """
    held = False

    def hold(number: int, frame: FrameType | None) -> None:
        nonlocal held
        if held:
            signal.default_int_handler(number, frame)
        held = True

    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if held:
            raise KeyboardInterrupt
