"""Years as lines of weeks: a block for each incident, those of the two worst severities in their colours.

However many there are, all lines have one scale. Paths are in per cent from left to right, in pixels down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ...frozen import Frozen
from ...wording.severity import Severity
from .packing import number

DAYS, YEAR = 7, 366
FREE = 0.16
"""The share of a week's room that its blocks leave free."""
TALLEST, HIGHEST, LOWEST, APART = 9, 36, 14, 4
"""Pixels: of a block and of the fullest week at most, of a line at least, and of blocks that stand apart."""
WORST = 2
REST, OTHER = "rest", "other"
"""What is drawn besides the worst severities: all others, and what is not counted as an incident."""


class Shape(Frozen):
    """All blocks of one look in a line."""

    look: str
    path: str


class Line(NamedTuple):
    """The blocks of a year, and how high they are in pixels."""

    shapes: tuple[Shape, ...]
    height: int


Day = tuple[date, str]
"""When a block stands for, and its look."""


def look_of(severity: Severity, *, is_counted: bool) -> str:
    """Return how an incident is drawn."""
    if not is_counted:
        return OTHER
    return severity.tint if severity.rank < WORST else REST


def lines(years: Mapping[int, Iterable[Day]]) -> Mapping[int, Line]:
    """Draw years, each from its first of January."""
    found = {year: _weeks(year, days) for year, days in years.items()}
    most = max((week.total() for weeks in found.values() for week in weeks.values()), default=1)
    each = min(HIGHEST / most, TALLEST)
    return {year: _line(weeks, each) for year, weeks in found.items()}


def _weeks(year: int, days: Iterable[Day]) -> Mapping[int, Counter[str]]:
    weeks: dict[int, Counter[str]] = {}
    for day, look in days:
        weeks.setdefault((day - date(year, 1, 1)).days // DAYS, Counter())[look] += 1
    return weeks


def _line(weeks: Mapping[int, Counter[str]], each: float) -> Line:
    highest = max((week.total() for week in weeks.values()), default=0)
    height = max(round(highest * each) + 2, LOWEST)
    width = DAYS / YEAR * 100
    paths: dict[str, list[str]] = {}
    for at, week in sorted(weeks.items()):
        base = float(height)
        for look in sorted(week, key=_order):
            x, wide = number((at + FREE / 2) * width), number((1 - FREE) * width)
            paths.setdefault(look, []).extend(_blocks(x, wide, base, week[look], each))
            base -= week[look] * each
    return Line(tuple(Shape(look, "".join(paths[look])) for look in sorted(paths, key=_order)), height)


def _order(look: str) -> tuple[bool, bool, str]:
    return look == OTHER, look == REST, look


def _blocks(x: str, wide: str, base: float, amount: int, each: float) -> Iterable[str]:
    """Yield the outlines of blocks, one for each incident where there is room to tell them apart."""
    if each < APART:
        yield f"M{x} {number(base - amount * each)}h{wide}v{number(amount * each)}h-{wide}z"
        return
    for nth in range(1, amount + 1):
        yield f"M{x} {number(base - nth * each + 1)}h{wide}v{number(each - 1)}h-{wide}z"
