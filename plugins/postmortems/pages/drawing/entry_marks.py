"""The entries of a drawn timeline as marks: a dot for an instant, a bar for a range or a day, stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .axis import PLOT, Axis
from .packing import Spot, number, pack
from .timed_entries import Happening

HALF = 5 / PLOT * 100
MAX_LANES = 8
ROOM = 10
"""Per cent from one `+12` to the next."""


@dataclass(frozen=True)
class Mark:
    """An entry on the axis; `x` and `width` in per cent, the width empty for an instant."""

    number: int
    x: str
    width: str
    lane: int
    is_vague: bool


@dataclass(frozen=True)
class Heap:
    """How many entries have no room for a mark of their own; the first of them is `number`."""

    number: int
    amount: int
    x: str


def marks(found: Sequence[Happening], axis: Axis) -> tuple[tuple[Mark, ...], tuple[Heap, ...]]:
    """Place the marks in lanes; what would be stacked higher than `MAX_LANES` is counted instead."""
    spots = [_spot(one, axis) for one in found]
    lanes = pack(spots)
    placed = list(zip(found, spots, lanes, strict=True))
    drawn = tuple(_mark(one, where, lane) for one, where, lane in placed if lane < MAX_LANES)
    return drawn, _heaps([(one.number, where.start) for one, where, lane in placed if lane >= MAX_LANES])


def _spot(one: Happening, axis: Axis) -> Spot:
    start, end = map(axis.at, one.reach)
    return Spot(start, end, "", start - HALF, max(end, start) + HALF)


def _mark(one: Happening, where: Spot, lane: int) -> Mark:
    width = number(where.end - where.start)
    return Mark(one.number, number(where.start), "" if width == "0" else width, lane, one.is_vague)


def _heaps(hidden: Sequence[tuple[int, float]]) -> tuple[Heap, ...]:
    groups: list[list[tuple[int, float]]] = []
    for one in sorted(hidden, key=lambda pair: (pair[1], pair[0])):
        if groups and one[1] < groups[-1][0][1] + ROOM:
            groups[-1].append(one)
        else:
            groups.append([one])
    return tuple(
        Heap(min(number for number, _ in group), len(group), number(min(group[0][1], 100 - ROOM)))
        for group in groups
    )
