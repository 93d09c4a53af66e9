"""The table of all incidents, newest first, in pages by year where there are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from ..frozen import Frozen
from ..insight.selection import ONGOING, YES
from ..model.incident import Incident
from ..model.page_kinds import INCIDENTS, YEARS
from ..rendering.report import Heading
from ..wording.times import start_year
from ..wording.words import ENGLISH, Words, to_count, to_say
from .base.page import Fragment, Page, Site, Way
from .base.paths import facet_path, list_path, published, timeline_path, writing_path, year_path
from .base.row import Row, by_year, rows
from .base.template import render
from .parts.asked import asked, totals
from .parts.filters import MANY, Filters, filters

TITLE = to_say("Incidents")
FOLDERS = ("incidents",)
WAY = Way(10, TITLE, list_path, FOLDERS[0])
REPORTS = to_count("%(num)s report", "%(num)s reports")
PAGE = 300
"""How many incidents a page has at most; the latest stand on the first."""
SORTS = {
    "": to_say("Newest first"),
    "date": to_say("Oldest first"),
    "severity": to_say("Worst first"),
    "-severity": to_say("Least severe first"),
    "-length": to_say("Longest first"),
    "length": to_say("Shortest first"),
    "title": to_say("Title, A to Z"),
    "-title": to_say("Title, Z to A"),
}
UNUSUAL = (
    ("kind", "security", *to_count("%(num)s security incident", "%(num)s security incidents")),
    ("status", "draft", *to_count("%(num)s draft", "%(num)s drafts")),
    ("status", "in-review", *to_count("%(num)s in review", "%(num)s in review")),
)
"""What is said of incidents beside their sorts: the choice that shows them, and what they are called."""


class Part(NamedTuple):
    """The incidents of a year, or of a part of one that is too long for a page."""

    name: str
    year: int
    incidents: tuple[Incident, ...]


class Group(Frozen):
    """The rows of a part."""

    part: Part
    size: str
    rows: tuple[Row, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the table; the pages of the years have what does not fit."""
    here, rest = parts(published(site), site.words)
    title, said = site.called(INCIDENTS, TITLE), site.words.say("Every incident, newest first.")
    yield Page(list_path(site), title, said, partial(content, site, here, rest))


def parts(incidents: Sequence[Incident], words: Words = ENGLISH) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the parts that stand on the first page, and those that have a page of their own."""
    found = [part for year, inside in by_year(incidents).items() for part in _parts_of(year, inside, words)]
    ends = accumulate(len(part.incidents) for part in found)
    here = sum(end <= PAGE for end in ends)
    return tuple(found[:here]), tuple(found[here:])


def _parts_of(year: int, incidents: Sequence[Incident], words: Words) -> Iterator[Part]:
    for nth, start in enumerate(range(0, len(incidents), PAGE), 1):
        name = words.say("%(title)s, part %(nth)s", title=year, nth=nth) if nth > 1 else str(year)
        yield Part(name, year, tuple(incidents[start : start + PAGE]))


def rows_path(site: Site) -> str:
    """Return the path of the rows that do not stand on the first page."""
    return site.settings.under(f"incidents/{YEARS}/rows.json")


def told_path(site: Site) -> str:
    """Return the path of what the sentences of incidents say, in the order of the table."""
    return site.settings.under(f"incidents/{YEARS}/told.json")


def content(site: Site, here: Sequence[Part], rest: Sequence[Part], _: str) -> Fragment:
    """Write the first page, with the filters of all incidents."""
    path, incidents, words = list_path(site), published(site), site.words
    found = filters(site) if incidents else Filters((), {})
    later = dict.fromkeys(part.year for part in rest)
    years = [(str(year), site.url(path, year_path(site, year))) for year in later]
    links = [
        (
            site.settings.called(facet.name) or words.inside(words.say(facet.title)),
            site.url(path, facet_path(site, facet)),
        )
        for facet in site.facets
    ]
    html = render(
        "incidents.html",
        words,
        title=site.called(INCIDENTS, TITLE),
        groups=_groups(site, path, here),
        years=years,
        since=min(map(start_year, incidents)) if incidents else "",
        totals=totals(site, path, incidents),
        among=list(among(site, path, incidents)),
        latest=words.number(sum(len(part.incidents) for part in here)) if rest else "",
        filters=found.listed,
        marks=found.marks,
        sorts={name: words.say(label) for name, label in SORTS.items()},
        rows_href=site.url(path, rows_path(site)) if rest else "",
        told_href=site.url(path, told_path(site)),
        many=MANY,
        links=links,
        timeline_href=site.way(path, timeline_path(site)),
        settings=site.settings,
        writing_href=site.url(path, writing_path(site)),
        introduction=site.introduction.html if site.introduction else "",
        unplaced=[(title, site.url(path, page)) for page, title in sorted(site.unplaced.items())],
    )
    said = site.introduction.headings if site.introduction else ()
    return Fragment(html, (*said, *(Heading(2, part.name, f"y{part.year}") for part in here)))


def _groups(site: Site, path: str, found: Iterable[Part]) -> list[Group]:
    return [
        Group(part, site.words.count(len(part.incidents), *REPORTS), rows(site, path, part.incidents))
        for part in found
    ]


def among(site: Site, page: str, incidents: Sequence[Incident]) -> Iterator[tuple[str, str]]:
    """Say how many of them are not the usual thing, each with the way to them where a choice shows them."""
    words = site.words
    if ongoing := sum(incident.is_ongoing for incident in incidents):
        yield words.say("%(num)s ongoing", num=words.number(ongoing)), asked(site, page, (ONGOING.name, YES))
    found = Counter(pair for one in incidents for pair in (("kind", one.kind), ("status", one.status)))
    for name, value, *called in UNUSUAL:
        if amount := found[name, value]:
            yield words.count(amount, *called), asked(site, page, (name, value))
