"""The pages of a site's own in which a marker asks for a part of ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.document import Document
from .folder import confined, content, document_of, files_below, shown_path
from .links import PAGES
from .project import Project

_MARK = b"postmortems:"


def marked_pages(project: Project) -> Iterator[Document]:
    """Yield them, those of one folder sorted; reports are none of them."""
    for parent, name in files_below(project.docs_dir) if project.has_plugin else ():
        path = Path(parent, name)
        if not name.endswith(PAGES) or path.is_relative_to(project.incidents_dir):
            continue
        shown = shown_path(path, project.base)
        found = content(path, shown) if confined(path, project.boundary) else b""
        if isinstance(found, bytes) and _MARK in found:
            yield document_of(shown, found)
