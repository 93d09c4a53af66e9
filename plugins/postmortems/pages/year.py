"""The timeline of one year: a band for each month, and what happened as a list by month.

Where there is much, the bands have how many a day, and the list has the first of each month.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from ..insight.interval import by_years
from ..model.incident import Incident
from ..rendering.report import Heading
from ..wording.numbers import count
from ..wording.times import MONTHS, midnight, start_year
from .base.page import Fragment, Page, Site
from .base.paths import published, timeline_path, year_path
from .base.row import rows
from .base.template import render
from .drawing.chart import Look, Scope, chart
from .drawing.chart_bands import Tick
from .drawing.packing import number
from .drawing.stacked_columns import Amounts, Columns, columns
from .incidents import table_of
from .parts import amounts
from .parts.impact import by_month, month_table
from .parts.months import address, months

FOLDERS = ("timeline",)
LOOK = Look(lane=24, plot=600, title_units=(90, 40))
MOST = 300
"""How many incidents are shown one by one; of more the days are counted."""
A_MONTH = 100
"""How many incidents of a month are listed then; the table of incidents has the others."""
DAYS = 31


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each year that an incident touches, the latest first."""
    found = by_years(published(site), site.today)
    for year, inside in found.items():
        description = f"{count(len(inside), 'incident')} in {year}, by month."
        make = partial(content, site, year, inside, list(found))
        yield Page(year_path(site, year), f"Timeline {year}", description, make)


def content(site: Site, year: int, inside: Sequence[Incident], found: Sequence[int], _: str) -> Fragment:
    """Draw one year."""
    path = year_path(site, year)
    pairs = list(zip(inside, rows(site, path, inside), strict=True))
    impacts = by_month(site, inside)
    is_long = len(inside) > MOST
    listed = months(pairs, year, impacts, A_MONTH if is_long else None)
    bands = scopes(year, site.today)
    html = render(
        "year.html",
        year=year,
        chart=None if is_long else chart(pairs, bands, day_ticks(), LOOK, site.today),
        columns=days(site, year, inside, bands) if is_long else None,
        months=listed,
        table=table_of(site, path, year) if is_long else (),
        impact=month_table(site, impacts, year),
        counts=counts(inside, year),
        neighbours=[(other, site.url(path, year_path(site, other))) for other in neighbours(year, found)],
        timeline_href=site.url(path, timeline_path(site)),
    )
    return Fragment(html, tuple(Heading(2, month.name, month.anchor) for month in listed))


def days(site: Site, year: int, inside: Sequence[Incident], bands: Sequence[Scope]) -> Columns:
    """Draw how many incidents each day has, a band for each month."""
    found = amounts.by_day(site, inside, year, partial(address, "", year))
    drawn = [
        Amounts(band.label, address("", year, month) if month in found else "", found.get(month, ()))
        for month, band in enumerate(bands, 1)
    ]
    return columns(drawn, DAYS, day_ticks())


def counts(inside: Sequence[Incident], year: int) -> str:
    """Say how many incidents a year saw, and how many of them it had from the year before."""
    carried = sum(start_year(incident) < year for incident in inside)
    earlier = f", {carried} of them from an earlier year" if carried else ""
    return count(len(inside), "incident") + earlier


def neighbours(year: int, found: Sequence[int]) -> list[int]:
    """Return the years with a page that come just before and after this one."""
    at = found.index(year)
    return sorted([*found[max(at - 1, 0) : at], *found[at + 1 : at + 2]])


def scopes(year: int, today: date) -> list[Scope]:
    """Return the bands of a year, up to the month of `today`; each is as wide as 31 days."""
    months = [month for month in range(1, 13) if date(year, month, 1) <= today or year < today.year]
    return [_scope(year, month) for month in months or range(1, 13)]


def _scope(year: int, month: int) -> Scope:
    start = midnight(date(year, month, 1))
    end = midnight(date(year + month // 12, month % 12 + 1, 1))
    return Scope(MONTHS[month - 1][:3], start, end, start + timedelta(days=DAYS))


def day_ticks() -> tuple[Tick, ...]:
    """Return where the first and every fifth day begin."""
    days = (1, 5, 10, 15, 20, 25, 30)
    return tuple(Tick(number((day - 1) / DAYS * 100), str(day)) for day in days)
