"""How many follow-ups were promised and how many were done in each of the last twelve months."""

from __future__ import annotations

from collections import Counter
from datetime import date

from ...frozen import Frozen
from ...wording.words import Words
from ..base.page import Site
from ..drawing.packing import number
from ..drawing.stacked_columns import across
from .twelve_months import SHOWN, last

HEIGHT, FREE = 48, 0.3


class Month(Frozen):
    """A month: its two columns in per cent and pixels; `is_running` where it is not over."""

    name: str
    label: str
    year: str
    opened: int
    closed: int
    x: tuple[str, str]
    width: str
    middle: str
    heights: tuple[str, str]
    is_running: bool


class Months(Frozen):
    """The months from left to right; `undated` are done on a day that no report says, and stand in none."""

    months: tuple[Month, ...]
    height: int
    undated: int

    def says(self, words: Words) -> str:
        """Return the months in a sentence."""
        return words.series(
            words.say("%(month)s %(opened)s and %(done)s", month=one.name, opened=one.opened, done=one.closed)
            for one in self.months
        )


def by_month(site: Site) -> Months | None:
    """Count follow-ups by the month in which their incident began, and in which they were done."""
    found = site.analysis.follow_ups
    opened = Counter(_month(one.incident.local(one.incident.started_at).at) for one in found)
    done = [one.item for one in found if one.item.status == "done"]
    closed = Counter(_month(item.done_at) for item in done if item.done_at)
    shown = last(site.today)
    most = max((amounts[month] for month in shown for amounts in (opened, closed)), default=0)
    if not most:
        return None
    each = HEIGHT / most
    months = tuple(
        _drawn(site.words, place, month, (opened[month], closed[month]), each)
        for place, month in enumerate(shown)
    )
    return Months(months, HEIGHT, sum(item.done_at is None for item in done))


def _month(on: date) -> tuple[int, int]:
    return on.year, on.month


def _drawn(words: Words, place: int, month: tuple[int, int], amounts: tuple[int, int], each: float) -> Month:
    year, of = month
    opened, closed = amounts
    x, width, middle = across(place, SHOWN, FREE)
    half = float(width) / 2
    return Month(
        name=words.month(of, year),
        label=words.month_label(of),
        year=str(year) if place == 0 or of == 1 else "",
        opened=opened,
        closed=closed,
        x=(x, number(float(x) + half)),
        width=number(half),
        middle=middle,
        heights=(number(opened * each), number(closed * each)),
        is_running=place == SHOWN - 1,
    )
