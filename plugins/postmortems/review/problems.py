"""Every problem of what was read: of the settings, of reports, and of pages that a build could not write."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks.check import Context
from ..checks.runner import diagnose
from ..discovery import names_in
from ..insight.facets import FACETS
from ..model.diagnostic import Diagnostic
from ..site.links import PAGES
from ..site.own_pages import marked_pages
from ..site.project import Project

_PAGES = f"{__package__.rpartition('.')[0]}.pages"


def problems_of(context: Context) -> tuple[Diagnostic, ...]:
    """Return all problems, those of the settings first, the others in order of place."""
    project = context.paths.project
    around = () if context.paths.partial else (*_in_the_way(context), *_amiss(context))
    found = (*diagnose(context, project.settings), *around)
    return *project.diagnostics, *sorted(found, key=lambda each: each.sort_key)


def _in_the_way(context: Context) -> Iterator[Diagnostic]:
    """Yield a problem for each page of the site's own that stands where the plugin puts a list.

    Most sites have none that could be, and then no kind of page is loaded.
    """
    if _names(context.paths.project).isdisjoint(may_be_ours()):
        return
    from ..pages.conflicts import conflicts_to_come

    yield from conflicts_to_come(context)


def _amiss(context: Context) -> Iterator[Diagnostic]:
    """Yield what is wrong with the markers in pages of the site's own; most sites have none in any."""
    marked = tuple(marked_pages(context.paths.project))
    if marked:
        from ..pages.conflicts import markers_amiss

        yield from markers_amiss(context, marked)


def _names(project: Project) -> frozenset[str]:
    """Return the names of the site's own pages and folders where ours stand; the home page may be its own."""
    folder = project.docs_dir / project.settings.path
    return frozenset(path.stem for path in folder.glob("*") if path.suffix in ("", *PAGES)) - {"index"}


def may_be_ours() -> frozenset[str]:
    """Return names among which are the folders of all our pages, those of their modules and of facets.

    No kind of page is loaded to tell them.
    """
    modules = (name.replace("_", "-") for name in names_in(_PAGES))
    return frozenset((*modules, *(facet.name for facet in FACETS)))
