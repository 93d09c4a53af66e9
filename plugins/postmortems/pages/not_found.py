"""What a reader sees at an address where nothing is, from which links lead to addresses from the root."""

from __future__ import annotations

from .base.layout import LIST, framed
from .base.page import Site
from .base.paths import incident_path, list_path
from .base.template import render
from .base.ways import without_ways
from .home import latest

ROOT = "index.md"


def not_found(site: Site, base: str) -> str:
    """Write the page; `base` is the path of the site's root, ending in a slash."""

    def url(path: str) -> str:
        way = site.way(ROOT, path)
        return base + way.removeprefix("./") if way else ""

    shown = latest(site.analysis.incidents)
    rows = [site.rows[incident.id]._replace(href=url(incident_path(site, incident))) for incident in shown]
    html = render("not_found.html", site.words, rows=rows, base=base, list_href=url(list_path(site)))
    return framed(without_ways(html), LIST, None, site.words)
