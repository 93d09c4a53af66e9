"""Follow-ups as a table: those that stand alike under one heading, and the parts of a list that is long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ...frozen import Frozen
from ...insight.follow_ups import FollowUp
from ...insight.urgency import in_order
from ..base.page import Site
from ..base.paths import actions_path
from .action import Line, lines
from .action_filters import LISTS

WHOLE, FIRST, PART = 100, 50, 300
"""How many rows stand on one page; of more the first stand there, the others on pages of so many."""
NAMES = {"": "", "done": "done"}


class Group(Frozen):
    """Rows that stand alike, `size` of them in all; `marks` goes with the lines."""

    name: str
    title: str
    size: int
    lines: tuple[Line, ...]
    marks: tuple[tuple[int, ...], ...]


class Part(NamedTuple):
    """A stretch of a list, the `nth` of its pages, from `start` to `end`."""

    nth: int
    start: int
    end: int


def sorted_for(site: Site, found: Sequence[FollowUp]) -> list[FollowUp]:
    """Return follow-ups in the order in which they are to be done."""
    return in_order(found, site.today, lambda word: site.scale.of(word).rank, site.analysis.came_back)


def parts(size: int) -> tuple[Part, ...]:
    """Cut a list into pages."""
    if size <= WHOLE:
        return (Part(1, 0, size),)
    starts = [FIRST + start for start in range(0, size - FIRST, PART)]
    rest = (Part(nth, start, min(start + PART, size)) for nth, start in enumerate(starts, 2))
    return (Part(1, 0, FIRST), *rest)


def part_path(site: Site, which: str, part: Part) -> str:
    """Return the path of a page of a list, which is that of all that is open where it has no name."""
    if part.nth == 1:
        return site.settings.under(f"actions/{which}.md") if which else actions_path(site)
    return site.settings.under(f"actions/{which or 'open'}-{part.nth}.md")


def rows_path(site: Site, which: str) -> str:
    """Return the path of the packed rows of a list that has several pages."""
    return site.settings.under(f"actions/{which or 'open'}.json")


def grouped(
    site: Site,
    page: str,
    found: Sequence[FollowUp],
    marks: Sequence[tuple[int, ...]],
    part: Part,
    sizes: Mapping[str, int],
) -> Iterator[Group]:
    """Yield the rows of a part of a list in order under the headings of how they stand; so many stand so."""
    shown = zip(found[part.start : part.end], marks[part.start : part.end], strict=True)
    for name, pairs in groupby(shown, lambda pair: pair[0].standing(site.today)):
        inside = list(pairs)
        listed = lines(site, page, [one for one, _ in inside])
        yield Group(name, site.words.say(LISTS[name]), sizes[name], listed, tuple(own for _, own in inside))
