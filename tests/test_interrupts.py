"""Ctrl-C while a source is written: it waits for the end, a second one does not."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator

import pytest

from api.commands.interrupts import hold_interrupts


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_one_waits_for_the_end() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _write(done, interrupts=1)
    assert done == ["written"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_second_one_does_not() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _write(done, interrupts=2)
    assert not done


def test_a_held_one_is_told_at_once() -> None:
    told: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        _write(told, interrupts=1, then=lambda: told.append("told"))
    assert told == ["told", "written"]


def test_none_changes_nothing_and_an_ignored_one_stays_ignored() -> None:
    with hold_interrupts():
        pass
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with hold_interrupts():
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def _write(done: list[str], *, interrupts: int, then: Callable[[], None] | None = None) -> None:
    with hold_interrupts() as held:
        held.then = then
        for _ in range(interrupts):
            signal.raise_signal(signal.SIGINT)
        done.append("written")
