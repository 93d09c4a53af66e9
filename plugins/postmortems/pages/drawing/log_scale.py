"""A log scale of lengths of time, with a place for less than a minute."""

from __future__ import annotations

from datetime import timedelta
from math import log

from ...frozen import Frozen
from ...wording.words import to_say

STEPS = (
    (timedelta(minutes=1), to_say("1 min")),
    (timedelta(minutes=10), to_say("10 min")),
    (timedelta(hours=1), to_say("1 h")),
    (timedelta(hours=6), to_say("6 h")),
    (timedelta(days=1), to_say("1 d")),
    (timedelta(days=7), to_say("1 w")),
    (timedelta(days=30), to_say("1 mon")),
    (timedelta(days=365), to_say("1 y")),
    (timedelta(days=3650), to_say("10 y")),
    (timedelta(days=36500), to_say("100 y")),
)
LEAST_STEPS = 5
SHORT_X, SHORT_EDGE, LAST_X = 5.5, 17.0, 95.5
"""Per cent: where less than a minute stands, where the scale begins beside that, and where it ends."""


class LogScale(Frozen):
    """A scale over `steps`, the first at `first` (in per cent); what is shorter stands left of it."""

    steps: tuple[tuple[timedelta, str], ...]
    first: float

    def at(self, length: timedelta) -> float:
        """Return where a length stands, in per cent."""
        if length < self.steps[0][0]:
            return SHORT_X
        least, most = (step.total_seconds() for step, _ in (self.steps[0], self.steps[-1]))
        share = log(length.total_seconds() / least) / log(most / least)
        return self.first + (LAST_X - self.first) * min(share, 1)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return where the steps stand, with their labels."""
        return tuple((self.at(step), label) for step, label in self.steps)

    @property
    def has_short(self) -> bool:
        """Whether less than a minute has a place."""
        return self.first == SHORT_EDGE


def log_scale(lengths: list[timedelta]) -> LogScale:
    """Return the scale on which all lengths have a place, up to a day at least."""
    longest = max(lengths, default=timedelta())
    reach = sum(step < longest for step, _ in STEPS) + 1
    has_short = any(length < STEPS[0][0] for length in lengths)
    return LogScale(STEPS[: max(reach, LEAST_STEPS)], SHORT_EDGE if has_short else SHORT_X)
