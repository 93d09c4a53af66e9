"""All follow-ups by the year of their incident, where they are too many for the page of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from ..wording.numbers import count, number
from ..wording.times import day_stamp
from .actions import FOLDERS, TITLE, headings, listings
from .base.page import Fragment, Page, Site
from .base.paths import actions_path
from .base.template import render
from .parts.action_groups import Grouping, groupings, keys
from .parts.action_years import Part, has_years, part_path, parts, year_links

__all__ = ["FOLDERS"]


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of each year, where years have pages."""
    if not has_years(site):
        return
    found = parts(site)
    tables = cache(lambda: tuple(groupings(site, actions_path(site), site.analysis.follow_ups)))
    for part in found:
        said = f"{count(part.size, 'follow-up')} of the incidents of {part.year}."
        make = partial(content, site, part, found, tables)
        yield Page(part_path(site, part), f"{TITLE} {part.name}", said, make)


def content(
    site: Site, part: Part, found: Sequence[Part], tables: Callable[[], Sequence[Grouping]], _: str
) -> Fragment:
    """Write one page of a year; its filter asks what that of the first page asks."""
    path = part_path(site, part)
    listed = tuple(listings(site, path, part.follow_ups))
    same = [
        (str(other.nth), site.url(path, part_path(site, other))) for other in found if other.year == part.year
    ]
    html = render(
        "action_year.html",
        title=f"{TITLE} {part.name}",
        year=part.year,
        size=count(part.size, "follow-up"),
        here=number(len(part.follow_ups)) if part.of > 1 else "",
        today=day_stamp(site.today),
        all_href=site.url(path, actions_path(site)),
        all_title=TITLE,
        years=year_links(site, path, found),
        pages=same,
        nth=str(part.nth),
        listings=listed,
        groupings=tables(),
        owners=keys(tables(), "owner"),
    )
    return Fragment(html, tuple(headings(listed, (), recurred=False)))
