"""One year: a band for each month, and its incidents as a table, on several pages where they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from ..frozen import Frozen
from ..insight.counted import counted, counts
from ..insight.interval import by_years
from ..model.incident import Incident
from ..rendering.report import Heading
from ..wording.times import midnight, start_day, start_year
from ..wording.words import ENGLISH, Words, to_count, to_say
from .base.cards import told_of
from .base.page import Fragment, Page, Site, newest_of
from .base.paths import published, timeline_path, year_path
from .base.row import rows
from .base.template import render
from .drawing.chart import Chart, Look, Scope, chart
from .drawing.chart_bands import Tick
from .drawing.packing import number as place
from .drawing.stacked_columns import Amounts, Columns, columns
from .parts import amounts
from .parts.asked import counting, told_apart
from .parts.impact import by_month
from .parts.months import PART, in_order, month_addresses, months, part_path, parts_of

FOLDERS = ("timeline",)
INCIDENTS = to_count("%(num)s incident", "%(num)s incidents")
LOOK = Look(lane=24, plot=840, title_units=(90, 40))
CROWDED = Look(lane=24, plot=840, title_units=(90, 40), titled=2)
"""Of many only the worst have their titles beside their marks."""
TIMELINE = to_say("Timeline")
MANY, MOST = 20, 300
"""How many incidents all have titles, and how many are drawn one by one; of more the days are counted."""
DAYS = 31


class Year(Frozen):
    """The incidents that began in a year, the first first, what went on from before, and its neighbours."""

    year: int
    began: tuple[Incident, ...]
    carried: tuple[Incident, ...]
    neighbours: tuple[tuple[int, int], ...]

    @property
    def drawn(self) -> tuple[Incident, ...]:
        """What is drawn: all but withdrawn reports."""
        return tuple(one for one in (*self.carried, *self.began) if one.status != "withdrawn")


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of each year that an incident touches, the latest first."""
    for year in years(site):
        words = site.words
        began = told_apart(year.began, words) or words.say("No incidents")
        said = words.say("%(incidents)s of %(year)s, by month.", incidents=began, year=year.year)
        for nth in range(1, parts_of(len(year.began)) + 1):
            name = str(year.year)
            if nth > 1:
                name = words.say("%(title)s, part %(nth)s", title=year.year, nth=nth)
            path, make = part_path(site, year.year, nth), partial(content, site, year, nth)
            of_it = partial(follows_from, site, year)
            yield Page(path, name, said, make, follows_from=of_it, newest=newest_of(year.began[::-1]))


def follows_from(site: Site, year: Year) -> str:
    """Tell what the pages of a year follow from: its incidents, and how many its neighbours have."""
    told = told_of(site, (*year.began, *year.carried))
    return "".join((*told, repr((year.year, len(year.began), year.neighbours))))


def years(site: Site) -> Iterator[Year]:
    """Yield the years that incidents touch, the latest first."""
    touched = by_years(published(site), site.today)
    known = list(touched)
    begun = {year: tuple(one for one in found if start_year(one) == year) for year, found in touched.items()}
    sizes = [(year, len(counted(begun[year]))) for year in known]
    for at, (year, inside) in enumerate(touched.items()):
        carried = tuple(one for one in inside if start_year(one) < year)
        around = (*sizes[at + 1 : at + 2], *sizes[max(at - 1, 0) : at])
        yield Year(year, in_order(begun[year]), carried, around)


def content(site: Site, year: Year, nth: int, _: str) -> Fragment:
    """Write a page of a year; what tells of all of it stands on the first."""
    path, words = part_path(site, year.year, nth), site.words
    listed = year.began[(nth - 1) * PART : nth * PART]
    sizes = Counter(start_day(one).month for one in year.began)
    pairs = zip(listed, rows(site, path, listed), strict=True)
    groups = months(pairs, year.year, by_month(site, year.drawn), sizes, words)
    headings = tuple(Heading(2, month.name, month.anchor) for month in groups)
    html = render(
        "year.html",
        words,
        headings=headings,
        year=year.year,
        is_running=year.year == site.today.year,
        nth=nth,
        cut=[(other, site.url(path, part_path(site, year.year, other)))
               for other in range(1, parts_of(len(year.began)) + 1)],
        size=words.count(len(counted(year.began)), *INCIDENTS),
        size_href=counting(site, path, ("year", str(year.year))),
        others=told_apart((one for one in year.began if not counts(one)), words),
        before=year.neighbours[0] if year.neighbours and year.neighbours[0][0] < year.year else None,
        carried=list(zip(rows(site, path, year.carried), map(start_year, year.carried), strict=True)),
        neighbours=[(other, site.url(path, year_path(site, other)), words.count(size, *INCIDENTS))
                    for other, size in year.neighbours],
        timeline_href=site.url(path, timeline_path(site)),
        timeline=site.called(FOLDERS[0], TIMELINE),
        months=groups,
        **(_drawing(site, path, year) if nth == 1 else {"chart": None, "columns": None}),
    )  # fmt: skip
    return Fragment(html, headings)


def _drawing(site: Site, path: str, year: Year) -> dict[str, Chart | Columns | None]:
    """Draw the incidents of a year one by one, or count them by day where they are many."""
    bands = scopes(year.year, site.today, site.words)
    if len(year.drawn) > MOST:
        return {"chart": None, "columns": days(site, year, bands)}
    pairs = list(zip(year.drawn, rows(site, path, year.drawn), strict=True))
    look = LOOK if len(pairs) <= MANY else CROWDED
    return {"chart": chart(pairs, bands, day_ticks(), look, site.today), "columns": None}


def days(site: Site, year: Year, bands: Sequence[Scope]) -> Columns:
    """Draw how many incidents began on each day, a band for each month."""
    began = counted(year.began)
    hrefs = month_addresses(site, year_path(site, year.year), year.began)
    found = amounts.by_day(site, began, year.year, hrefs.__getitem__)
    drawn = [
        Amounts(band.label, hrefs[month] if month in found else "", found.get(month, ()))
        for month, band in enumerate(bands, 1)
    ]
    return columns(drawn, DAYS, day_ticks())


def scopes(year: int, today: date, words: Words = ENGLISH) -> list[Scope]:
    """Return the bands of a year, up to the month of `today`; each is as wide as 31 days."""
    months = [month for month in range(1, 13) if date(year, month, 1) <= today or year < today.year]
    return [_scope(year, month, words) for month in months or range(1, 13)]


def _scope(year: int, month: int, words: Words) -> Scope:
    start = midnight(date(year, month, 1))
    end = midnight(date(year + month // 12, month % 12 + 1, 1))
    return Scope(words.month_label(month), start, end, start + timedelta(days=DAYS))


def day_ticks() -> tuple[Tick, ...]:
    """Return where the first and every fifth day begin."""
    days = (1, 5, 10, 15, 20, 25, 30)
    return tuple(Tick(place((day - 1) / DAYS * 100), str(day)) for day in days)
