"""The timeline of all years: every incident on one drawing, a band for each year, and as a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from ..insight.interval import interval, year_bounds, years
from ..model.incident import Incident
from ..rendering.report import Heading
from ..wording.numbers import count
from ..wording.times import MONTHS, midnight
from .base.page import Fragment, Page, Site, Way
from .base.paths import list_path, published, timeline_path, year_path
from .base.row import Row, rows
from .base.template import render
from .drawing.chart import Chart, Look, Scope, Tick, chart
from .drawing.packing import number, share
from .parts.impact import Impact, by_month, year_table
from .parts.months import Month, latest_first, months
from .year import counts

TITLE = "Timeline"
FOLDERS = ("timeline",)
WAY = Way(20, TITLE, timeline_path)
LOOK = Look(lane=18, plot=300)
LONG_GAP = 3


@dataclass(frozen=True)
class Year:
    """A year of the list, with the address of its own page."""

    year: int
    href: str
    size: str
    months: tuple[Month, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of all years."""
    path = timeline_path(site)
    yield Page(path, TITLE, "Every incident on a time axis.", lambda _: content(site, path))


def content(site: Site, path: str) -> Fragment:
    """Draw all years."""
    incidents = published(site)
    pairs = list(zip(incidents, rows(site, path, incidents), strict=True))
    impacts = by_month(site, incidents)
    listed = listing(site, path, pairs, impacts)
    html = render(
        "timeline.html",
        title=TITLE,
        chart=overview(site, path, pairs),
        years=listed,
        impact=year_table(site, impacts, [year.year for year in listed]),
        size=count(len(incidents), "incident"),
        list_href=site.url(path, list_path(site)),
        settings=site.settings,
    )
    return Fragment(html, tuple(Heading(2, str(year.year), f"y{year.year}") for year in listed))


def listing(
    site: Site, path: str, pairs: Sequence[tuple[Incident, Row]], impacts: Mapping[tuple[int, int], Impact]
) -> list[Year]:
    """Return every year that an incident touches, the latest first, with what stands in it."""
    timed = [(pair, interval(pair[0], site.today)) for pair in pairs]
    listed = []
    for year in years((incident for incident, _ in pairs), site.today):
        kept = [pair for pair, when in timed if when.touches(*year_bounds(year))]
        size = counts([incident for incident, _ in kept], year)
        listed.append(
            Year(year, site.url(path, year_path(site, year)), size, latest_first(months(kept, year, impacts)))
        )
    return listed


def overview(site: Site, path: str, pairs: Sequence[tuple[Incident, Row]]) -> Chart:
    """Draw a band for each year from the latest to the first, and one for each long gap."""
    found = years((incident for incident, _ in pairs), site.today)
    return chart(pairs, list(scopes(site, path, found)), month_ticks(), LOOK, site.today)


def scopes(site: Site, path: str, found: Sequence[int]) -> Iterator[Scope]:
    """Yield the bands from the latest year to the first; three empty years or more share one."""
    known = set(found)
    span = range(max(found), min(found) - 1, -1) if found else range(0)
    for has_any, group in groupby(span, known.__contains__):
        run = list(group)
        if not has_any and len(run) >= LONG_GAP:
            yield _scope(run[-1], run[0])
            continue
        for year in run:
            yield _scope(year, year, site.url(path, year_path(site, year)) if has_any else "")


def _scope(first: int, last: int, href: str = "") -> Scope:
    label = str(first) if first == last else f"{first}–{last}"
    start, end = year_bounds(first)[0], year_bounds(last)[1]
    return Scope(label, start, end, end, href)


def month_ticks() -> tuple[Tick, ...]:
    """Return where the months of a year begin."""
    position = partial(share, start=midnight(date(2001, 1, 1)), end=midnight(date(2002, 1, 1)))
    starts = [midnight(date(2001, month, 1)) for month in range(1, 13)]
    return tuple(Tick(number(position(at)), name[:3]) for at, name in zip(starts, MONTHS, strict=True))
