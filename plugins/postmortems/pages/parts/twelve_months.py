"""The last twelve months: how many incidents began in each, stacked by severity, the worst at the bottom."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from ...frozen import Frozen
from ...insight.counted import counted
from ...wording.severity import Severity, worst_first
from ...wording.words import to_count, to_say
from ..base.page import Site
from ..base.paths import published
from ..base.template import render
from ..drawing.packing import number
from ..drawing.stacked_columns import Part, across, stacked
from .asked import counting

SHOWN = 12
BEGAN = to_count(
    "%(num)s incident began in the last twelve months: %(severities)s.",
    "%(num)s incidents began in the last twelve months: %(severities)s.",
)
IN, IN_SO_FAR = to_say("%(amount)s in %(when)s"), to_say("%(amount)s in %(when)s so far")
LABEL, HEIGHT, TALLEST = 16, 84, 16
"""Pixels: above a column for its amount, of the highest column at most, of one incident at most."""
FREE = 0.3
"""The share of a month's room that its column leaves free."""


class Month(Frozen):
    """A month from left to right, its places in per cent; `href` is empty where nothing began in it.

    The last one `is_running`: it is not over, and its column no measure of it.
    """

    name: str
    label: str
    year: str
    href: str
    x: str
    width: str
    middle: str
    top: str
    parts: tuple[Part, ...]
    is_running: bool

    @property
    def amount(self) -> int:
        """How many incidents began in it."""
        return sum(part.amount for part in self.parts)

    def of(self, severity: Severity) -> int:
        """How many of a severity did."""
        return sum(part.amount for part in self.parts if part.severity == severity)


def twelve_months(site: Site, page: str) -> str:
    """Draw the months up to today's, with the table behind them."""
    found = by_month(site)
    most = max(amounts.total() for amounts in found.values())
    each = min(HEIGHT / max(most, 1), TALLEST)
    base = LABEL + most * each
    months = tuple(_months(site, page, found, base, each))
    total = sum(found.values(), Counter[Severity]())
    severities, words = worst_first(total), site.words
    among = words.listing([f"{words.number(total[severity])} {severity.name}" for severity in severities])
    return render(
        "twelve_months.html",
        words,
        months=months,
        severities=severities,
        size=words.count(total.total(), *BEGAN, severities=among),
        base=round(base),
        says=words.listing(
            [
                words.say(IN_SO_FAR if month.is_running else IN, amount=month.amount, when=month.name)
                for month in months
                if month.amount
            ]
        ),
    )


def by_month(site: Site) -> dict[tuple[int, int], Counter[Severity]]:
    """Count the incidents of the last twelve months by the month in which they began, and severity."""
    severities = site.scale
    found = {month: Counter[Severity]() for month in last(site.today)}
    for incident in counted(published(site)):
        began = incident.local(incident.started_at).at
        if (began.year, began.month) in found:
            found[began.year, began.month][severities.of(incident.severity)] += 1
    return found


def last(today: date) -> list[tuple[int, int]]:
    """Return the year and month of each of the last twelve months, today's the last."""
    this = today.year * 12 + today.month - 1
    return [(at // 12, at % 12 + 1) for at in range(this - SHOWN + 1, this + 1)]


def _months(
    site: Site, page: str, found: Mapping[tuple[int, int], Counter[Severity]], base: float, each: float
) -> Iterator[Month]:
    for place, ((year, month), amounts) in enumerate(found.items()):
        first, end = (date(year, month, day).isoformat() for day in (1, monthrange(year, month)[1]))
        x, width, middle = across(place, SHOWN, FREE)
        yield Month(
            name=site.words.month(month, year),
            label=site.words.month_label(month),
            year=str(year) if month == 1 or (place == 0 and month < SHOWN) else "",
            href=counting(site, page, ("from", first), ("to", end)) if amounts else "",
            x=x,
            width=width,
            middle=middle,
            top=number(base - amounts.total() * each - 5),
            parts=tuple(stacked(worst_first(amounts), amounts, base, each)),
            is_running=place == SHOWN - 1,
        )
