"""Many incidents as amounts: a band for each year or month, in it a column for each month or day.

A column is stacked by severity, the worst at the bottom; all columns of a chart have one scale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from ...frozen import Frozen
from ...wording.severity import Severity, worst_first
from .chart_bands import GAP_HEIGHT, Band, Tick
from .packing import number

HEIGHT, LABEL = 32, 14
"""Pixels: of the highest column, and above a column for its amount."""
LABELLED = 12
"""A band with more places than this has no room for amounts above its columns."""
FREE = 0.2
"""The share of a place that its column leaves free."""


class Part(NamedTuple):
    """The incidents of one severity in a column; `y` and `height` in pixels."""

    severity: Severity
    amount: int
    y: str
    height: str


class Slot(Frozen):
    """What a column stands for; `place` counts from 0."""

    name: str
    place: int
    amounts: Mapping[Severity, int]
    href: str

    @property
    def amount(self) -> int:
        """How many incidents it has."""
        return sum(self.amounts.values())


class Amounts(Frozen):
    """The columns of a band to be; without any it is a gap."""

    label: str
    href: str
    slots: tuple[Slot, ...] = ()


class Column(NamedTuple):
    """A slot as it is drawn: places in per cent, `top` (where its amount stands) in pixels."""

    slot: Slot
    x: str
    width: str
    middle: str
    top: str
    parts: tuple[Part, ...]


class ColumnsBand(Band):
    """Amounts as they are drawn."""

    columns: tuple[Column, ...]


class Columns(Frozen):
    """A chart of amounts, and the severities that it shows; `base` is where columns stand, in pixels."""

    ticks: tuple[Tick, ...]
    bands: tuple[ColumnsBand, ...]
    legend: tuple[Severity, ...]
    base: int
    has_labels: bool


def columns(bands: Sequence[Amounts], places: int, ticks: tuple[Tick, ...]) -> Columns:
    """Draw bands, each of which has `places` for columns."""
    most = max((slot.amount for band in bands for slot in band.slots), default=1)
    has_labels = places <= LABELLED
    base = HEIGHT + (LABEL if has_labels else 2)
    draw = partial(_column, places=places, base=base, each=HEIGHT / most)
    drawn = tuple(_band(band, base, tuple(map(draw, band.slots))) for band in bands)
    legend = Counter(severity for band in bands for slot in band.slots for severity in slot.amounts)
    return Columns(ticks, drawn, worst_first(legend), base, has_labels)


def _band(amounts: Amounts, base: int, columns: tuple[Column, ...]) -> ColumnsBand:
    amount = sum(slot.amount for slot in amounts.slots)
    return ColumnsBand(amounts.label, amounts.href, base + 1 if columns else GAP_HEIGHT, amount, columns)


def _column(slot: Slot, places: int, base: float, each: float) -> Column:
    x, width, middle = across(slot.place, places, FREE)
    parts = tuple(stacked(worst_first(slot.amounts), slot.amounts, base, each))
    return Column(slot, x, width, middle, number(base - slot.amount * each - 4), parts)


def across(place: int, places: int, free: float) -> tuple[str, str, str]:
    """Return where a column begins, its width and its middle; `free` is the share of its place left free."""
    x, width, middle = (number(at * 100 / places) for at in (place + free / 2, 1 - free, place + 0.5))
    return x, width, middle


def stacked(
    severities: Sequence[Severity], amounts: Mapping[Severity, int], low: float, each: float
) -> Iterator[Part]:
    """Yield the parts of a column from the bottom up; an incident is `each` pixels high."""
    for severity in severities:
        height = amounts[severity] * each
        low -= height
        yield Part(severity, amounts[severity], number(low), number(height))
