"""A link in a report leads nowhere.

Links to other files are relative to the report, as on GitHub: to another report, a page of the site, or a
file beside the report. Anything else is not published, so readers could not follow it. Anchors are compared
with the headings of the report that they point into. Links to other sites are not followed. In a draft that
was imported it is a note: the import has said so; in the text that introduces the list of reports, where such
a link is shown without its address, a warning.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..model.diagnostic import Level, Problem
from ..model.document import Document, Source
from ..model.report import Report
from ..reading.elsewhere import meant_elsewhere, without_host
from ..rendering.body import heading_places
from ..settings import Settings
from ..site.folder import inside, read_file, shown_path
from ..site.links import Target
from ..site.references import references
from ..wording.messages import did_you_mean, shorten
from .bounded import while_few
from .check import Context, not_brought_along
from .missing_asset import MOST_PROPOSED, has_addresses, of_introduction, proposed, with_blanks

LEVEL = Level.ERROR
LOOKS_AROUND = True
BAD = """\
## Summary

Like [last time](no-such-report.md).
"""
GOOD = """\
## Summary

Like [last time](2025-11-20-checkout.md).
"""


def may_find(report: Report, settings: Settings) -> bool:
    """Tell whether the report has an address, or what is meant as one."""
    return has_addresses(report.document)


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each link to a file that is not published, or to a heading that is not there."""
    return while_few(not_brought_along(report, _problems(report.document, context)))


def around(context: Context) -> Iterator[tuple[Source, Problem]]:
    """Yield the same for the text that introduces the list of reports."""
    return of_introduction(context, _problems)


def _problems(document: Document, context: Context) -> Iterator[Problem]:
    wrong = cache(_Links(document, context).wrong)
    for link in references(document):
        if not link.shown and (found := wrong(link.url)):
            yield Problem("broken-link", link.start, link.end, *found)
    yield from with_blanks(document, "broken-link", image=False)


WARNING = Level.WARNING
FOOTNOTES = ("fn", "user-content-fn")
ANCHOR_HELP = "an anchor is its heading in lower case, with `-` for each space and without punctuation"
HELP = "link to a report, to a page under the docs folder, or to a file beside the report"


class Wrong(NamedTuple):
    """What is wrong with an address, what to do, and how bad it is."""

    message: str
    help: str
    level: Level | None = None


class _Links:
    """Looks the addresses of one document up."""

    def __init__(self, document: Document, context: Context) -> None:
        self._document, self._context, self._paths = document, context, context.paths
        self._looked = 0
        self._anchors: dict[str, frozenset[str]] = {}

    def wrong(self, url: str) -> Wrong | None:
        """Return what is wrong with an address, None for one that readers can follow."""
        target = self._paths.target(self._document, url)
        if target is None:
            return _no_host(url)
        if url.strip() in ("", "#"):
            return Wrong("this link has no address", "write where it leads, or remove its brackets", WARNING)
        if target.file is not None and (why := self._paths.why_broken(self._document, target.file)):
            return Wrong(f"`{shorten(url)}` {why}", self._meant(url) or HELP)
        if target.anchor and not self._has_anchor(target):
            known = self._anchors_of(target) if self._may_propose() else ()
            help_ = did_you_mean(target.anchor, known)
            help_ = help_.replace("`", "`#", 1) or ANCHOR_HELP
            return Wrong(f"there is no heading `#{shorten(target.anchor)}`", help_, WARNING)
        return None

    def _meant(self, url: str) -> str:
        """Propose what may be meant by an address of which there is no file."""
        if other := meant_elsewhere(url):
            return f"did you mean `{shorten(other)}`?"
        return proposed(url, self._document, self._context) if self._may_propose() else ""

    def _may_propose(self) -> bool:
        """Count one more address for which it is looked what may be meant; False when there were many."""
        self._looked += 1
        return self._looked <= MOST_PROPOSED

    def _has_anchor(self, target: Target) -> bool:
        """Look an anchor up among those of a report; those of other pages are the host's to check."""
        if self._paths.project.settings.markdown == "site" or target.anchor.startswith(FOOTNOTES):
            return True
        return target.anchor in self._anchors_of(target) or not self._pointed(target)

    def _pointed(self, target: Target) -> Document | None:
        """Return the report that a link leads to, by default this one; it is read where it was not yet."""
        if target.file is None:
            return self._document
        name = shown_path(target.file, self._paths.project.base)
        report = self._paths.knowledge_base.by_path.get(name)
        if report:
            return report.document
        project = self._paths.project
        is_report = name.lower().endswith(".md") and inside(target.file, project.incidents_dir)
        is_unread = is_report and self._paths.partial and self._paths.published(target.file)
        return read_file(target.file, name, project.settings.max_report_bytes) if is_unread else None

    def _anchors_of(self, target: Target) -> frozenset[str]:
        """Return the anchors of the report that a link leads to."""
        file = str(target.file or "")
        if file not in self._anchors:
            document = self._pointed(target)
            places = heading_places(document, "") if document else ()
            self._anchors[file] = frozenset(place.anchor for place in places)
        return self._anchors[file]


def _no_host(url: str) -> Wrong | None:
    """Say what is wrong with an address of another site that names none: `http:/example.com`."""
    right = without_host(url)
    return Wrong(f"`{shorten(url)}` names no host", f"did you mean `{shorten(right)}`?") if right else None
