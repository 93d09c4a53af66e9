"""What happened when, as a report's timeline tells it, with what a careful reader would doubt."""

from __future__ import annotations

from datetime import date, time
from enum import Enum
from typing import NamedTuple

from .milestone import Milestone


class When(NamedTuple):
    """A local wall-clock time as far as a report states it.

    `day` is None where the document names no date; `day_offset` then counts days from its first day (0).
    `clock` is None where only the day is known. The clock has seconds where `seconds_written`. With `no_day`
    the day that is written cannot be (`2023-02-30`): then nothing says when it was.
    """

    day: date | None
    day_offset: int = 0
    clock: time | None = None
    seconds_written: bool = False
    no_day: bool = False

    @property
    def notation(self) -> str:
        """Return `2023-08-13T08:45`, `2023-08-13`, or without any date `T08:45` and `+1T00:40`."""
        clock = (
            ""
            if self.clock is None
            else self.clock.isoformat("seconds" if self.seconds_written else "minutes")
        )
        if self.day is not None:
            return self.day.isoformat() + (f"T{clock}" if clock else "")
        return (f"{self.day_offset:+}" if self.day_offset else "") + f"T{clock}"

    @property
    def minute(self) -> float:
        """Minutes since an origin of no meaning; those of midnight without a clock."""
        clock = self.clock or time.min
        return self._days * 1440 + clock.hour * 60 + clock.minute + clock.second / 60

    @property
    def _days(self) -> int:
        return self.day.toordinal() if self.day else self.day_offset

    def is_before(self, other: When) -> bool:
        """Tell whether it lies before another; where one has no clock, only their days are compared."""
        if self.clock is None or other.clock is None:
            return self._days < other._days
        return self.minute < other.minute


class DoubtKind(Enum):
    """What is doubtful about a time; checks choose by it what they report, and how gravely."""

    CLOCK = "a clock that cannot be, or is hardly meant"
    DATE = "a day that cannot be, or is hardly meant"
    YEAR = "a year that is mistyped, or missing"
    EITHER_WAY = "day and month that cannot be told apart"
    WEEKDAY = "a weekday that the date does not have"
    ORDER = "a time that breaks the order of the others"
    RANGE = "an end before its start"
    ZONE = "a zone that does not exist, or was not in force"
    UNKNOWN = "a clock that the author says is not known"
    UNSURE = "a time that the author says is not sure"


class Doubt(NamedTuple):
    """Why a careful reader would doubt a time; no `message` where `likely`, what is meant, says it all."""

    kind: DoubtKind
    message: str
    likely: str = ""


class TimelineEntry(NamedTuple):
    """One timed entry; `start` and `end` are the character offsets of its time in the document's text.

    `zone` is what stands on this very entry. `doubts` say why a careful reader would doubt the time, naming
    the likely one; the time itself stays as written. `milestone` is a hint taken from the text's words,
    nothing more.
    """

    start: int
    end: int
    at: When
    until: When | None = None
    approximate: bool = False
    zone: str = ""
    text: str = ""
    doubts: tuple[Doubt, ...] = ()
    milestone: Milestone | None = None

    @property
    def day(self) -> date | None:
        """The entry's day, None where the document names no date."""
        return self.at.day

    @property
    def clock(self) -> time | None:
        """The entry's clock, None where it is unknown."""
        return self.at.clock


class Timeline(NamedTuple):
    """All entries of a document in the order in which they stand; `zone` is the one stated for all of them.

    `truncated` says that there were more entries than are read.
    """

    entries: tuple[TimelineEntry, ...] = ()
    zone: str = ""
    newest_first: bool = False
    truncated: bool = False
