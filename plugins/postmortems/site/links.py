"""Where the files that a report links to stand in the published site."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..frozen import Frozen
from ..model.document import Document
from ..model.incident import Incident
from ..model.knowledge_base import KnowledgeBase
from ..reading.names import key_of
from .attachments import referred, why_unpublished
from .claims import claims_of
from .folder import boundary_of, confined, exists, files_below, hidden, inside, is_file, shown_path
from .project import Project
from .references import Reference, references

PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The endings of the files that MkDocs takes for pages."""
_FIRST = (*(f"{name}{ending}" for name in ("index", "README") for ending in PAGES), "index.html")
"""What the page of a folder itself may be called."""


class Target(Frozen):
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


class SitePaths:
    """Finds what a link in a report leads to, and where that is published; looks at each file once.

    `partial` says that the knowledge base lacks reports of the site: one is published although it was not
    read.
    """

    def __init__(self, project: Project, knowledge_base: KnowledgeBase, *, partial: bool = False) -> None:
        self.project, self.knowledge_base, self.partial = project, knowledge_base, partial
        self._beside_of: dict[str, Sequence[tuple[Reference, str, Path]]] = {}
        self._why_not: dict[str, str] = {}
        self._belongs: dict[str, bool] = {}
        self._below: dict[Path, bool] = {}
        self._names_in: dict[str, frozenset[str]] = {}

    def target(self, document: Document, url: str) -> Target | None:
        """Return what a link in a report points at; see `target_of`."""
        file = self.project.base / document.path
        return target_of(file.parent, self.project.root, url)

    def incident(self, file: Path) -> Incident | None:
        """Return the incident whose report is this file."""
        report = self.knowledge_base.by_path.get(shown_path(file, self.project.base))
        return report.incident if report else None

    def page(self, incident: Incident) -> str:
        """Return the path of an incident's page."""
        return self.project.settings.report_page(incident.id)

    def taken(self, page: str) -> Path | None:
        """Return the file under the docs folder that would be published where a page of ours is."""
        path = page.removesuffix(".md").removesuffix("/index")
        beside = self.names_in(f"{self.project.docs_dir}/{path.rpartition('/')[0]}")
        if not beside:
            return None
        stem = self.project.docs_dir / path
        names = [stem.parent / f"{stem.name}{ending}" for ending in PAGES if f"{stem.name}{ending}" in beside]
        if stem.name in beside:
            names += [stem / name for name in _FIRST if name in self.names_in(stem)]
        return next((file for file in names if is_file(file) and not inside(file, self._folder)), None)

    def names_in(self, folder: Path | str) -> frozenset[str]:
        """Return the names in a folder, none where there is no such folder."""
        name = str(folder)
        if name not in self._names_in:
            try:
                self._names_in[name] = frozenset(os.listdir(name))  # noqa: PTH208 (names are enough)
            except OSError:
                self._names_in[name] = frozenset()
        return self._names_in[name]

    @cached_property
    def named(self) -> Mapping[str, tuple[Path, ...]]:
        """The files below the folder of the reports by their names, whatever their case."""
        found: dict[str, tuple[Path, ...]] = {}
        for parent, name in files_below(self.project.incidents_dir):
            found[key_of(name)] = (*found.get(key_of(name), ()), Path(parent, name))
        return found

    def attached_at(self, page: str) -> Path | None:
        """Return the file beside the reports that would be published where a page of ours is."""
        if not self._attached:
            return None
        stem = key_of(page.removesuffix(".md").removesuffix("/index"))
        names = (stem, f"{stem}.html", f"{stem}/index.html")
        found = (self._attached.get(name) for name in names)
        return next((file for file in found if file), None)

    @cached_property
    def _attached(self) -> Mapping[str, Path]:
        """The files that reports refer to by the names that they take, whatever their case."""
        files = referred(self.knowledge_base.documents, self)
        return {key_of(path): file for path, file in files if not self.why_not(path, file)}

    def published(self, file: Path) -> str | None:
        """Return the path under which a file of the repository is published, or None if it is not.

        A report that is to be fixed first counts: its problems are not those of who links to it.
        """
        report = self.knowledge_base.by_path.get(shown_path(file, self.project.base))
        if report:
            return self.project.settings.report_page(claims_of(report)[1][0])
        if not is_file(file):
            return self.project.virtual_path(file)
        beside = self.beside(file)
        if beside:
            return None if self.why_not(*beside) else beside[0]
        if inside(file, self.project.incidents_dir):
            return self._unread(file)
        if inside(file, self.project.docs_dir):
            return file.resolve().relative_to(self.project.docs_dir.resolve()).as_posix()
        return None

    def beside(self, file: Path) -> tuple[str, Path] | None:
        """Return the path on the site that a file beside the reports would have, and the file itself.

        None for what is none: reports, hidden files, and links that lead out of the folder.
        """
        if self.project.is_shut or not is_file(file) or self.project.leaves_out(file):
            return None
        whole = file.resolve()
        if not whole.is_relative_to(self._folder):
            return None
        relative = self.below(whole)
        if hidden(relative) or relative.lower().endswith(".md"):
            return None
        return self.project.settings.under(f"incidents/{relative}"), whole

    def below(self, whole: Path) -> str:
        """Return the path of a file beside the reports from their folder on."""
        return whole.relative_to(self._folder).as_posix()

    @cached_property
    def _folder(self) -> Path:
        return self.project.incidents_dir.resolve()

    def beside_of(self, document: Document) -> Sequence[tuple[Reference, str, Path]]:
        """Return a report's references to files beside the reports, with their paths on the site."""
        if document.path not in self._beside_of and self._leads_nowhere(document):
            return ()
        if document.path not in self._beside_of:
            loosely = self.project.settings.markdown == "site"
            found = []
            places: dict[str, tuple[str, Path] | None] = {}
            for reference in references(document, loosely):
                if reference.url not in places:
                    target = self.target(document, reference.url)
                    places[reference.url] = self.beside(target.file) if target and target.file else None
                place = places[reference.url]
                if place:
                    found.append((reference, *place))
            self._beside_of[document.path] = found
        return self._beside_of[document.path]

    def _leads_nowhere(self, document: Document) -> bool:
        """Tell whether it is known of a report that nothing in it leads to a file."""
        report = self.knowledge_base.by_path.get(document.path)
        known = report.judgement if report and report.document is document else None
        return known is not None and not known.refers

    def is_refused(self, file: Path) -> bool:
        """Tell whether a file beside the reports is not published, although a report refers to it."""
        beside = self.beside(file)
        return bool(beside and self.why_not(*beside))

    def why_not(self, path: str, whole: Path) -> str:
        """Return why a file beside the reports is not published as `path`, "" where it is."""
        if path not in self._why_not:
            page = self.project.docs_dir / path
            is_taken = is_file(page) and not inside(page, self._folder)
            taken = f"`{shown_path(page, self.project.base)}` has its place" if is_taken else ""
            self._why_not[path] = taken or why_unpublished(whole, path, self.project.settings)
        return self._why_not[path]

    def _unread(self, file: Path) -> str | None:
        """Return the path of a report that was not read, where not all were."""
        relative = file.resolve().relative_to(self.project.incidents_dir.resolve()).as_posix()
        is_report = relative.lower().endswith(".md") and self.partial and not hidden(relative)
        return self.project.settings.under(f"incidents/{relative}") if is_report else None

    def is_there(self, document: Document, file: Path) -> bool:
        """Tell whether a report's link has a target of the site's own repository.

        What lies beyond counts as absent, so that no report finds out what a machine has. A document that is
        not the site's has its own repository.
        """
        boundary = self.project.boundary
        whole = self.project.base / document.path
        if not confined(whole, boundary):
            boundary = boundary_of(whole.parent)
        return confined(file, boundary) and exists(file)

    def why_broken(self, document: Document, file: Path) -> str:
        """Return why readers of a report cannot follow its link to a file, "" where they can.

        A report of the site leads to what is published; why a file is refused is told in its own words.
        """
        if self.belongs(document) and (self.published(file) or self.is_refused(file)):
            return ""
        if not self.is_there(document, file):
            return "does not exist"
        return "is not part of the site" if self.belongs(document) else ""

    def belongs(self, document: Document) -> bool:
        """Tell whether a document is one of the site's reports."""
        path = document.path
        if path not in self._belongs:
            file = self.project.base / path
            self._belongs[path] = (
                inside(file, self._folder) if file.is_symlink() else self._is_below(file.parent)
            )
        return self._belongs[path]

    def _is_below(self, folder: Path) -> bool:
        """Tell whether a folder is that of the reports, or in it."""
        if folder not in self._below:
            self._below[folder] = inside(folder, self._folder)
        return self._below[folder]
