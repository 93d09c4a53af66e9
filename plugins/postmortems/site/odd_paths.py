"""Paths that no report may have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.diagnostic import Problem
from ..model.document import Document
from ..reading.document import NO_NAME, RENAME
from ..reading.names import odd_letter
from ..wording.messages import shorten
from .folder import shown_path

PATHS = 'rename the file or its folder: no path of a report has `"`, `<`, `>`, `\\` or an invisible letter'


def shown_folder(folder: Path, base: Path) -> str:
    """Return what the paths of all reports begin with."""
    return f"{shown_path(folder, base)}/".removeprefix("./")


def odd_path(document: Document, folder: str) -> Iterator[Problem]:
    """Yield a problem where a report's path below the folder of all reports cannot stand in a page's code."""
    path = document.path.removeprefix(folder)
    if path == document.path and folder:
        path = path.rsplit("/", 1)[-1]
    if document.has_front_matter and not path.lower().endswith(".md"):
        yield Problem("invalid-value", 0, 3, NO_NAME, RENAME)
    odd = odd_letter(path)
    if odd:
        message = f"the path `{shorten(path)}` has {odd} in it"
        yield Problem("invalid-value", 0, 1, message, PATHS, blocking=True)
