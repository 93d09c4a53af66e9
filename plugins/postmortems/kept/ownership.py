"""Folders and files that only we can have written."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path


class NotOurs(Exception):  # noqa: N818 (it is no error of the program)
    """A file or folder that somebody else may have written."""


def make_folder(folder: Path) -> None:
    """Make a folder that is ours where there is none. Raises OSError, NotOurs."""
    for each in (folder.parent, folder):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse(folder, stat.S_ISDIR)


def make_file(file: Path) -> None:
    """Make an empty file that is ours where there is none. Raises OSError, NotOurs."""
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        _refuse(file, stat.S_ISREG)


def _refuse(path: Path, is_kind: Callable[[int], bool]) -> None:
    found = path.lstat()
    if not is_kind(found.st_mode):
        raise NotOurs(f"{path}: it is a link, or no such thing as we make")
    if sys.platform != "win32":
        if found.st_uid != os.geteuid():
            raise NotOurs(f"{path}: it belongs to somebody else")
        if found.st_mode & 0o022:
            raise NotOurs(f"{path}: others may write there")
