"""Where the files that a report links to stand in the published site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from .folder import inside, is_file, shown_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ..model.corpus import Corpus
    from ..model.document import Document
    from ..model.incident import Incident
    from .project import Project


class Target(NamedTuple):
    """A link's file on disk (None for a place on the same page) and its anchor, empty without one."""

    file: Path | None
    anchor: str


def target_of(folder: Path, root: Path, url: str) -> Target | None:
    """Return what a link in a file of `folder` points at, or None for one that leaves the repository's files.

    An address that starts with `/` counts from `root`, as on GitHub.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or url.startswith("//"):
        return None
    path = unquote(parts.path)
    if not path or "\0" in path:
        return Target(None, unquote(parts.fragment))
    start = root if path.startswith("/") else folder
    return Target(start / path.lstrip("/"), unquote(parts.fragment))


@dataclass(frozen=True)
class SitePaths:
    """Finds what a link in a report leads to, and where that is published."""

    project: Project
    corpus: Corpus
    partial: bool = False
    """Whether the corpus lacks reports of the site, so that one is published although it was not read."""

    @cached_property
    def _read(self) -> Mapping[str, str]:
        """The id of each document by its path."""
        return {document.path: claimed_id(document) for document in self.corpus.documents}

    def target(self, document: Document, url: str) -> Target | None:
        """Return what a link in a report points at; see `target_of`."""
        file = self.project.base / document.path
        return target_of(file.parent, self.project.root, url)

    def incident(self, file: Path) -> Incident | None:
        """Return the incident whose report is this file."""
        return self.corpus.by_path.get(shown_path(file, self.project.base))

    def page(self, incident: Incident) -> str:
        """Return the path of an incident's page."""
        return self.project.settings.report_page(incident.id)

    def taken(self, page: str) -> Path | None:
        """Return the file under the docs folder that would be published where a page of ours is."""
        stem = self.project.docs_dir / page.removesuffix(".md").removesuffix("/index")
        names = (stem.with_name(f"{stem.name}.md"), stem / "index.md", stem / "README.md")
        return next((file for file in names if is_file(file)), None)

    def published(self, file: Path) -> str | None:
        """Return the path under which a file of the repository is published, or None if it is not.

        A report that is to be mended first counts: its problems are not those of who links to it.
        """
        incident = self.incident(file)
        if incident:
            return self.page(incident)
        name = shown_path(file, self.project.base)
        if name in self._read:
            return self.project.settings.report_page(self._read[name])
        if not is_file(file):
            return None
        folder = self.project.incidents_dir
        if inside(file, folder):
            return self._beside_reports(file.resolve().relative_to(folder.resolve()).as_posix())
        if inside(file, self.project.docs_dir):
            return file.resolve().relative_to(self.project.docs_dir.resolve()).as_posix()
        return None

    def _beside_reports(self, relative: str) -> str | None:
        if hidden(relative) or (relative.endswith(".md") and not self.partial):
            return None
        return self.project.settings.under(f"incidents/{relative}")

    def belongs(self, document: Document) -> bool:
        """Tell whether a document is one of the site's reports."""
        return inside(self.project.base / document.path, self.project.incidents_dir)


def claimed_id(document: Document) -> str:
    """Return the id that a report would have, whether it is whole or not."""
    return document.text_of("id").strip() or document.stem


def hidden(relative: str) -> bool:
    """Tell whether a file or one of its folders has a name that hides it."""
    return any(part.startswith(("_", ".")) for part in relative.split("/"))
