"""What introduces the list of all incidents: the text that GitHub shows below the files of their folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.document import Document
from .folder import INTRODUCING, document_of, introduces, opened
from .project import Project


def introduction_of(project: Project) -> Document | None:
    """Return it, None where there is none: a `README.md`, or else an `index.md`, without front matter.

    The public is shown none: it is written for those who work here.
    """
    if project.is_shut or project.settings.audience == "public":
        return None
    for path in _named(project):
        name, found = opened(path, project.base, project.incidents_dir)
        if introduces(path, found):
            return document_of(name, found)
    return None


def _named(project: Project) -> Iterator[Path]:
    """Yield the files that are called so, the first to be looked at first."""
    folder = project.incidents_dir
    files = folder.iterdir() if folder.is_dir() else ()
    named = sorted(path for path in files if path.name.lower() in INTRODUCING)
    found = {path.name.lower(): path for path in named if not project.leaves_out(path)}
    yield from (found[name] for name in INTRODUCING if name in found)
