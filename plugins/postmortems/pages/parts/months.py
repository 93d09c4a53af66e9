"""The incidents of one year as a table by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from ...frozen import Frozen
from ...model.incident import Incident
from ...wording.times import start_day
from ...wording.words import ENGLISH, Words
from ..base.page import Site
from ..base.paths import year_path
from ..base.row import Row
from .asked import told_apart
from .impact import Impact, said

PART = 300
"""How many incidents a page of a year lists."""


class Month(Frozen):
    """A month with incidents that began in it; `size` and `impact` say in words what they come to."""

    name: str
    anchor: str
    rows: tuple[Row, ...]
    size: str
    impact: str


def anchor(year: int, month: int) -> str:
    """Return the anchor of a month on the page of its year."""
    return f"{year:04d}-{month:02d}"


def in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Sort incidents as the pages of their year list them: the first one first, by the clock where it was."""
    return tuple(sorted(incidents, key=lambda one: (_wall(one), one.id)))


def _wall(incident: Incident) -> datetime:
    return incident.local(incident.started_at).at.replace(tzinfo=None)


def parts_of(amount: int) -> int:
    """Return how many pages a year with so many incidents has."""
    return max(-(-amount // PART), 1)


def part_path(site: Site, year: int, nth: int) -> str:
    """Return the path of a page of a year."""
    first = year_path(site, year)
    return first if nth == 1 else f"{first.removesuffix('.md')}-{nth}.md"


def month_addresses(site: Site, page: str, began: Sequence[Incident]) -> Mapping[int, str]:
    """Return where the months of a year are listed, from `page`; `began` has its incidents in order."""
    first: dict[int, int] = {}
    for at, incident in enumerate(began):
        first.setdefault(start_day(incident).month, at // PART + 1)
    if not began:
        return {}
    year = start_day(began[0]).year
    return {
        month: f"{'' if (path := part_path(site, year, nth)) == page else site.url(page, path)}"
        f"#{anchor(year, month)}"
        for month, nth in first.items()
    }


def day_in(incident: Incident, year: int) -> date:
    """Return the day on which an incident stands in a year: its first, or the year's if that was before."""
    return max(start_day(incident), date(year, 1, 1))


def months(
    pairs: Iterable[tuple[Incident, Row]],
    year: int,
    impacts: Mapping[tuple[int, int], Impact],
    sizes: Mapping[int, int],
    words: Words = ENGLISH,
) -> tuple[Month, ...]:
    """Group incidents that began in a year and stand in order by month; months without any are left out.

    `sizes` has how many each month has in all; one of which a part stands elsewhere says so.
    """
    found = []
    for month, group in groupby(pairs, lambda pair: start_day(pair[0]).month):
        inside = list(group)
        listed = tuple(row for _, row in inside)
        is_whole = len(inside) == sizes[month]
        size = told_apart((incident for incident, _ in inside), words)
        if not is_whole:
            shown = {"num": words.number(len(inside)), "total": words.number(sizes[month])}
            size = words.say("%(num)s of %(total)s", **shown)
        impact = said(impacts.get((year, month)), words) if is_whole else ""
        found.append(Month(words.month(month), anchor(year, month), listed, size, impact))
    return tuple(found)
