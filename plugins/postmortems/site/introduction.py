"""What introduces the list of all incidents: the text that GitHub shows below the files of their folder."""

from __future__ import annotations

from ..model.document import Document
from .folder import INTRODUCING, document_of, introduces, opened
from .project import Project


def introduction_of(project: Project) -> Document | None:
    """Return it, None where there is none: a `README.md`, or else an `index.md`, without front matter.

    The public is shown none: it is written for those who work here.
    """
    folder = project.incidents_dir
    if project.is_shut or project.settings.audience == "public" or not folder.is_dir():
        return None
    named = {path.name.lower(): path for path in sorted(folder.iterdir()) if not project.leaves_out(path)}
    for path in (named[name] for name in INTRODUCING if name in named):
        name, found = opened(path, project.base, folder)
        if introduces(path, found):
            return document_of(name, found)
    return None
