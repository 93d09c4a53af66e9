"""A link in a report leads nowhere.

Links to other files are relative to the report, as on GitHub: to another report, a page of the site, or a
file beside the report. Anything else is not published, so readers could not follow it. Anchors are compared
with the headings of the report that they point into. Links to other sites are not followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.diagnostic import Level, Problem
from ..reading.wording import shown
from ..rendering.headings import Anchors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..model.document import Document
    from ..reading.site_paths import Target
    from .check import Context

LEVEL = Level.ERROR
BAD = """\
## Summary

Like [last time](no-such-report.md).
"""
GOOD = """\
## Summary

Like [last time](2025-11-20-checkout.md).
"""


def find(document: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem for each link to a file that is not published, or to a heading that is not there."""
    anchors: dict[str, frozenset[str]] = {}
    for link in document.links:
        target = None if link.image else context.paths.target(document, link.url)
        if target is None:
            continue
        if target.file is not None and not _leads_somewhere(target.file, document, context):
            there = context.paths.is_there(document, target.file)
            why = "is not part of the site" if there else "does not exist"
            message = f"`{shown(link.url)}` {why}"
            yield Problem("broken-link", link.start, link.end, message, HELP)
        elif target.anchor and not _has_anchor(document, target, context, anchors):
            message = f"there is no heading `#{shown(target.anchor)}`"
            yield Problem("broken-link", link.start, link.end, message, ANCHOR_HELP, Level.WARNING)


FOOTNOTES = ("fn", "user-content-fn")
ANCHOR_HELP = "an anchor is its heading in lower case, with `-` for each space and without punctuation"
HELP = "link to a report, to a page under the docs folder, or to a file beside the report"


def _leads_somewhere(file: Path, document: Document, context: Context) -> bool:
    """Tell whether readers can follow a link; from a report of the site to what is published."""
    if not context.paths.belongs(document):
        return context.paths.is_there(document, file)
    return bool(context.paths.published(file) or context.paths.is_refused(file))


def _has_anchor(
    document: Document, target: Target, context: Context, known: dict[str, frozenset[str]]
) -> bool:
    """Look an anchor up among those of a report; those of the site's own Markdown are the host's to check.

    `known` keeps the anchors of the reports that were asked for, by path.
    """
    if context.paths.project.settings.markdown == "site":
        return True
    other = document
    if target.file is not None:
        incident = context.paths.incident(target.file)
        if incident is None:
            return True
        other = incident.document
    if other.path not in known:
        known[other.path] = frozenset(_anchors(other))
    return target.anchor in known[other.path] or target.anchor.startswith(FOOTNOTES)


def _anchors(document: Document) -> Iterator[str]:
    """Yield the anchors of a report's headings; no other reaches the page."""
    taken = Anchors()
    for section in document.sections:
        yield taken.take(section.title)
