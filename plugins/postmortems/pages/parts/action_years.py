"""Follow-ups by the year of their incident, for sites that have too many for one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...insight.follow_ups import STANDINGS, FollowUp
from ...wording.times import start_year
from ..base.page import Site

A_LIST = 150
"""How many follow-ups that stand alike are on the page of all; with more, years have pages of their own."""
A_PAGE = 300
"""How many follow-ups a page of a year has at most."""


@dataclass(frozen=True)
class Part:
    """A page of a year: the `nth` of `of`, the `size` of the year, and the follow-ups on it."""

    year: int
    nth: int
    of: int
    size: int
    follow_ups: tuple[FollowUp, ...]

    @property
    def name(self) -> str:
        """The year, and which part of it."""
        return f"{self.year}, part {self.nth}" if self.nth > 1 else str(self.year)


def has_years(site: Site) -> bool:
    """Tell whether the follow-ups are too many for one page."""
    found = Counter(one.standing(site.today) for one in site.analysis.follow_ups)
    return max(found.values(), default=0) > A_LIST


def parts(site: Site) -> tuple[Part, ...]:
    """Return all follow-ups by page, the latest year first: what is overdue, then as `STANDINGS` go on."""
    years: dict[int, list[FollowUp]] = {}
    for one in site.analysis.follow_ups:
        years.setdefault(start_year(one.incident), []).append(one)
    return tuple(part for year in sorted(years, reverse=True) for part in _parts_of(site, year, years[year]))


def _parts_of(site: Site, year: int, found: Sequence[FollowUp]) -> list[Part]:
    ordered = in_order(site, found)
    starts = range(0, len(ordered), A_PAGE)
    return [
        Part(year, nth, len(starts), len(ordered), tuple(ordered[start : start + A_PAGE]))
        for nth, start in enumerate(starts, 1)
    ]


def in_order(site: Site, found: Sequence[FollowUp]) -> list[FollowUp]:
    """Sort follow-ups as `STANDINGS` go, what is open by due date."""

    def key(one: FollowUp) -> tuple[int, date]:
        return ranks[one.standing(site.today)], (one.item.due or date.max) if one.is_open else date.min

    ranks = {name: rank for rank, name in enumerate(STANDINGS)}
    return sorted(found, key=key)


def part_path(site: Site, part: Part) -> str:
    """Return the path of a part's page."""
    nth = f"-{part.nth}" if part.nth > 1 else ""
    return site.settings.under(f"actions/{part.year:04d}{nth}.md")


def year_links(site: Site, page: str, found: Sequence[Part]) -> list[tuple[str, str, int]]:
    """Return the name, the address from `page` and the size of each year."""
    return [(part.name, site.url(page, part_path(site, part)), part.size) for part in found if part.nth == 1]
