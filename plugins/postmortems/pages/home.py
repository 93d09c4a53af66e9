"""The way in: what is going on, what happened last, what is overdue, and where to go from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..model.incident import Incident
from ..rendering.report import Heading
from ..wording.numbers import count
from .all import ways
from .base.page import Fragment, Page, Site
from .base.paths import actions_path, home_path, list_path, published
from .base.row import rows
from .base.template import render
from .incidents import counts
from .parts.action import lines
from .parts.earlier import this_week
from .parts.twelve_months import twelve_months

TITLE = "Postmortems"
LATEST = 5
OVERDUE = 5
HEADINGS = tuple(
    Heading(2, text, anchor)
    for anchor, text in (
        ("latest", "Latest"),
        ("overdue", "Overdue follow-ups"),
        ("twelve-months", "The last twelve months"),
        ("this-week", "This week in earlier years"),
    )
)
"""The parts of the page that have a heading, by their names."""


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page, for sites that have none of their own."""
    path = home_path(site)
    yield Page(path, TITLE, "What went wrong, and what was learned.", lambda _: content(site, path))


def content(site: Site, path: str) -> Fragment:
    """Write the home page from its parts; without incidents, only what to do."""
    headings = HEADINGS if published(site) else ()
    parts = [(heading, PARTS[heading.anchor](site, path)) for heading in headings]
    lead = PARTS["summary" if headings else "latest"](site, path)
    return Fragment(render("home.html", title=TITLE, sections=[(None, lead), *parts]), headings)


def part(site: Site, name: str, page: str) -> str | None:
    """Return a part as HTML for a page of the site's own, with links from there; None for an unknown name."""
    make = PARTS.get(name)
    return make(site, page) if make else None


def summary(site: Site, page: str) -> str:
    """Say how many incidents there are, and lead to the other pages."""
    links = [(way.title, site.url(page, way.path(site))) for way in ways()]
    incidents = published(site)
    return render("summary.html", counts=counts(incidents) if incidents else "", ways=links)


def latest_part(site: Site, page: str) -> str:
    """List the latest incidents, or say what to do where there are none."""
    incidents = published(site)
    shown = latest(incidents)
    return render(
        "latest.html",
        rows=rows(site, page, shown),
        list_href=site.url(page, list_path(site)),
        more=len(incidents) > len(shown),
        settings=site.settings,
    )


def latest(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """Return the ongoing incidents and after them the latest others, five in all; none that was withdrawn."""
    standing = [incident for incident in incidents if incident.status != "withdrawn"]
    ongoing = [incident for incident in standing if incident.is_ongoing]
    others = [incident for incident in standing if not incident.is_ongoing]
    return (*ongoing, *others[: max(LATEST - len(ongoing), 0)])


def overdue(site: Site, page: str) -> str:
    """List the follow-ups that have been overdue for longest, and say how many are open."""
    open_ = [one for one in site.analysis.follow_ups if one.is_open]
    late = [one for one in open_ if one.is_overdue(site.today)]
    late.sort(key=lambda one: one.item.due or site.today)
    return render(
        "overdue.html",
        lines=lines(site, page, late[:OVERDUE]),
        late=len(late),
        size=count(len(open_), "open follow-up") if open_ else "",
        href=site.url(page, actions_path(site)),
    )


PARTS: Mapping[str, Callable[[Site, str], str]] = {
    "summary": summary,
    "latest": latest_part,
    "overdue": overdue,
    "twelve-months": twelve_months,
    "this-week": this_week,
}
