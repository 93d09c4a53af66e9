"""An entry in the making: a candidate with the day that it is given, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from ...model.timeline import Doubt, When
from .candidate import Candidate


@dataclass(repr=False, eq=False)
class Draft:
    """An entry in the making; its `clock` is None where it is unknown.

    `number` counts days where `day` is None; `marker` means a day heading. With `no_day`
    the day that is written cannot be. `shift` is what must be added to the clock, in minutes, for it to stand
    in order.
    """

    candidate: Candidate
    clock: time | None
    day: date | None = None
    number: int = 0
    until: When | None = None
    dated: bool = False
    marker: bool = False
    shift: int = 0
    no_day: bool = False
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def minute(self) -> int | None:
        """Minutes since the first day of the calendar, or since day 0 where the days are unknown."""
        clock = self.clock
        if clock is None or self.no_day:
            return None
        day = self.day.toordinal() if self.day else self.number
        return day * 1440 + clock.hour * 60 + clock.minute + self.shift


def minutes(clock: time) -> int:
    """Return the minutes since midnight."""
    return clock.hour * 60 + clock.minute
