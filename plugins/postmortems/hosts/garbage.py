"""Keeps Python from looking for garbage among what a build has made and keeps until its end.

The search goes through all values again and again, and finds little that is not young: it took a tenth of a
build.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = (10_000, 1_000, 1_000)
"""After how many new values the young are searched; after how many searches the elder, and the eldest."""


@contextmanager
def much_that_stays() -> Iterator[None]:
    """Make much that stays: only the young is searched, and nothing of it again until `nothing_stays`."""
    before = gc.get_threshold()
    gc.set_threshold(*_YOUNG)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.freeze()


def nothing_stays(stayed: int) -> int:
    """Let what the last build has made be found: it is garbage now.

    It is looked for once there is half as much again as `stayed`: that takes a quarter of a preview's build.
    Return how much stays.
    """
    there = gc.get_freeze_count()
    gc.unfreeze()
    if not stayed or there < stayed * 1.5:
        return stayed or there
    gc.collect()
    gc.freeze()
    there = gc.get_freeze_count()
    gc.unfreeze()
    return there
