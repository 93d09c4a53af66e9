"""An axis of time, all of one scale: from when an incident began until it was over, with what is near."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property

from ...frozen import Frozen
from .packing import text_units
from .timed_entries import Reach

PLOT, LETTER = 310, 6
"""Pixels: the plot where it is narrowest, and an average letter of a label. Labels are placed for these."""
INSET = 1.6
"""Per cent left free at both ends, for marks that stand there."""
BESIDE = 0.25
"""How far beside the incident, as a share of its length, an entry may lie and still have its place."""
HALF_HOUR = timedelta(minutes=30)


class Axis(Frozen):
    """Times from `start` to `end` and where they stand, in per cent."""

    start: datetime
    end: datetime

    @cached_property
    def rate(self) -> float:
        """How many per cent a second takes."""
        return (100 - 2 * INSET) / (self.end - self.start).total_seconds()

    def shows(self, reach: Reach) -> bool:
        """Return whether any of a stretch lies on the axis."""
        return reach[0] <= self.end and reach[1] >= self.start

    def at(self, when: datetime) -> float:
        """Return where a time stands; what lies outside stands at the nearer end."""
        inside = min(max(when, self.start), self.end)
        return INSET + (inside - self.start).total_seconds() * self.rate


def needs(text: str) -> float:
    """Return the width that a label takes where the plot is narrowest, in per cent."""
    return text_units(text) * LETTER / PLOT * 100


def axis(incident: Reach, entries: Sequence[Reach]) -> Axis:
    """Return the axis of an incident; where only its beginning is known, that of its entries."""
    start, end = incident
    if start == end:
        start, end = min([start, *(low for low, _ in entries)]), max([end, *(high for _, high in entries)])
        if start == end:
            return Axis(start - HALF_HOUR, end + HALF_HOUR)
    beside = (end - start) * BESIDE
    return Axis(
        min([start, *(low for low, _ in entries if start - low <= beside)]),
        max([end, *(high for _, high in entries if high - end <= beside)]),
    )
