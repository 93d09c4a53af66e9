"""The paths of our pages, and which incidents have one."""

from __future__ import annotations

from ..model.incident import Incident
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


def timeline_path(site: Site) -> str:
    """Return the path of the timeline of all years."""
    return site.settings.under("timeline/index.md")


def year_path(site: Site, year: int) -> str:
    """Return the path of one year's timeline."""
    return site.settings.under(f"timeline/{year:04d}.md")


def published(site: Site) -> tuple[Incident, ...]:
    """Return the incidents that have a page, newest first; of two with one id, only the first by path."""
    by_id = site.corpus.by_id
    return tuple(incident for incident in site.corpus.incidents if by_id[incident.id] is incident)
