"""Files of the site's own that stand where a page of ours would, and what these ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..checks.check import Context
from ..model.diagnostic import Diagnostic, Level, Place
from ..model.document import Document
from ..model.incident import Incident
from ..rendering.report import RenderedReport
from ..site.folder import shown_path
from ..site.links import SitePaths
from ..site.project import Project
from .all import list_pages
from .base.page import Page, Site
from .markers import marker_problems


def conflicts(paths: SitePaths, pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """Yield a problem for each list of ours that a page of the site would overwrite.

    A home page may, in the place where that of each site is.
    """
    settings = paths.project.settings
    home = f"{settings.path}/index.md".lstrip("/")
    own = (page.path for page in pages if page.incident is None and page.path != home)
    for path in own:
        if file := paths.taken(path):
            yield conflict(paths.project, file)


def conflict(project: Project, file: Path) -> Diagnostic:
    """Return the problem of a file of the site's own that stands in the way of a page."""
    name = shown_path(file, project.base)
    message = f"`{name}` stands where the plugin puts a page of its own"
    help_ = (
        "rename it, or say under `pages` where the plugin's page is to stand, or `false` for none; `path` is "
        "a folder for all of them"
    )
    return Diagnostic(Place(name, 1, 1, 2), "unique-id", Level.ERROR, message, help_)


def conflicts_to_come(context: Context) -> Iterator[Diagnostic]:
    """Yield the conflicts that a build of what was read would have, or why it has no pages; none is made."""
    pages, problems = list_pages(_site(context))
    yield from problems
    yield from conflicts(context.paths, pages)


def markers_amiss(context: Context, pages: Iterable[Document]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the markers of pages, as a build would."""
    yield from marker_problems(_site(context), pages)


def _site(context: Context) -> Site:
    """Return what pages may ask of what was read; none is made."""
    edition = context.edition()
    return Site(
        edition.knowledge_base,
        edition.settings,
        context.now.date(),
        _nowhere,
        _nothing,
        context.templates_used,
    )


def _nowhere(_: str, target: str) -> str:
    return target


def _nothing(_: Incident, markdown: str) -> RenderedReport:
    return RenderedReport(markdown, ())
