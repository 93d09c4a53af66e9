"""An overview for each facet: its values as a table, those that most incidents share on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ..frozen import Frozen
from ..insight.counted import counted, counts
from ..insight.facets import FACETS, SERVICES, TAGS, Facet, Group
from ..wording.times import Stamp, date_stamp
from ..wording.words import ENGLISH, Words, to_say
from .base.page import Fragment, Page, Site
from .base.paths import facet_path, list_path, writing_path
from .base.template import render
from .drawing.weeks import WORST
from .parts.asked import counting, told_apart
from .parts.facet_figures import Figures, figures
from .parts.facet_names import COUNTED, Name, link, owners, unheard
from .parts.facet_severities import Mix, mix
from .parts.facet_years import Columns, columns, per_year, shown_years

FOLDERS = tuple(facet.name for facet in FACETS)
YEARS = 15
LONG = 60
"""A table of more values than this has only those of two incidents or more; the others follow as a list."""
FIND = 20
"""In a table of more values than this one can search for some."""
MOST, NAMES = 300, 3000
"""How many values the table has at all, and how many names each list of the others."""
LEADS = {
    "services": to_say("What was hit."),
    "causes": to_say("What made incidents possible, in the words of the reports."),
    "triggers": to_say("What set incidents off."),
    "tags": to_say("Words to find incidents by."),
}
MISSING = {
    "services": "services: [checkout]", "causes": "contributing_factors: [missing limit]",
    "triggers": "trigger: deploy", "tags": "tags: [black-friday]",
}  # fmt: skip


class Names(Frozen):
    """Values that are only named, the first of `size`; `title` says what they have in common."""

    title: str
    anchor: str
    size: int
    names: tuple[Name, ...]


class Line(NamedTuple):
    """A value in the table; `href` leads to its incidents, of which `others` do not count."""

    name: Name
    href: str
    others: str
    owner: str
    figures: Figures
    mix: Mix
    years: Columns
    last: Stamp


def pages(site: Site) -> Iterator[Page]:
    """Yield an overview for each facet of the site."""
    for facet in site.facets:
        make = partial(content, site, facet)
        title, lead = site.called(facet.name, facet.title), site.words.say(LEADS[facet.name])
        yield Page(facet_path(site, facet), title, lead, make)


def content(site: Site, facet: Facet, _: str) -> Fragment:
    """Write one overview."""
    path, words = facet_path(site, facet), site.words
    known = site.analysis.groups[facet.name]

    def called(one: Facet) -> str:
        return site.called(one.name, one.title)

    groups = sorted(known.values(), key=lambda group: -len(counted(group.incidents)))
    shared = [group for group in groups if len(group.incidents) > 1] if len(groups) > LONG else groups
    listed = lines(site, path, shared[:MOST])
    html = render(
        "facets.html",
        words,
        title=called(facet),
        one=words.say(facet.one),
        facet=facet,
        beside=[
            (called(each), "" if each is facet else site.url(path, facet_path(site, each)))
            for each in site.facets
        ],
        lead=words.say(LEADS[facet.name]),
        size=size(facet, groups, words),
        lines=listed,
        others=list(others(site, path, shared[MOST:], groups[len(shared) :])),
        worst=site.scale.ordered[:WORST],
        has_medians=facet is not TAGS and any(line.figures.spread for line in listed),
        find=FIND,
        unheard=unheard(site, facet, known),
        missing=MISSING[facet.name],
        has_incidents=bool(site.analysis.incidents),
        list_href=site.url(path, list_path(site)),
        settings=site.settings,
        tells_follow_ups=site.tells_follow_ups,
        writing_href=site.url(path, writing_path(site)),
    )
    return Fragment(html)


def others(site: Site, path: str, fewer: Sequence[Group], once: Sequence[Group]) -> Iterator[Names]:
    """Yield what the table leaves out: values of fewer incidents than those in it, and those of one."""
    if fewer:
        names = tuple(link(site, path, group, len(group.incidents)) for group in fewer[:NAMES])
        yield Names(site.words.say("Named by fewer incidents"), "pm-fewer", len(fewer), names)
    if once:
        names = tuple(link(site, path, group) for group in once[:NAMES])
        yield Names(site.words.say("Named by one incident"), "pm-once", len(once), names)


def size(facet: Facet, groups: Sequence[Group], words: Words = ENGLISH) -> str:
    """Say how many values there are, in how many incidents and whatever else."""
    inside = {incident.id: incident for group in groups for incident in group.incidents}
    named = words.count(len(groups), *COUNTED[facet.name])
    return words.say(
        "%(values)s in %(incidents)s", values=named, incidents=told_apart(inside.values(), words)
    )


def lines(site: Site, path: str, groups: Sequence[Group]) -> list[Line]:
    """Write the lines of a table; their columns are those of the same years."""
    owner_of = owners(site.settings) if groups and groups[0].facet is SERVICES else {}
    amounts = [per_year(counted(group.incidents)) for group in groups]
    years = shown_years((year for of in amounts for year in of), site.today.year, YEARS)
    return [
        Line(
            name=link(site, path, group),
            href=counting(site, path, (group.facet.question, group.slug)),
            others=told_apart((one for one in group.incidents if not counts(one)), site.words),
            owner=owner_of.get(group.slug, ""),
            figures=figures(site, group),
            mix=mix(site, group),
            years=columns(of, years, site.words),
            last=date_stamp(group.incidents[0], site.words),
        )
        for group, of in zip(groups, amounts, strict=True)
    ]
