"""The way in: how things stand, what happened last, what is overdue, and where to go from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..insight.selection import in_order
from ..insight.urgency import is_pressing
from ..model.incident import Incident
from ..model.page_kinds import HOME
from ..rendering.report import Heading
from ..wording.times import start_year
from ..wording.words import to_count, to_say
from .all import ways
from .base.layout import day_told
from .base.page import Fragment, Page, Site
from .base.paths import actions_path, home_path, list_path, published, writing_path
from .base.row import rows
from .base.template import render
from .parts.action import lines
from .parts.action_table import sorted_for
from .parts.asked import totals
from .parts.choice import EVERYTHING, FILTERS, LIMIT, SORT, Choice, narrowed
from .parts.earlier import earlier, this_week
from .parts.standing import back, figures, ongoing
from .parts.twelve_months import twelve_months

TITLE = to_say("Postmortems")
REPORTS = to_count("%(num)s report", "%(num)s reports")
OPEN = to_count("%(num)s open follow-up", "%(num)s open follow-ups")
LATEST, OVERDUE, BACK = 5, 5, 3
HEADINGS = tuple(
    Heading(2, text, anchor)
    for anchor, text in (
        ("latest", to_say("Latest")),
        ("overdue", to_say("Overdue follow-ups")),
        ("came-back", to_say("Came back while a follow-up was open")),
        ("twelve-months", to_say("The last twelve months")),
        ("this-week", to_say("This week in earlier years")),
    )
)
"""The parts of the page that have a heading, by their names."""


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page, for sites that have none of their own."""
    path = home_path(site)
    said = site.words.say("How things stand, and what was learned.")
    yield Page(path, site.called(HOME, TITLE), said, lambda _: content(site, path))


def content(site: Site, path: str) -> Fragment:
    """Write the home page from its parts that have anything to say; without incidents, only what to do."""
    words = site.words
    is_empty = {
        "overdue": not site.tells_follow_ups,
        "came-back": all(one.later.is_ongoing for one in site.analysis.broken),
        "this-week": not any(True for _ in earlier(site)),
    }
    shown = [one for one in HEADINGS if not is_empty.get(one.anchor)] if published(site) else []
    headings = [one._replace(text=words.say(one.text)) for one in shown]
    parts = [(heading, PARTS[heading.anchor].make(site, path, EVERYTHING)) for heading in headings]
    lead = [
        (None, PARTS[name].make(site, path, EVERYTHING))
        for name in (("ongoing", "summary") if headings else ("latest",))
    ]
    links = [(site.called(way.kind, way.title), site.url(path, way.path(site))) for way in ways(site)]
    title, shown_ways = site.called(HOME, TITLE), links if headings else []
    html = render("home.html", words, title=title, sections=[*lead, *parts], ways=shown_ways)
    return Fragment(html, tuple(headings))


def part(site: Site, name: str, page: str, choice: Choice = EVERYTHING) -> str | None:
    """Return a part as HTML for a page of the site's own, with links from there; None for an unknown name.

    Only the figures say of which day they tell.
    """
    found = PARTS.get(name)
    if found is None:
        return None
    html = found.make(narrowed(site, choice), page, choice)
    return html + day_told(site.today, site.words) if name == "summary" and published(site) else html


def summary(site: Site, page: str) -> str:
    """Say how things stand in a few figures, and how many reports of what sort there are."""
    incidents = published(site)
    return render(
        "summary.html",
        site.words,
        figures=list(figures(site, page)) if incidents else [],
        totals=totals(site, page, incidents),
        since=min(map(start_year, incidents)) if incidents else "",
    )


def ongoing_part(site: Site, page: str) -> str:
    """Tell of what is not over, and what of it came back; nothing where nothing is."""
    return render("ongoing.html", site.words, entries=list(ongoing(site, page)))


def latest_part(site: Site, page: str, choice: Choice) -> str:
    """List the latest incidents, or those that are asked for, or say what to do where there are none."""
    incidents = published(site)
    listed = in_order(incidents, choice.sort, [word.name for word in site.settings.severities])
    shown = latest(listed, choice)
    return render(
        "latest.html",
        site.words,
        rows=rows(site, page, shown),
        list_href=f"{way}{choice.query}" if (way := site.way(page, list_path(site))) else "",
        is_asked=bool(choice.given),
        total=site.words.count(len(incidents), *REPORTS) if len(incidents) > len(shown) else "",
        settings=site.settings,
        writing_href=site.url(page, writing_path(site)),
    )


def latest(incidents: Sequence[Incident], choice: Choice = EVERYTHING) -> tuple[Incident, ...]:
    """Return the first five incidents, or as many as are asked for; withdrawn ones only if those are."""
    any_status = "status" in choice.selection.values
    found = tuple(incident for incident in incidents if any_status or incident.status != "withdrawn")
    return found[: choice.limit or LATEST]


def overdue(site: Site, page: str, choice: Choice) -> str:
    """List what is overdue of the worst severities and of what came back, else what is overdue at all."""
    known = site.analysis
    late = sorted_for(site, [one for one in known.follow_ups if one.is_overdue(site.today)])
    pressing = [
        one
        for one in late
        if is_pressing(one, site.today, lambda word: site.scale.of(word).rank, known.came_back)
    ]
    opened = sum(one.is_open for one in known.follow_ups)
    href = site.way(page, actions_path(site))
    return render(
        "overdue.html",
        site.words,
        lines=lines(site, page, (pressing or late)[: choice.limit or OVERDUE]),
        late=len(late),
        tells_follow_ups=site.tells_follow_ups,
        opened=opened if not choice.given else 0,
        href=href,
        late_href=f"{href}?standing=overdue" if href else "",
    )


def came_back(site: Site, page: str, choice: Choice) -> str:
    """Tell what came back while a follow-up was open and is over, the latest first."""
    over = [one for one in site.analysis.broken if not one.later.is_ongoing]
    found = list(back(site, page, over[: choice.limit or BACK]))
    more = len(over) - len(found)
    href = site.url(page, actions_path(site))
    told = site.tells_follow_ups
    return render("came_back.html", site.words, found=found, more=more, href=href, tells_follow_ups=told)


class Part(NamedTuple):
    """What can be placed on a page: what it `says`, how it is made, and what a marker may say of it."""

    says: str
    make: Callable[[Site, str, Choice], str]
    takes: tuple[str, ...] = ()


def _whole(make: Callable[[Site, str], str]) -> Callable[[Site, str, Choice], str]:
    """Return what makes a part of which no marker chooses anything but the incidents."""
    return lambda site, page, _: make(site, page)


PARTS: Mapping[str, Part] = {
    "summary": Part(
        "how things stand in three figures, and how many reports of what sort there are", _whole(summary)
    ),
    "ongoing": Part(
        "what is not over, and what of it came back; nothing where nothing is", _whole(ongoing_part), FILTERS
    ),
    "latest": Part("the latest five", latest_part, (*FILTERS, LIMIT, SORT)),
    "overdue": Part(
        "five overdue follow-ups of the two worst severities and of what came back, and how many are open",
        overdue,
        (*FILTERS, LIMIT),
    ),
    "came-back": Part("what came back while a follow-up of the first time was open", came_back, (LIMIT,)),
    "twelve-months": Part("incidents by month and severity, drawn and as a table", _whole(twelve_months)),
    "this-week": Part("what began within three days of today in earlier years", _whole(this_week)),
}
