"""Results made by several processes at once, each of which keeps what it makes: copies of this one.

They hand nothing back: who asks for a result finds it where it is kept, and makes it where it is not. So what
a site looks like does not follow from how many there are, nor from what becomes of one.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

LEAST = 200
"""For fewer results than this it takes longer to begin than they take."""
FIRST = 3
"""How many pieces of work are done before there are several processes."""
MOST = 8
VARIABLE = "POSTMORTEMS_WORKERS"
"""The environment's word on how many there are; 1 makes everything in this process."""


def workers(environment: Mapping[str, str]) -> int:
    """Return how many processes may work at once, this one among them."""
    asked = environment.get(VARIABLE, "")
    if asked.isascii() and asked.isdigit() and len(asked) < 3:
        return min(max(int(asked), 1), MOST)
    return min(len(os.sched_getaffinity(0)), MOST) if sys.platform == "linux" else 1


def divide(work: Sequence[Callable[[], object]], done: Callable[[], object], count: int) -> None:
    """Do all of the work in `count` processes, this one among them; each calls `done` at its end.

    This one begins alone: what it makes ready for the first pieces, such as expressions, all copies have.
    Where there may be no copies of this process, because it has threads, nothing is done.
    """
    if not _has_one_thread():
        return
    for each in work[:FIRST]:
        each()
    done()
    children = [_begin(work[FIRST + share :: count], done) for share in range(1, count)]
    try:
        for each in work[FIRST::count]:
            each()
        done()
    except BaseException:
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        raise
    finally:
        for child in children:
            os.waitpid(child, 0)


def _has_one_thread() -> bool:
    """Tell whether a copy of this process would have all of it: threads are not copied."""
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 (names are enough)
    except OSError:
        return False


def _begin(work: Sequence[Callable[[], object]], done: Callable[[], object]) -> int:
    """Start a copy of this process that does some work and nothing else, and return its number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        for each in work:
            each()
        done()
        code = 0
    finally:
        os._exit(code)
