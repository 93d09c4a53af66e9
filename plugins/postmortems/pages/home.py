"""The way in: how things stand, what happened last, what is overdue, and where to go from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..insight.urgency import is_pressing
from ..model.incident import Incident
from ..rendering.report import Heading
from ..wording.numbers import count
from ..wording.times import start_year
from .all import ways
from .base.page import Fragment, Page, Site
from .base.paths import actions_path, home_path, list_path, published, writing_path
from .base.row import rows
from .base.template import render
from .parts.action import lines
from .parts.action_table import sorted_for
from .parts.asked import totals
from .parts.earlier import earlier, this_week
from .parts.standing import back, figures, ongoing
from .parts.twelve_months import twelve_months

TITLE = "Postmortems"
LATEST, OVERDUE, BACK = 5, 5, 3
HEADINGS = tuple(
    Heading(2, text, anchor)
    for anchor, text in (
        ("latest", "Latest"),
        ("overdue", "Overdue follow-ups"),
        ("came-back", "Came back while a promise was open"),
        ("twelve-months", "The last twelve months"),
        ("this-week", "This week in earlier years"),
    )
)
"""The parts of the page that have a heading, by their names."""


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page, for sites that have none of their own."""
    path = home_path(site)
    yield Page(path, TITLE, "How things stand, and what was learned.", lambda _: content(site, path))


def content(site: Site, path: str) -> Fragment:
    """Write the home page from its parts that have anything to say; without incidents, only what to do."""
    is_empty = {
        "came-back": all(one.later.is_ongoing for one in site.analysis.broken),
        "this-week": not any(True for _ in earlier(site)),
    }
    headings = [one for one in HEADINGS if not is_empty.get(one.anchor)] if published(site) else []
    parts = [(heading, PARTS[heading.anchor](site, path)) for heading in headings]
    lead = [(None, PARTS[name](site, path)) for name in (("summary", "ongoing") if headings else ("latest",))]
    links = [(way.title, site.url(path, way.path(site))) for way in ways()] if headings else []
    html = render("home.html", title=TITLE, sections=[*lead, *parts], ways=links)
    return Fragment(html, tuple(headings))


def part(site: Site, name: str, page: str) -> str | None:
    """Return a part as HTML for a page of the site's own, with links from there; None for an unknown name."""
    make = PARTS.get(name)
    return make(site, page) if make else None


def summary(site: Site, page: str) -> str:
    """Say how things stand in a few figures, and how many reports of what sort there are."""
    incidents = published(site)
    return render(
        "summary.html",
        figures=list(figures(site, page)) if incidents else [],
        totals=totals(site, page, incidents),
        since=min(map(start_year, incidents)) if incidents else "",
    )


def ongoing_part(site: Site, page: str) -> str:
    """Tell of what is not over, and what of it came back; nothing where nothing is."""
    return render("ongoing.html", entries=list(ongoing(site, page)))


def latest_part(site: Site, page: str) -> str:
    """List the latest incidents, or say what to do where there are none."""
    incidents = published(site)
    shown = latest(incidents)
    return render(
        "latest.html",
        rows=rows(site, page, shown),
        list_href=site.url(page, list_path(site)),
        total=count(len(incidents), "report") if len(incidents) > len(shown) else "",
        settings=site.settings,
        writing_href=site.url(page, writing_path(site)),
    )


def latest(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """Return the latest five incidents; none that was withdrawn."""
    return tuple(incident for incident in incidents if incident.status != "withdrawn")[:LATEST]


def overdue(site: Site, page: str) -> str:
    """List what is overdue of the worst severities and of what came back, else what is overdue at all."""
    known = site.analysis
    late = sorted_for(site, [one for one in known.follow_ups if one.is_overdue(site.today)])
    pressing = [
        one
        for one in late
        if is_pressing(one, site.today, lambda word: site.scale.of(word).rank, known.came_back)
    ]
    opened = sum(one.is_open for one in known.follow_ups)
    href = site.url(page, actions_path(site))
    return render(
        "overdue.html",
        lines=lines(site, page, (pressing or late)[:OVERDUE]),
        late=len(late),
        size=count(opened, "open follow-up") if opened else "",
        href=href,
        late_href=f"{href}?standing=overdue",
    )


def came_back(site: Site, page: str) -> str:
    """Tell what came back while a promise was open and is over, the latest first."""
    over = [one for one in site.analysis.broken if not one.later.is_ongoing]
    found = list(back(site, page, over[:BACK]))
    more = len(over) - len(found)
    return render("came_back.html", found=found, more=more, href=site.url(page, actions_path(site)))


PARTS: Mapping[str, Callable[[Site, str], str]] = {
    "summary": summary,
    "ongoing": ongoing_part,
    "latest": latest_part,
    "overdue": overdue,
    "came-back": came_back,
    "twelve-months": twelve_months,
    "this-week": this_week,
}
