"""The files of a knowledge base: the only module of this room that opens any."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..model.document import Document
from .document import read_document, unreadable


def find_reports(folder: Path) -> Iterator[Path]:
    """Yield the reports below a folder, sorted; names that start with `_` or `.` hide a file or a folder.

    Links to folders are not followed; what a linked file points at must lie in the folder.
    """
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(("_", ".")))
        for name in sorted(files):
            if name.lower().endswith(".md") and not name.startswith(("_", ".")):
                yield Path(parent, name)


def find_companions(folder: Path) -> Iterator[Path]:
    """Yield the files that stand beside the reports and are published with them, sorted."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(("_", ".")))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.lower().endswith(".md") and not name.startswith(("_", ".")) and inside(path, folder):
                yield path


def inside(path: Path, folder: Path) -> bool:
    """Tell whether a path, its links followed, lies in a folder."""
    return path.resolve().is_relative_to(folder.resolve())


def read_files(paths: Iterable[Path], base: Path) -> Iterator[Document]:
    """Read files; what diagnostics call them is relative to `base` where they lie below it."""
    for path in paths:
        yield read_file(path, base)


def read_file(path: Path, base: Path) -> Document:
    """Read one file, whatever it is."""
    name = shown_path(path, base)
    try:
        return read_document(name, path.read_bytes())
    except OSError as error:
        return unreadable(
            name, f"the file cannot be read: {error.strerror}", "check that it exists and its rights"
        )


def shown_path(path: Path, base: Path) -> str:
    """Return a path as diagnostics show it, with `/` whatever the machine."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 (links are kept as they are written)
    shown = absolute.relative_to(base) if absolute.is_relative_to(base) else path
    return shown.as_posix()
