"""The paths of our pages, and which incidents have one."""

from __future__ import annotations

from ..model.incident import Incident
from .page import Site

TAKEN = ("index", "README")


def under(site: Site, path: str) -> str:
    """Put a path into the folder that the site keeps for our pages."""
    folder = site.settings.path.strip("/")
    return f"{folder}/{path}" if folder else path


def home_path(site: Site) -> str:
    """Return the path of the page that leads to all others."""
    return under(site, "index.md")


def list_path(site: Site) -> str:
    """Return the path of the table of all incidents."""
    return under(site, "incidents/index.md")


def incident_path(site: Site, incident: Incident) -> str:
    """Return the path of one incident; a host would take `index.md` and `README.md` for the folder's own."""
    name = f"{incident.id}/index" if incident.id in TAKEN else incident.id
    return under(site, f"incidents/{name}.md")


def timeline_path(site: Site) -> str:
    """Return the path of the timeline of all years."""
    return under(site, "timeline/index.md")


def year_path(site: Site, year: int) -> str:
    """Return the path of one year's timeline."""
    return under(site, f"timeline/{year:04d}.md")


def published(site: Site) -> tuple[Incident, ...]:
    """Return the incidents that have a page, newest first; of two with one id, only the first by path."""
    by_id = site.corpus.by_id
    return tuple(incident for incident in site.corpus.incidents if by_id[incident.id] is incident)
