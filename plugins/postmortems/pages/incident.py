"""One page for each incident: a function of its report and of what others say about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model.incident import Incident
from ..wording.times import date_stamp
from .base.page import Fragment, Page, Site
from .base.paths import incident_path, published
from .base.row import lede
from .parts.around import around
from .parts.facts import description
from .parts.incident_page import incident_page

FOLDERS = ("incidents",)


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each incident, newest first."""
    for incident in published(site):
        summary = description(incident, lede(incident), date_stamp(incident).text)
        make = partial(content, site, incident)
        yield Page(incident_path(site, incident), incident.title, summary, make, incident)


def content(site: Site, incident: Incident, markdown: str) -> Fragment:
    """Write an incident's page around its report."""
    report = site.knowledge_base.by_path[incident.document.path]
    return incident_page(report, incident, site.render(incident, markdown), around(site, incident))
