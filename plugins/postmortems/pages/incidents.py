"""The table of all incidents, newest first, in pages by year where there are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from ..insight.facets import FACETS
from ..insight.selection import ONGOING, YES
from ..model.incident import Incident
from ..rendering.report import Heading
from ..site.attachments import YEARS
from ..wording.numbers import count, number
from ..wording.times import start_year
from .base.page import Fragment, Page, Site, Way
from .base.paths import facet_path, list_path, published, timeline_path, writing_path, year_path
from .base.row import Row, by_year, rows
from .base.template import render
from .parts.asked import asked, totals
from .parts.filters import MANY, Filters, filters

TITLE = "Incidents"
FOLDERS = ("incidents",)
WAY = Way(10, TITLE, list_path)
PAGE = 300
"""How many incidents a page has at most; the latest stand on the first."""
SORTS = {
    "": "Newest first", "date": "Oldest first", "severity": "Worst first", "-severity": "Least severe first",
    "-length": "Longest first", "length": "Shortest first", "title": "Title, A to Z",
    "-title": "Title, Z to A",
}  # fmt: skip
UNUSUAL = (
    ("kind", "security", "security incident", ""),
    ("status", "draft", "draft", ""),
    ("status", "in-review", "in review", "in review"),
)
"""What is said of incidents beside their sorts: the choice that shows them, and what they are called."""


@dataclass(frozen=True)
class Part:
    """The incidents of a year, or of a part of one that is too long for a page."""

    name: str
    year: int
    incidents: tuple[Incident, ...]


@dataclass(frozen=True)
class Group:
    """The rows of a part."""

    part: Part
    size: str
    rows: tuple[Row, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the table; the pages of the years have what does not fit."""
    here, rest = parts(published(site))
    yield Page(list_path(site), TITLE, "Every incident, newest first.", partial(content, site, here, rest))


def parts(incidents: Sequence[Incident]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the parts that stand on the first page, and those that have a page of their own."""
    found = [part for year, inside in by_year(incidents).items() for part in _parts_of(year, inside)]
    ends = accumulate(len(part.incidents) for part in found)
    here = sum(end <= PAGE for end in ends)
    return tuple(found[:here]), tuple(found[here:])


def _parts_of(year: int, incidents: Sequence[Incident]) -> Iterator[Part]:
    for nth, start in enumerate(range(0, len(incidents), PAGE), 1):
        name = f", part {nth}" if nth > 1 else ""
        yield Part(f"{year}{name}", year, tuple(incidents[start : start + PAGE]))


def rows_path(site: Site) -> str:
    """Return the path of the rows that do not stand on the first page."""
    return site.settings.under(f"incidents/{YEARS}/rows.json")


def told_path(site: Site) -> str:
    """Return the path of what the sentences of incidents say, in the order of the table."""
    return site.settings.under(f"incidents/{YEARS}/told.json")


def content(site: Site, here: Sequence[Part], rest: Sequence[Part], _: str) -> Fragment:
    """Write the first page, with the filters of all incidents."""
    path, incidents = list_path(site), published(site)
    found = filters(site) if incidents else Filters((), {})
    later = dict.fromkeys(part.year for part in rest)
    years = [(str(year), site.url(path, year_path(site, year))) for year in later]
    links = [(facet.title.lower(), site.url(path, facet_path(site, facet))) for facet in FACETS]
    html = render(
        "incidents.html",
        title=TITLE,
        groups=_groups(site, path, here),
        years=years,
        since=min(map(start_year, incidents)) if incidents else "",
        totals=totals(site, path, incidents),
        among=list(among(site, path, incidents)),
        latest=number(sum(len(part.incidents) for part in here)) if rest else "",
        filters=found.listed,
        marks=found.marks,
        sorts=SORTS,
        rows_href=site.url(path, rows_path(site)) if rest else "",
        told_href=site.url(path, told_path(site)),
        many=MANY,
        links=links,
        timeline_href=site.url(path, timeline_path(site)),
        settings=site.settings,
        writing_href=site.url(path, writing_path(site)),
        unplaced=[(title, site.url(path, page)) for page, title in sorted(site.unplaced.items())],
    )
    return Fragment(html, tuple(Heading(2, part.name, f"y{part.year}") for part in here))


def _groups(site: Site, path: str, found: Iterable[Part]) -> list[Group]:
    return [
        Group(part, count(len(part.incidents), "report"), rows(site, path, part.incidents)) for part in found
    ]


def among(site: Site, page: str, incidents: Sequence[Incident]) -> Iterator[tuple[str, str]]:
    """Say how many of them are not the usual thing, each with the way to them where a choice shows them."""
    if ongoing := sum(incident.is_ongoing for incident in incidents):
        yield f"{number(ongoing)} ongoing", asked(site, page, (ONGOING.name, YES))
    found = Counter(pair for one in incidents for pair in (("kind", one.kind), ("status", one.status)))
    for name, value, *words in UNUSUAL:
        if amount := found[name, value]:
            yield count(amount, *words), asked(site, page, (name, value))
