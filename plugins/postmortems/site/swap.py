"""Folders replaced whole or not at all: made beside the old one, and put in its place in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
"""Linux: paths count from the working folder; two names change places in one step. From `linux/fs.h`."""


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Yield a new folder, which takes the place of `target` when the block ends well, else is removed.

    Until then `target` stays as it was, also when the process is killed or the disk is full; what a killed
    one left beside it is removed by the next. Names at its top that start with `.` (`.git`, `.nojekyll`) are
    carried over, as MkDocs leaves them alone. Raises OSError where no folder can stand there.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix, suffix = f".{target.name}.", ".building"
    for left in target.parent.glob(f"{prefix}*{suffix}"):
        _tidy(left, target)
    beside = Path(tempfile.mkdtemp(suffix, prefix, target.parent))
    lock = _lock(beside)
    new = beside / "new"
    try:
        new.mkdir()
        yield new
        if target.exists():
            shutil.copymode(target, new)
            _carry_over(target, new)
            _exchange(new, target)
        else:
            new.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def put(folder: Path, path: str, content: bytes | Path) -> None:
    """Write a file into a folder that is yielded by `replaced`: its bytes, or what another file holds."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        shutil.copyfile(content, file)


def _exchange(new: Path, target: Path) -> None:
    """Let two folders change places; where the system cannot in one step, in two."""
    if sys.platform == "linux":
        rename = getattr(ctypes.CDLL(None), "renameat2", None)
        names = os.fsencode(new), os.fsencode(target)
        if rename and rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
            return
    target.rename(new.with_name("old"))
    new.rename(target)


def _carry_over(old: Path, new: Path) -> None:
    for hidden in old.glob(".*"):
        if not os.path.lexists(new / hidden.name):
            if hidden.is_dir() and not hidden.is_symlink():
                shutil.copytree(hidden, new / hidden.name, symlinks=True)
            else:
                shutil.copy2(hidden, new / hidden.name, follow_symlinks=False)


def _tidy(left: Path, target: Path) -> None:
    """Remove what a process that is gone has left; where it was killed between two steps, undo the first."""
    lock = _lock(left)
    if lock is None:
        return
    with suppress(OSError):
        if not target.exists() and (left / "old").is_dir():
            (left / "old").rename(target)
        shutil.rmtree(left, ignore_errors=True)
    os.close(lock)


def _lock(folder: Path) -> int | None:
    """Lock a folder for as long as this process lives; None where another has it or it cannot be locked."""
    if sys.platform == "win32":
        return None
    opened: int | None = None
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if opened is not None:
            os.close(opened)
        return None
    return opened
