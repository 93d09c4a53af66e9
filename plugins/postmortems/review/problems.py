"""Every problem of what was read: of the settings, of reports, and of pages that a build could not write."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks.check import Context
from ..checks.runner import diagnose
from ..model.diagnostic import Diagnostic
from ..site.links import PAGES
from ..site.project import Project


def problems_of(context: Context) -> tuple[Diagnostic, ...]:
    """Return all problems, those of the settings first, the others in order of place."""
    project = context.paths.project
    found = (*diagnose(context, project.settings), *_in_the_way(context))
    return *project.diagnostics, *sorted(found, key=lambda each: each.sort_key)


def _in_the_way(context: Context) -> Iterator[Diagnostic]:
    """Yield a problem for each page of the site's own that stands where the plugin puts a list.

    Most sites have none that could be, and then no kind of page is loaded.
    """
    if context.paths.partial or not _has_pages(context.paths.project):
        return
    from ..pages.conflicts import conflicts_to_come

    yield from conflicts_to_come(context)


def _has_pages(project: Project) -> bool:
    """Tell whether a site has pages of its own in folders, or named as our folders may be."""
    folder = project.docs_dir / project.settings.path
    return any(path.suffix in ("", *PAGES) and path.stem != "index" for path in folder.glob("*"))
