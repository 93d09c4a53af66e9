"""The way in: the latest incidents with the ongoing ones on top, counts, and where to go from here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.incident import Incident
from ..rendering.report import Heading
from .durations import is_ongoing
from .incidents import counts
from .page import Fragment, Page, Site
from .paths import home_path, list_path, published, timeline_path
from .row import rows
from .template import render

TITLE = "Postmortems"
LATEST = 5
PARTS = ("latest", "summary")


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page, for sites that have none of their own."""
    path = home_path(site)
    yield Page(path, TITLE, "What went wrong, and what was learned.", lambda _: content(site, path))


def content(site: Site, path: str) -> Fragment:
    """Write the home page from its parts."""
    incidents = published(site)
    html = render(
        "home.html", title=TITLE, summary=part(site, "summary", path), latest=part(site, "latest", path),
        filled=bool(incidents),
    )  # fmt: skip
    return Fragment(html, (Heading(2, "Latest", "latest"),) if incidents else ())


def part(site: Site, name: str, page: str) -> str | None:
    """Return a part as HTML for a page of the site's own, with links from there; None for an unknown name."""
    if name not in PARTS:
        return None
    incidents = published(site)
    shown = latest(incidents)
    return render(
        f"{name}.html",
        rows=rows(site, page, shown),
        counts=counts(incidents),
        list_href=site.url(page, list_path(site)),
        timeline_href=site.url(page, timeline_path(site)),
        more=len(incidents) > len(shown),
        settings=site.settings,
    )


def latest(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """Return the ongoing incidents and after them the latest others, five in all; none that was withdrawn."""
    ongoing = [incident for incident in incidents if is_ongoing(incident)]
    others = [
        incident for incident in incidents if not is_ongoing(incident) and incident.status != "withdrawn"
    ]
    return (*ongoing, *others[: max(LATEST - len(ongoing), 0)])
