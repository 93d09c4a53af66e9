"""Pages of a site's own that stand in the way of the plugin's lists, told before a build meets them."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks.check import Context
from ..model.diagnostic import Diagnostic
from ..site.project import Project


def in_the_way(context: Context) -> Iterator[Diagnostic]:
    """Yield a problem for each. Most sites have none that could be, and then no kind of page is loaded."""
    if context.paths.partial or not _has_pages(context.paths.project):
        return
    from ..pages.conflicts import conflicts_to_come

    yield from conflicts_to_come(context)


def _has_pages(project: Project) -> bool:
    """Tell whether a site has pages of its own in folders, or named as our folders may be."""
    folder = project.docs_dir / project.settings.path
    return any(path.suffix in ("", ".md") and path.name != "index.md" for path in folder.glob("*"))
