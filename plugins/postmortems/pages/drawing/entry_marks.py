"""The entries of a timeline as numbers on its axis; those without room for their own share a mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from ...frozen import Frozen
from .axis import Axis
from .packing import number
from .timed_entries import Happening

LETTER, AROUND, LEAST, APART = 7, 12, 24, 3
"""Pixels: a figure, what stands around several, how wide a mark is at least, and what is free between two."""


class Mark(NamedTuple):
    """The entries `first` to `last` on the axis: `x` (per cent) is its middle, `width` is in pixels."""

    first: int
    last: int
    x: str
    width: int
    is_vague: bool

    @property
    def text(self) -> str:
        """Its numbers: `3`, `3–5`."""
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


class Range(Frozen):
    """How long an entry lasted, or a day on which its time is not known; in per cent."""

    x: str
    width: str


class _Group(Frozen):
    """Neighbours that share a mark; `start` and `end` are per cent, `plot` is in pixels."""

    first: int
    last: int
    start: float
    end: float
    is_vague: bool
    plot: int

    @cached_property
    def width(self) -> int:
        """How wide its mark is, in pixels."""
        letters = len(f"{self.first}") if self.first == self.last else len(f"{self.first}–{self.last}")
        return max(LEAST, letters * LETTER + AROUND)

    @cached_property
    def middle(self) -> float:
        """Where the middle of its mark is, in per cent."""
        half = self.width / 2 / self.plot * 100
        return min(max((self.start + self.end) / 2, half), 100 - half)

    def touches(self, other: _Group) -> bool:
        """Return whether it leaves no room to the next one."""
        apart = (self.width + other.width) / 2 + APART
        return (other.middle - self.middle) * self.plot / 100 < apart

    def joined(self, other: _Group) -> _Group:
        """Return it with the next one."""
        end, is_vague = max(self.end, other.end), self.is_vague and other.is_vague
        return replace(self, last=other.last, end=end, is_vague=is_vague)


def marks(found: Iterable[Happening], axis: Axis, plot: int) -> tuple[Mark, ...]:
    """Place the numbers of entries, which are in order, on a plot of so many pixels."""
    groups: list[_Group] = []
    for one in found:
        x = axis.at(one.reach[0])
        group = _Group(one.number, one.number, x, x, one.is_vague, plot)
        while groups and groups[-1].touches(group):
            group = groups.pop().joined(group)
        groups.append(group)
    return tuple(
        Mark(each.first, each.last, number(each.middle), each.width, each.is_vague) for each in groups
    )


def ranges(found: Sequence[Happening], axis: Axis) -> tuple[Range, ...]:
    """Return how long those entries lasted that did, and the days of those without a clock."""
    reaches = {one.reach for one in found if one.reach[0] < one.reach[1] and axis.shows(one.reach)}
    ends = sorted((axis.at(start), axis.at(end)) for start, end in reaches)
    return tuple(Range(number(low), number(high - low)) for low, high in ends if high > low)
