"""One value of a facet: its incidents, what it comes to, what happened again, and what it stands with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from ..insight.counted import counted
from ..insight.facets import FACETS, SERVICES, TAGS, Group, together
from ..rendering.report import Heading
from ..wording.times import date_stamp
from ..wording.words import ENGLISH, Words, to_say
from .base.cards import told_of
from .base.page import Fragment, Page, Site, newest_of
from .base.paths import actions_path, facet_path
from .base.row import Row, rows
from .base.template import render
from .parts.action import lines
from .parts.asked import STANDING, asked, told_apart, totals
from .parts.facet_again import Again, again_in, chains, repeats
from .parts.facet_figures import figures
from .parts.facet_names import Name, link, name, owners
from .parts.facet_severities import mix, stacks
from .parts.facet_years import Columns, columns, per_year, shown_years
from .parts.impact import Impact, total
from .parts.incident_page import said
from .parts.insights_charts import impact

FOLDERS = tuple(facet.name for facet in FACETS)
YEARS = 24
FIRST = 20
"""How many incidents are listed at once; older ones are folded away."""
MOST = 300
"""How many incidents are listed at all; the table of incidents has the others."""
FOLLOW_UPS, SHARED = 20, 8
SECTIONS = {
    "incidents": Heading(2, to_say("Incidents"), "pm-incidents"),
    "again": Heading(2, to_say("Happened again"), "pm-again"),
    "open": Heading(2, to_say("Open follow-ups"), "pm-open"),
    "together": Heading(2, to_say("Seen together with"), "pm-together"),
}


class Others(NamedTuple):
    """What the page of a value says besides what its incidents say.

    `again` says of each that is listed what it has in common with an earlier one; `came_back` are the ids of
    those that came back while a promise was open.
    """

    again: tuple[str, ...]
    chains: tuple[Again, ...]
    came_back: tuple[str, ...]
    together: list[tuple[str, list[tuple[Name, str]], int]]


class Entry(NamedTuple):
    """An incident of the list; `again` says what it has in common with an earlier one."""

    row: Row
    again: str


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each value of each facet."""
    for facet in FACETS:
        for group in site.analysis.groups[facet.name].values():
            words = site.words
            of = {"one": words.say(facet.one), "name": name(group, words)}
            title = words.say("%(name)s (%(one)s)", **of)
            told = told_apart(group.incidents, words)
            description = words.say("%(incidents)s with the %(one)s %(name)s.", incidents=told, **of)
            one, newest = _GroupPage(site, group), newest_of(group.incidents)
            yield Page(one.path, title, description, one.make, follows_from=one.follows_from,
                       found=found(group, words), newest=newest)  # fmt: skip


class _GroupPage:
    """The page of one value, to be made when it is asked for."""

    def __init__(self, site: Site, group: Group) -> None:
        self._site, self._group = site, group
        self.path = facet_path(site, group.facet, group.slug)

    @cached_property
    def _others(self) -> Others:
        return others(self._site, self.path, self._group)

    def follows_from(self) -> str:
        """Tell what the page follows from: its incidents, and what others say about them."""
        group = self._group
        return "".join((*told_of(self._site, group.incidents), repr((group.label, group.slug, self._others))))

    def make(self, _: str) -> Fragment:
        """Write the page."""
        return content(self._site, self._group, self._others)


def others(site: Site, path: str, group: Group) -> Others:
    """Ask the site all that the page of a value needs besides its incidents."""
    return Others(
        tuple(again_in(site, incident, group) for incident in group.incidents[:MOST]),
        (*chains(site, path, group), *repeats(site, path, group)),
        tuple(one.id for one in group.incidents if one.id in site.analysis.came_back),
        shared(site, path, group),
    )


def found(group: Group, words: Words = ENGLISH) -> str:
    """Return the title under which searches find the page of a value: `checkout · service, 12 incidents`."""
    size, one = told_apart(group.incidents, words), words.say(group.facet.one)
    last = words.say("last %(day)s", day=date_stamp(group.incidents[0], words).text)
    return f"{name(group, words)} · {words.series((one, size, last))}"


def content(site: Site, group: Group, beside: Others) -> Fragment:
    """Write the page of one value."""
    path, words = facet_path(site, group.facet, group.slug), site.words
    parts = {
        "incidents": list(map(Entry, rows(site, path, group.incidents[:MOST]), beside.again)),
        "again": beside.chains,
        "open": lines(site, path, (found := figures(site, group)).open[:FOLLOW_UPS]),
        "together": beside.together,
    }
    sections = said(SECTIONS, words)
    headings = tuple(heading for part, heading in sections.items() if parts[part])
    drawn = years(site, group)
    html = render(
        "facet.html",
        words,
        headings=headings,
        title=site.called(group.facet.name, group.facet.title),
        one=words.say(group.facet.one),
        name=name(group, words),
        owner=owners(site.settings).get(group.slug, "") if group.facet is SERVICES else "",
        figures=found,
        tells_follow_ups=site.tells_follow_ups,
        totals=totals(site, path, group.incidents, (group.facet.question, group.slug)),
        oldest=rows(site, path, group.incidents[-1:])[0],
        years=drawn,
        stacks=stacks(site, group, drawn) if drawn else (),
        severities=tuple(mix(site, group).amounts),
        impact=None if group.facet is TAGS else whole_impact(site, group),
        today=words.day(site.today),
        overview_href=site.url(path, facet_path(site, group.facet)),
        list_href=asked(site, path, (group.facet.question, group.slug), *STANDING),
        actions_href=site.url(path, actions_path(site)) + owed(group),
        sections=sections,
        first=FIRST,
        **parts,
    )
    return Fragment(html, headings)


def whole_impact(site: Site, group: Group) -> Impact:
    """Return how long the incidents of a group hurt, all together."""
    return total(impact(site, incident) for incident in counted(group.incidents))


def owed(group: Group) -> str:
    """Return what narrows the list of follow-ups to a group; it knows services."""
    return f"?{SERVICES.question}={quote(group.slug)}" if group.facet is SERVICES else ""


def years(site: Site, group: Group) -> Columns | None:
    """Draw incidents a year; None where that would be a single column, or a single incident."""
    amounts = per_year(counted(group.incidents))
    shown = shown_years(amounts, site.today.year, YEARS)
    if sum(amounts.values()) < 2 or len(shown) < 2:
        return None
    return columns(amounts, shown, site.words)


def shared(site: Site, path: str, group: Group) -> list[tuple[str, list[tuple[Name, str]], int]]:
    """Return what a group is seen with, each with how often it would by chance, and how many others are."""
    total = sum(incident.status != "withdrawn" for incident in site.analysis.incidents)
    return [
        (
            site.words.say(facet.title),
            [
                (link(site, path, one.group, one.amount), site.words.tenths(one.by_chance))
                for one in found[:SHARED]
            ],
            len(found[SHARED:]),
        )
        for facet, found in together(site.analysis.groups, group, total)
        if found
    ]
