"""One value of a facet: its incidents, what it comes to, what happened again, and what it stands with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from ..insight.counted import counted
from ..insight.facets import FACETS, SERVICES, TAGS, Group, together
from ..model.incident import Incident
from ..rendering.report import Heading
from ..wording.times import date_stamp
from ..wording.words import ENGLISH, Words, to_say
from .base.page import Fragment, Page, Site, newest_of
from .base.paths import actions_path, facet_path
from .base.row import Row, rows
from .base.template import render
from .parts.action import lines
from .parts.asked import STANDING, asked, told_apart, totals
from .parts.facet_again import again_in, chains, repeats
from .parts.facet_figures import figures
from .parts.facet_names import Name, link, name, owners
from .parts.facet_severities import mix, stacks
from .parts.facet_years import Columns, columns, per_year, shown_years
from .parts.impact import Impact
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
            make = partial(content, site, group)
            path, newest = facet_path(site, facet, group.slug), newest_of(group.incidents)
            yield Page(path, title, description, make, found=found(group, words), newest=newest)


def found(group: Group, words: Words = ENGLISH) -> str:
    """Return the title under which searches find the page of a value: `checkout · service, 12 incidents`."""
    size, one = told_apart(group.incidents, words), words.say(group.facet.one)
    last = words.say("last %(day)s", day=date_stamp(group.incidents[0], words).text)
    return f"{name(group, words)} · {words.series((one, size, last))}"


def content(site: Site, group: Group, _: str) -> Fragment:
    """Write the page of one value."""
    path, words = facet_path(site, group.facet, group.slug), site.words
    listed = entries(site, path, group.incidents[:MOST], group)
    parts = {
        "incidents": listed,
        "again": [*chains(site, path, group), *repeats(site, path, group)],
        "open": lines(site, path, (found := figures(site, group)).open[:FOLLOW_UPS]),
        "together": shared(site, path, group),
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
    return sum((impact(site, incident) for incident in counted(group.incidents)), Impact())


def entries(site: Site, path: str, incidents: Sequence[Incident], group: Group) -> list[Entry]:
    """Return the lines of the list."""
    listed = rows(site, path, incidents)
    return [
        Entry(row, again_in(site, incident, group)) for row, incident in zip(listed, incidents, strict=True)
    ]


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
