"""Parallel work: one function over many items by several processes, in order, with few results held in memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_WAITING_PER_WORKER = 4


def count_cores() -> int:
    """Return how many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_in_order(work: Callable[[T], R], items: Sequence[T], workers: int, *, lost: Callable[[T], R]) -> Iterator[R]:
    """Yield work(item) for each item in order; lost(item) stands for one whose process was ended from outside.

    The work, items and results must be picklable.
    """
    pool = _open_pool(work, min(workers, len(items)))
    waiting: deque[tuple[T, Future[R]]] = deque()
    remaining = iter(items)
    try:
        while True:
            for item in islice(remaining, workers * _WAITING_PER_WORKER - len(waiting)):
                waiting.append((item, _submit(pool, work, item)))
            if not waiting:
                return
            item, future = waiting.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                # Any of those in work may have broken it, so the first gets another try alone, the others together.
                result = _try_alone(work, item, lost)
                pool.shutdown(wait=False)
                pool = _open_pool(work, min(workers, len(items)))
                waiting = deque((other, _renew(pool, work, other, one)) for other, one in waiting)
            yield result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, work: Callable[[T], R], item: T) -> Future[R]:
    try:
        return pool.submit(work, item)
    except BrokenProcessPool as error:
        failed: Future[R] = Future()
        failed.set_exception(error)
        return failed


def _renew(pool: ProcessPoolExecutor, work: Callable[[T], R], item: T, future: Future[R]) -> Future[R]:
    broken = future.done() and isinstance(future.exception(), BrokenProcessPool)
    return _submit(pool, work, item) if broken else future


def _try_alone(work: Callable[[T], R], item: T, lost: Callable[[T], R]) -> R:
    with _open_pool(work, 1) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return lost(item)


def _open_pool(work: Callable[..., object], workers: int) -> ProcessPoolExecutor:
    # Not fork: a progress bar or a driver may have threads.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    # What the work needs is imported once, not by every process.
    context.set_forkserver_preload([work.__module__])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts_to_the_parent)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
