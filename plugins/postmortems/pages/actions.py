"""Every follow-up of every incident: what is overdue, due soon, open and done, and what that led to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..insight.distribution import LEAST
from ..insight.follow_ups import DueDateOutcome, FollowUp, kept, tally
from ..rendering.report import Heading
from ..wording.numbers import number
from ..wording.times import day_stamp
from .base.page import Fragment, Page, Site, Way
from .base.paths import actions_path
from .base.template import render
from .parts.action import Line, lines
from .parts.action_again import again
from .parts.action_groups import Grouping, groupings, keys
from .parts.action_years import A_LIST, has_years, in_order, parts, year_links

TITLE = "Follow-ups"
FOLDERS = ("actions",)
WAY = Way(30, TITLE, actions_path)
LISTS = {
    "overdue": "Overdue", "soon": "Due within 30 days", "later": "Due later",
    "undated": "Open without a due date", "done": "Done", "wontdo": "Will not be done",
}  # fmt: skip
FOLDED = ("done", "wontdo")
RECURRED = Heading(2, "Recurred while a follow-up was open", "recurred")
BY_YEAR = Heading(2, "By year", "by-year")
FIRST = 5
"""How many recurrences are shown at once; earlier ones are folded away."""


@dataclass(frozen=True)
class Listing:
    """The follow-ups that stand alike, `size` in all, with those that are listed; `name` is its anchor."""

    name: str
    title: str
    size: int
    lines: tuple[Line, ...]
    is_folded: bool


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of all follow-ups."""
    path = actions_path(site)
    description = "Every follow-up of every incident: overdue, due soon, open and done."
    yield Page(path, TITLE, description, lambda _: content(site, path))


def content(site: Site, path: str) -> Fragment:
    """Write the page."""
    found = site.analysis.follow_ups
    years = year_links(site, path, parts(site)) if has_years(site) else []
    listed = tuple(first(site, path, found) if years else listings(site, path, found))
    tables = tuple(groupings(site, path, found)) if found else ()
    recurred = tuple(again(site, path))
    html = render(
        "actions.html",
        title=TITLE,
        today=day_stamp(site.today),
        tally=tally(found, site.today),
        in_time=list(in_time(kept(found, site.today))),
        listings=listed,
        listed=number(sum(len(one.lines) for one in listed)),
        years=years,
        by_year=BY_YEAR,
        owners=keys(tables, "owner"),
        groupings=tables,
        recurred=recurred,
        again=RECURRED,
        first=FIRST,
        has_incidents=bool(site.analysis.incidents),
        settings=site.settings,
    )
    return Fragment(html, tuple(headings(listed, tables, recurred=bool(recurred), by_year=bool(years))))


def headings(
    listed: Iterable[Listing], tables: Iterable[Grouping], *, recurred: bool, by_year: bool = False
) -> Iterator[Heading]:
    """Yield the headings of the parts that have anything to say."""
    yield from (Heading(2, one.title, one.name) for one in listed if one.lines)
    if by_year:
        yield BY_YEAR
    if recurred:
        yield RECURRED
    yield from (Heading(2, f"By {one.by}", f"by-{one.by}") for one in tables)


def listings(site: Site, path: str, follow_ups: Sequence[FollowUp]) -> Iterator[Listing]:
    """Yield the lists: what is open by due date, what is not by its incident, the newest first."""
    for name, title, found in standing(site, follow_ups):
        yield Listing(name, title, len(found), lines(site, path, found), name in FOLDED)


def first(site: Site, path: str, follow_ups: Sequence[FollowUp]) -> Iterator[Listing]:
    """Yield the lists where years have pages: the first of what is open, and how much is not."""
    for name, title, found in standing(site, follow_ups):
        most = 0 if name in FOLDED else A_LIST
        yield Listing(name, title, len(found), lines(site, path, found[:most]), is_folded=False)


def standing(site: Site, follow_ups: Sequence[FollowUp]) -> Iterator[tuple[str, str, list[FollowUp]]]:
    """Yield the anchor and the title of each list, with its follow-ups in order."""
    ordered = in_order(site, follow_ups)
    for name, title in LISTS.items():
        yield name, title, [one for one in ordered if one.standing(site.today) == name]


def in_time(found: DueDateOutcome) -> Iterator[str]:
    """Say which share was done within its due date, what of that is not known, and what is done by now."""
    if found.known >= LEAST:
        share = round(100 * found.within / found.known)
        yield f"{number(found.within)} of {number(found.known)} were done within their due date ({share}%)."
    if found.undated:
        more = "more " if found.known >= LEAST else ""
        yield f"Of {number(found.undated)} {more}that are done, no report says on which day."
    if found.passed >= LEAST:
        done = number(found.passed_done)
        yield f"Of {number(found.passed)} whose due date has passed, {done} are done by now."
