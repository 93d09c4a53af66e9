"""The phases of an incident as shades within its bar on a timeline, where the bar is wide enough for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from ...frozen import Frozen
from ...model.incident import Incident
from ...wording.times import wall
from .packing import Spot, number, share
from .phases import stretches

LEAST_BAR = 16
"""Pixels: on a narrower bar shades would be specks."""
FAINT = {"unmitigated": "1", "recovering": "2"}
"""How faint a phase is; the undetected part has the bar's own colour."""


class Part(NamedTuple):
    """A phase that is fainter than the bar, on the clock of the wall there."""

    faint: str
    start: datetime
    end: datetime


class Shade(Frozen):
    """A fainter part of a bar; `x` and `width` in per cent."""

    faint: str
    x: str
    width: str


def parts(incident: Incident) -> tuple[Part, ...]:
    """Return the fainter phases of an incident; none where only one phase is known."""
    found = stretches(incident)
    if len(found) < 2:
        return ()
    return tuple(
        Part(FAINT[one.look], wall(incident.local(one.start)), wall(incident.local(one.end)))
        for one in found
        if one.look in FAINT
    )


def shades(
    phases: Sequence[Part], bar: Spot, bounds: tuple[datetime, datetime], plot: int
) -> Iterator[Shade]:
    """Yield the fainter parts of a bar within a band of `plot` pixels that stands for `bounds`."""
    if (bar.end - bar.start) * plot / 100 < LEAST_BAR or bar.side == "inside":
        return
    for part in phases:
        low, high = (min(max(share(at, *bounds), bar.start), bar.end) for at in (part.start, part.end))
        if high > low:
            yield Shade(part.faint, number(low), number(high - low))
