"""The table of all incidents, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.incident import Incident
from ..rendering.report import Heading
from .durations import is_ongoing
from .page import Fragment, Page, Site
from .paths import list_path, published, timeline_path
from .row import Row, by_year, rows
from .template import render
from .times import start_year
from .words import count, listing

TITLE = "Incidents"
UNUSUAL = {
    "near-miss": ("near miss", "near misses"), "security": ("security incident", ""),
    "maintenance": ("maintenance", "maintenances"), "drill": ("drill", ""), "draft": ("draft", ""),
    "in-review": ("in review", "in review"), "withdrawn": ("withdrawn", "withdrawn"),
}  # fmt: skip


@dataclass(frozen=True)
class Year:
    """The rows of one year."""

    year: int
    size: str
    rows: tuple[Row, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the table."""
    path = list_path(site)
    yield Page(path, TITLE, "Every incident, newest first.", lambda _: content(site, path))


def content(site: Site, path: str) -> Fragment:
    """Write the table, a group of rows for each year."""
    incidents = published(site)
    years = [
        Year(year, count(len(group), "incident"), rows(site, path, group))
        for year, group in by_year(incidents).items()
    ]
    html = render(
        "incidents.html",
        title=TITLE,
        years=years,
        counts=counts(incidents),
        among=among(incidents),
        timeline_href=site.url(path, timeline_path(site)),
        settings=site.settings,
    )
    return Fragment(html, tuple(Heading(2, str(year.year), f"y{year.year}") for year in years))


def counts(incidents: Sequence[Incident]) -> str:
    """Say how many there are: `15 incidents, 1 ongoing, since 2012`."""
    ongoing = sum(map(is_ongoing, incidents))
    parts = [count(len(incidents), "incident")]
    if ongoing:
        parts.append(f"{ongoing} ongoing")
    if incidents:
        parts.append(f"since {min(map(start_year, incidents))}")
    return ", ".join(parts)


def among(incidents: Sequence[Incident]) -> str:
    """Say how many of them are not the usual thing: `1 drill and 2 drafts`; empty where none is."""
    found = Counter(word for incident in incidents for word in (incident.kind, incident.status))
    return listing([count(found[word], *UNUSUAL[word]) for word in UNUSUAL if found[word]])
