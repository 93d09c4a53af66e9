"""Limits that end what runs away: a test that meets one fails, one that does not says nothing of time."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

needs_timers = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs timers of the process")


class TooLong(BaseException):
    """Something ran beyond its time; no `except` of the package catches this."""


@contextmanager
def at_most(seconds: float, what: str = "") -> Iterator[None]:
    """Raise where something takes more CPU time, many times what it should: none may stop the tests for long."""

    def stop(*_: object) -> None:
        raise TooLong(what)

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
