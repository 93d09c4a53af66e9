"""Geometry of the timelines: stretches of per cent, and lanes in which they do not overlap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple
from unicodedata import east_asian_width

GAP = 0.6


class Spot(NamedTuple):
    """Where a bar and its label are drawn. All in per cent of the width.

    `side` is where the label stands: after the bar, before it, or inside where the bar leaves no room.
    """

    start: float
    end: float
    side: str
    low: float
    high: float


def number(value: float) -> str:
    """Write a coordinate: two decimals at most, none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def share(at: datetime, start: datetime, end: datetime) -> float:
    """Return where a time stands between two others, in per cent, kept between them."""
    return min(max((at - start) / (end - start), 0), 1) * 100


def spot(start: float, end: float, label: float) -> Spot:
    """Place a bar with a label that takes `label` per cent."""
    if end + label <= 100:
        return Spot(start, end, "after", start, end + label)
    if start - label >= 0:
        return Spot(start, end, "before", start - label, end)
    return Spot(start, end, "inside", start, max(end, start + label))


def pack(spots: Sequence[Spot]) -> tuple[int, ...]:
    """Return a lane (from 0) for each spot, so that none overlaps another: the first lane with room."""
    lanes: dict[int, int] = {}
    ends: list[float] = []
    for index in sorted(range(len(spots)), key=lambda index: (spots[index].low, index)):
        free = (lane for lane, end in enumerate(ends) if end + GAP <= spots[index].low)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [spots[index].high]
        lanes[index] = lane
    return tuple(lanes[index] for index in range(len(spots)))


def text_units(text: str) -> float:
    """Estimate a text's width in average letters: wide characters count twice, capitals a little more."""
    return sum(map(_letter, text))


@cache
def _letter(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return 2
    return 1.3 if letter.isupper() else 1


def cut(text: str, units: float) -> str:
    """Shorten a text to a width, at a word's end where there is one near."""
    if text_units(text) <= units:
        return text
    kept, used = "", 1.0
    for letter in text:
        used += _letter(letter)
        if used > units:
            break
        kept += letter
    whole = kept.rpartition(" ")[0]
    return (whole if len(whole) > len(kept) * 0.6 else kept).rstrip(" ,;:-–") + "…"
