"""The keys of what is kept of files; those that are as they were, by the machine, are not read for it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

from ..kept.store import Kept, Kind, digest
from .unchanged import noted

KEYS: Kind[tuple[str, ...]] = Kind("report keys", tuple[str, ...])
_IN_A_GROUP = 32
"""Of about so many files the keys are kept together: where one has changed, so many are read."""


def noted_keys(
    files: Iterable[Path], kept: Kept, same: str, key_of: Callable[[Path], str | None]
) -> Iterator[tuple[Path, str | None]]:
    """Yield files with their keys, in their order; `key_of` reads one, and None of it is not kept.

    `same` stands for all that a key is made of besides a file.
    """
    now, here = time.time_ns(), os.getcwd()  # noqa: PTH109 (a word is enough)
    for group in _groups(files):
        state = noted(map(os.fspath, group), now)
        row = digest(same, here, state) if state else ""
        keys: Sequence[str | None] | None = kept.get(KEYS, row) if row else None
        if keys is None or len(keys) != len(group):
            keys = read = tuple(map(key_of, group))
            known = tuple(key for key in read if key is not None)
            if row and len(known) == len(group):
                kept.put(KEYS, row, known)
        yield from zip(group, keys, strict=True)


def _groups(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Yield files in groups; which files are in one follows from their names, whatever others there are."""
    group: list[Path] = []
    for file in files:
        if group and crc32(os.fsencode(file.name)) % _IN_A_GROUP == 0:
            yield group
            group = []
        group.append(file)
    if group:
        yield group
