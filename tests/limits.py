"""Limits that end what runs away: a test that meets one fails, one that does not says nothing of time."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

needs_timers = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs timers of the process")


class TooLong(BaseException):
    """Something ran beyond its time; no `except` of the package catches this."""


TURNS, USUAL, SLOWEST = 300_000, 0.003, 6
"""How long so many turns of a loop usually take, and how many times longer a busy machine may take."""


def slowness() -> float:
    """Return how many times longer than usual the processor takes now for a bit of work."""
    started = time.process_time()
    for _ in range(TURNS):
        pass
    return min((time.process_time() - started) / USUAL, SLOWEST)


@contextmanager
def at_most(seconds: float, what: str = "") -> Iterator[None]:
    """Raise where something takes more CPU time, many times what it should: none may stop the tests for long.

    Where the machine is slower at that moment than most are, as beside other work, it gets so much more.
    """
    more = True

    def stop(*_: object) -> None:
        nonlocal more
        late = slowness() - 1 if more else 0
        if late <= 0:
            raise TooLong(what)
        more = False
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds * late)

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
