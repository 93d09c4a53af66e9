"""The labels under an axis: at whole minutes, hours, days, months or years, and never over one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import NamedTuple

from ...frozen import Frozen
from ...wording.times import clock
from ...wording.words import ENGLISH, Words
from .axis import Axis, needs
from .packing import number

MINUTE, HOUR, DAY, MONTH = 60, 3600, 86_400, 2_629_746
STEPS = (
    *(("minute", amount, amount * MINUTE) for amount in (1, 2, 5, 10, 15, 30)),
    *(("minute", hours * 60, hours * HOUR) for hours in (1, 2, 3, 6, 12)),
    *(("day", amount, amount * DAY) for amount in (1, 2, 7, 14)),
    *(("month", amount, amount * MONTH) for amount in (1, 2, 3, 6)),
    *(("year", amount, amount * 12 * MONTH) for amount in (1, 2, 5, 10, 50, 100)),
)
"""What a tick counts, how many of it, and about how many seconds that is."""
GAP = 1.5
"""Per cent that stay free between two labels."""


class Tick(NamedTuple):
    """A line of the axis with its label, empty where there is no room. `x` in per cent."""

    x: str
    label: str
    anchor: str


class Ticks(Frozen):
    """The ticks, and in a row below them the larger unit where that changes."""

    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]


class Label(NamedTuple):
    """A text that wants to stand at `at` (per cent); `low` to `high` is what it takes there."""

    text: str
    at: float
    anchor: str
    low: float
    high: float

    def clears(self, other: Label) -> bool:
        """Whether it leaves enough room to another."""
        return self.low >= other.high + GAP or self.high <= other.low - GAP


def ticks(axis: Axis, zone: tzinfo, words: Words = ENGLISH) -> Ticks:
    """Return the ticks of an axis, with as many labels as fit where the plot is narrowest."""
    unit, amount = _step(axis, words)
    times = list(_inside(axis, zone, unit, amount)) or [axis.start.astimezone(zone)]
    labels = [_label(_small(at, unit, words), axis.at(at)) for at in times]
    shown = _placed(labels)
    upper = [
        Tick(number(label.at), label.text if place in shown else "", label.anchor)
        for place, label in enumerate(labels)
    ]
    starts = [axis.start.astimezone(zone)] if unit == "minute" else []
    lower = _lower(axis, starts + times, unit, words)
    below = [Tick(number(label.at), label.text, label.anchor) for label in lower]
    return Ticks(tuple(upper), tuple(below))


def _step(axis: Axis, words: Words) -> tuple[str, int]:
    """Return the smallest step whose labels have room beside one another."""
    rooms = _rooms(words)
    for unit, amount, seconds in STEPS:
        if seconds * axis.rate >= rooms[unit]:
            return unit, amount
    return STEPS[-1][:2]


@cache
def _rooms(words: Words) -> Mapping[str, float]:
    """Return how much room a label of each unit may take, with what stands free around it."""
    month = max(words.formats.labels, key=needs)
    day = max((words.day_of_year(date(2000, month, 20), short=True) for month in range(1, 13)), key=needs)
    widest = {"minute": "00:00nn", "day": f"{day}nn", "month": f"{month}nn", "year": "0000nn"}
    return {unit: needs(text) for unit, text in widest.items()}


def _inside(axis: Axis, zone: tzinfo, unit: str, amount: int) -> Iterator[datetime]:
    at = _floor(axis.start.astimezone(zone), unit, amount)
    while at <= axis.end:
        if at >= axis.start:
            yield at
        at = _next(at, unit, amount)


def _floor(at: datetime, unit: str, amount: int) -> datetime:
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    if unit == "minute":
        minutes = (at.hour * 60 + at.minute) // amount * amount
        return midnight.replace(hour=minutes // 60, minute=minutes % 60)
    if unit == "day":
        return midnight - timedelta(days=(at.toordinal() - 1) % amount)
    months = amount if unit == "month" else amount * 12
    return _month(midnight, (at.year * 12 + at.month - 1) // months * months)


def _next(at: datetime, unit: str, amount: int) -> datetime:
    """Return the next tick on the clock there, which may be an hour more or less when clocks change."""
    if unit in ("minute", "day"):
        return at + timedelta(**{f"{unit}s": amount})
    return _month(at, at.year * 12 + at.month - 1 + (amount if unit == "month" else amount * 12))


def _month(at: datetime, months: int) -> datetime:
    return at.replace(year=max(months // 12, 1), month=months % 12 + 1, day=1)


def _small(at: datetime, unit: str, words: Words) -> str:
    if unit == "minute":
        return clock(at)
    if unit == "day":
        return words.day_of_year(at, short=True)
    return words.month_label(at.month) if unit == "month" else str(at.year)


def _lower(axis: Axis, times: Sequence[datetime], unit: str, words: Words) -> Iterator[Label]:
    """Yield a label where the day or the year is another than the last one that is named and has room."""
    changes = [at for at in sorted(times) if unit != "year"]
    if not changes:
        return
    first, said = _first(axis, changes, unit, words)
    kept = first
    if first:
        yield first
    for at in changes:
        text = _large(at, said, unit, words)
        label = _label(text, axis.at(at))
        if text and (kept is None or label.clears(kept)):
            said, kept = at, label
            yield label


LEAP_YEAR = 4
"""A year that no incident has, and that has every day."""


def _first(
    axis: Axis, times: Sequence[datetime], unit: str, words: Words
) -> tuple[Label | None, datetime | None]:
    """Return the first label, and what needs no repeating after it.

    Where it would take the room of the second, which says more, it goes without its year, else altogether.
    """
    x = axis.at(times[0])
    whole = _label(_large(times[0], None, unit, words), x)
    second = next((at for at in times if _large(at, times[0], unit, words)), None)
    if second is None or _label(_large(second, times[0], unit, words), axis.at(second)).clears(whole):
        return whole, times[0]
    following = _label(_large(second, None, unit, words), axis.at(second))
    short = _label(words.day_of_year(times[0], short=True) if unit == "minute" else "", x)
    if short.text and short.clears(following):
        return short, times[0].replace(year=LEAP_YEAR)
    return None, None


def _large(at: datetime, said: datetime | None, unit: str, words: Words) -> str:
    """Return the day or the year of a tick, empty where it has been said."""
    new_year = said is None or at.year != said.year
    if unit != "minute":
        return str(at.year) if new_year else ""
    if new_year:
        return words.day(at, short=True)
    return "" if said and at.date() == said.date() else words.day_of_year(at, short=True)


def _label(text: str, at: float) -> Label:
    """Place a label under its tick, or beside it where it would stand over the edge."""
    half = needs(text) / 2
    if at < half:
        return Label(text, at, "start", at, at + 2 * half)
    if at > 100 - half:
        return Label(text, at, "end", at - 2 * half, at)
    return Label(text, at, "middle", at - half, at + half)


def _placed(labels: Sequence[Label]) -> set[int]:
    """Return the places of the labels that have room, from left to right."""
    kept: dict[int, Label] = {}
    for place, label in enumerate(labels):
        if all(label.clears(other) for other in kept.values()):
            kept[place] = label
    return set(kept)
