"""A link in a report leads nowhere.

Links to other files are relative to the report, as on GitHub: to another report, a page of the site, or a
file beside the report. Anything else is not published, so readers could not follow it. Anchors are compared
with the headings of the report that they point into. Links to other sites are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..reading.site_paths import Target
from ..reading.values import shown
from ..rendering.headings import Anchors
from .check import Context

LEVEL = Level.ERROR
BAD = """\
## Summary

Like [last time](no-such-report.md).
"""
GOOD = """\
## Summary

Like [last time](example.md).
"""


def find(document: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem for each link to a file that is not published, or to a heading that is not there."""
    for link in document.links:
        target = None if link.image else context.paths.target(document, link.url)
        if target is None:
            continue
        if target.file is not None and not _leads_somewhere(document, target.file, context):
            why = "is not part of the site" if target.file.exists() else "does not exist"
            message = f"`{shown(link.url)}` {why}"
            yield Problem("broken-link", link.start, link.end, message, HELP)
        elif target.anchor and not _has_anchor(document, target, context):
            message = f"there is no heading `#{shown(target.anchor)}`"
            yield Problem(
                "broken-link",
                link.start,
                link.end,
                message,
                "headings are lower case, with hyphens",
                Level.WARNING,
            )


FOOTNOTES = ("fn", "user-content-fn")
HELP = "link to a report, to a page under the docs folder, or to a file beside the report"


def _leads_somewhere(document: Document, file: Path, context: Context) -> bool:
    if not context.paths.belongs(document):
        return file.exists()
    return context.paths.published(file) is not None


def _has_anchor(document: Document, target: Target, context: Context) -> bool:
    """Look an anchor up among the headings of a report; those of other pages are the host's to check."""
    other = document
    if target.file is not None:
        incident = context.paths.incident(target.file)
        if incident is None:
            return True
        other = incident.document
    taken = Anchors()
    anchors = {taken.take(section.title) for section in other.sections}
    return target.anchor in anchors or target.anchor.startswith(FOOTNOTES)
