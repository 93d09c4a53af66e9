"""Whether files are as they were, by what the machine notes of each: so that nobody has to read them all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable

from ..kept.store import digest

SETTLED = 2_000_000_000
"""How many nanoseconds ago the last change was: the next one may bear the same time as a later one."""


def noted(paths: Iterable[str], now: int) -> str:
    """Return what stands for files as they are, in nanoseconds `now`; other bytes in them have another one.

    The time of its last change counts, which nobody sets, besides size, age and place on the disk. It is
    empty where that is not certain: for links, for what is no file, and for what changed just now.
    """
    parts = []
    for path in paths:
        try:
            found = os.lstat(path)
        except OSError:
            return ""
        if not stat.S_ISREG(found.st_mode) or now - max(found.st_ctime_ns, found.st_mtime_ns) < SETTLED:
            return ""
        parts.append(
            f"{path}\0{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} {found.st_dev}"
        )
    return digest("\0".join(parts))
