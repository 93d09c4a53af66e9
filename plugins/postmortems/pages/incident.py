"""One page for each incident: a function of its report and of what others say about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ..model.incident import Incident
from ..wording.times import date_stamp
from .base.layout import REPORT
from .base.page import Fragment, Page, Site
from .base.paths import incident_path, published
from .base.row import lede
from .parts.around import Around, around
from .parts.facts import description
from .parts.incident_page import incident_page

FOLDERS = ("incidents",)


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each incident, newest first."""
    for incident in map(site.whole, published(site)):
        summary = description(incident, lede(incident), date_stamp(incident, site.words).text, site.words)
        one = _IncidentPage(site, incident)
        path = incident_path(site, incident)
        asked = one.follows_from, one.beside
        yield Page(path, incident.title, summary, one.make, incident, *asked, layout=REPORT)


class _IncidentPage:
    """The page of one incident, to be made when it is asked for."""

    def __init__(self, site: Site, incident: Incident) -> None:
        self._site, self._incident = site, incident

    @cached_property
    def _around(self) -> Around:
        return around(self._site, self._incident)

    def follows_from(self) -> str:
        """Tell what others say about the incident, and let go of it: the page is made, or kept already."""
        told = repr(self._around)
        del self._around
        return told

    def beside(self) -> str:
        """Tell what all that follows from, besides what lists are told."""
        site, one = self._site, self._incident
        return repr((site.changed.get(one.document.path), site.alike[one.id]))

    def make(self, markdown: str) -> Fragment:
        """Write the page around the report."""
        report = self._site.knowledge_base.by_path[self._incident.document.path]
        body = self._site.render(self._incident, markdown)
        return incident_page(report, self._incident, body, self._around, self._site.words)
