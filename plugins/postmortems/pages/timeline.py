"""The timeline of all years: every incident on one drawing, a band for each year, and as a list.

Where there are many, they are counted by month instead, and the pages of the years have them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from ..insight.interval import by_years, year_bounds
from ..model.incident import Incident
from ..rendering.report import Heading
from ..wording.numbers import count
from ..wording.times import MONTHS, midnight
from .base.page import Fragment, Page, Site, Way
from .base.paths import list_path, published, timeline_path, year_path
from .base.row import Row, rows
from .base.template import render
from .drawing.chart import Chart, Look, Scope, chart
from .drawing.chart_bands import Tick
from .drawing.packing import number, share
from .drawing.stacked_columns import Amounts, Slot, columns
from .parts import amounts
from .parts.impact import Impact, by_month, year_table
from .parts.months import Month, address, latest_first, months
from .year import counts

TITLE = "Timeline"
FOLDERS = ("timeline",)
WAY = Way(20, TITLE, timeline_path)
LOOK = Look(lane=18, plot=300)
LONG_GAP = 3
MOST = 300
"""How many incidents are shown one by one; more are counted by month."""
Years = Mapping[int, Sequence[Incident]]
"""The incidents that touch each year, the latest year first."""


@dataclass(frozen=True)
class Year:
    """A year of the list, with the address of its own page: its incidents by month, or how many there are."""

    year: int
    href: str
    size: str
    months: Sequence[Month] | Sequence[Slot]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of all years."""
    path = timeline_path(site)
    yield Page(path, TITLE, "Every incident on a time axis.", lambda _: content(site, path))


def content(site: Site, path: str) -> Fragment:
    """Draw all years."""
    incidents = published(site)
    found = by_years(incidents, site.today)
    impacts = by_month(site, incidents)
    parts = counted(site, path, found) if len(incidents) > MOST else shown(site, path, found, impacts)
    html = render(
        "timeline.html",
        title=TITLE,
        impact=year_table(site, impacts, found),
        size=count(len(incidents), "incident"),
        list_href=site.url(path, list_path(site)),
        settings=site.settings,
        **parts,
    )
    return Fragment(html, tuple(Heading(2, str(year), f"y{year}") for year in found))


def shown(
    site: Site, path: str, found: Years, impacts: Mapping[tuple[int, int], Impact]
) -> Mapping[str, object]:
    """Return the drawing of every incident, and the list of all."""
    incidents = published(site)
    row_of = dict(zip((incident.id for incident in incidents), rows(site, path, incidents), strict=True))
    years = []
    for year, inside in found.items():
        listed = latest_first(months([(each, row_of[each.id]) for each in inside], year, impacts))
        years.append(Year(year, site.url(path, year_path(site, year)), counts(inside, year), listed))
    pairs = [(incident, row_of[incident.id]) for incident in incidents]
    return {"chart": overview(site, path, pairs, list(found)), "columns": None, "years": years}


def overview(site: Site, path: str, pairs: Sequence[tuple[Incident, Row]], found: Sequence[int]) -> Chart:
    """Draw a band for each year from the latest to the first, and one for each long gap."""
    return chart(pairs, list(scopes(site, path, found)), month_ticks(), LOOK, site.today)


def counted(site: Site, path: str, found: Years) -> Mapping[str, object]:
    """Return the drawing and the list of how many incidents each month has."""
    hrefs = {year: site.url(path, year_path(site, year)) for year in found}
    slots = {
        hrefs[year]: amounts.by_month(site, inside, year, partial(address, hrefs[year], year))
        for year, inside in found.items()
    }
    bands = [
        Amounts(scope.label, scope.href, slots.get(scope.href, ()))
        for scope in scopes(site, path, list(found))
    ]
    return {
        "chart": None,
        "columns": columns(bands, len(MONTHS), month_ticks()),
        "years": [
            Year(year, hrefs[year], counts(inside, year), slots[hrefs[year]])
            for year, inside in found.items()
        ],
    }


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
