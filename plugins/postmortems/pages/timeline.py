"""The timeline of all years: a line of weeks for each year, with what it came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ..frozen import Frozen
from ..insight.counted import counted, counts
from ..insight.interval import by_years
from ..model.incident import Incident
from ..wording.severity import Severity
from ..wording.times import start_day, start_year
from ..wording.words import Words, to_say
from .base.page import Fragment, Page, Site, Way
from .base.paths import published, timeline_path, writing_path, year_path
from .base.template import render
from .drawing.packing import number
from .drawing.weeks import WORST, YEAR, Day, Line, lines, look_of
from .parts.asked import counting, told_apart, totals
from .parts.impact import Impact, by_month, months_zone, total
from .parts.months import in_order, month_addresses
from .parts.twelve_months import IN

TITLE = to_say("Timeline")
FOLDERS = ("timeline",)
WAY = Way(20, TITLE, timeline_path, FOLDERS[0])
LONG_GAP = 3
STARTS = (0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335)
"""The days at which the months of a leap year begin."""
Years = Mapping[int, Sequence[Incident]]
"""The incidents that touch each year, the latest year first."""


class Month(Frozen):
    """A stretch of a line that leads to its month; in per cent."""

    href: str
    says: str
    x: str
    width: str


class Year(Frozen):
    """A line: where its own page is, what is drawn, and what the year came to.

    `worst` has an amount for each of the worst severities and where they are, `others` what is drawn and does
    not count. A gap of several years has no `line`.
    """

    name: str
    href: str
    line: Line | None
    says: str
    amount: int
    amount_href: str
    worst: tuple[tuple[int, str], ...]
    others: str
    impact: Impact
    months: tuple[Month, ...]
    today: str


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of all years."""
    path = timeline_path(site)
    title, said = site.called(WAY.kind, TITLE), site.words.say("Every incident on a time axis.")
    yield Page(path, title, said, lambda _: content(site, path))


def content(site: Site, path: str) -> Fragment:
    """Draw all years."""
    incidents, words = published(site), site.words
    found = by_years(incidents, site.today)
    html = render(
        "timeline.html",
        words,
        title=site.called(WAY.kind, TITLE),
        totals=totals(site, path, incidents),
        years=list(years(site, path, found)),
        worst=site.scale.ordered[:WORST],
        ticks=[(number(at / YEAR * 100), words.month_label(month)) for month, at in enumerate(STARTS, 1)],
        has_others=any(incident.status != "withdrawn" and not counts(incident) for incident in incidents),
        zone=str(months_zone(site)),
        settings=site.settings,
        writing_href=site.url(path, writing_path(site)),
    )
    return Fragment(html)


def years(site: Site, path: str, found: Years) -> Iterator[Year]:
    """Yield a line for each year from the latest to the first; three empty years or more share one."""
    impacts = by_month(site, published(site))
    began = {year: [one for one in inside if start_year(one) == year] for year, inside in found.items()}
    drawn = lines({year: list(_days(site, inside)) for year, inside in began.items()})
    for has_any, run in groupby(range(max(found), min(found) - 1, -1) if found else (), found.__contains__):
        group = list(run)
        if has_any:
            for year in group:
                impact = total(one for (of, _), one in impacts.items() if of == year)
                yield _year(site, path, year, began[year], drawn[year], impact)
        elif len(group) >= LONG_GAP:
            yield _gap(f"{group[-1]}–{group[0]}")
        else:
            yield from (_gap(str(year)) for year in group)


def _days(site: Site, incidents: Sequence[Incident]) -> Iterator[Day]:
    for incident in incidents:
        if incident.status != "withdrawn":
            yield start_day(incident), look_of(site.scale.of(incident.severity), is_counted=counts(incident))


def _gap(name: str) -> Year:
    return Year(name, "", None, "", 0, "", (), "", Impact(), (), "")


def _year(site: Site, path: str, year: int, began: Sequence[Incident], line: Line, impact: Impact) -> Year:
    hurt = counted(began)
    amounts = Counter(site.scale.of(incident.severity) for incident in hurt)
    href = site.url(path, year_path(site, year))
    others = told_apart((incident for incident in began if not counts(incident)), site.words)
    is_running = year == site.today.year
    return Year(
        name=str(year),
        href=href,
        line=line,
        says=_says(site.words, began, others),
        amount=len(hurt),
        amount_href=counting(site, path, ("year", str(year))),
        worst=tuple(
            (amounts[severity], counting(site, path, ("severity", severity.name), ("year", str(year))))
            for severity in site.scale.ordered[:WORST]
        ),
        others=others,
        impact=impact,
        months=tuple(_months(site, path, began, year)),
        today=number((site.today.timetuple().tm_yday - 1) / YEAR * 100) if is_running else "",
    )


def _says(words: Words, began: Sequence[Incident], others: str) -> str:
    """Say how many began in each month."""
    months = Counter(start_day(incident).month for incident in counted(began))
    told = words.listing(
        [words.say(IN, amount=months[month], when=words.month(month)) for month in sorted(months)]
    )
    return words.say("; ").join(filter(None, (told or words.say("no incident"), others)))


def _months(site: Site, path: str, began: Sequence[Incident], year: int) -> Iterator[Month]:
    """Yield what leads to the months in which anything began."""
    hrefs = month_addresses(site, path, in_order(began))
    by_month_: dict[int, list[Incident]] = {}
    for incident in began:
        by_month_.setdefault(start_day(incident).month, []).append(incident)
    for month, inside in sorted(by_month_.items()):
        severities = Counter[Severity](site.scale.of(one.severity) for one in counted(inside))
        worst = [
            f"{site.words.number(severities[one])} {one.name}"
            for one in site.scale.ordered[:WORST]
            if severities[one]
        ]
        told = site.words.series([told_apart(inside, site.words), *worst])
        start, end = STARTS[month - 1], (*STARTS, YEAR)[month]
        yield Month(
            hrefs[month],
            site.words.about(site.words.month(month, year), told),
            number(start / YEAR * 100),
            number((end - start) / YEAR * 100),
        )
