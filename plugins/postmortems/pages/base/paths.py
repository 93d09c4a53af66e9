"""The paths of our pages, and which incidents have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...insight.facets import SERVICES, Facet
from ...model.incident import Incident

if TYPE_CHECKING:
    from .page import Site


def home_path(site: Site) -> str:
    """Return the path of the page that leads to all others."""
    return site.settings.under("index.md")


def list_path(site: Site) -> str:
    """Return the path of the table of all incidents."""
    return site.settings.under("incidents/index.md")


def incident_path(site: Site, incident: Incident) -> str:
    """Return the path of one incident."""
    return site.settings.report_page(incident.id)


def data_path(site: Site, incident: Incident) -> str:
    """Return the path of the file that has all of one incident for other programs."""
    return site.settings.under(f"incidents/{incident.id}.json")


def timeline_path(site: Site) -> str:
    """Return the path of the timeline of all years."""
    return site.settings.under("timeline/index.md")


def year_path(site: Site, year: int) -> str:
    """Return the path of one year's timeline."""
    return site.settings.under(f"timeline/{year:04d}.md")


def facet_path(site: Site, facet: Facet, slug: str = "") -> str:
    """Return the path of a facet's overview, or of the page of one of its groups."""
    return site.settings.under(f"{facet.name}/{slug}.md" if slug else f"{facet.name}/index.md")


def actions_path(site: Site) -> str:
    """Return the path of the list of all follow-ups."""
    return site.settings.under("actions/index.md")


def insights_path(site: Site) -> str:
    """Return the path of the statistics."""
    return site.settings.under("insights/index.md")


def writing_path(site: Site) -> str:
    """Return the path of the page that says how to write a report here."""
    return site.settings.under("writing/index.md")


def seen_before_path(site: Site) -> str:
    """Return the path of the page that finds what a pasted text is like."""
    return site.settings.under("seen-before/index.md")


def published(site: Site) -> tuple[Incident, ...]:
    """Return the incidents that have a page, newest first; of two with one id, only the first by path."""
    return site.analysis.incidents


def feed_path(site: Site, form: str, service: str = "") -> str:
    """Return the path of a feed, of all incidents or of those of one service, by its slug."""
    return site.settings.under(f"{SERVICES.name}/{service}.feed.{form}" if service else f"feed.{form}")
