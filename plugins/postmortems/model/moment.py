"""When something happened, and how long things took, without inventing a minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Moment:
    """A time with its zone. With `date_only` the clock is unknown and `at` is that day's midnight.

    No other value is made as often: an `__init__` of its own is worth what it takes to compile.
    """

    at: datetime
    date_only: bool = False
    approximate: bool = False

    @property
    def utc(self) -> datetime:
        """The same instant in UTC."""
        return self.at.astimezone(UTC)

    @property
    def assumed_zone(self) -> str:
        """The IANA name of the zone in which a clock without an offset was read, "" where one was written."""
        return "" if self.date_only else getattr(self.at.tzinfo, "key", "")

    def is_before(self, other: Moment) -> bool:
        """Tell whether it lies before another; where one has no clock, only their days are compared."""
        if self.date_only or other.date_only:
            return self.at.date() < other.at.date()
        return self.utc < other.utc


class Duration(NamedTuple):
    """A length of time; with `whole_days` only the dates of its ends were known."""

    length: timedelta
    whole_days: bool = False
    approximate: bool = False

    @property
    def minutes(self) -> float:
        """The length in minutes."""
        return self.length.total_seconds() / 60


def between(start: Moment | None, end: Moment | None) -> Duration | None:
    """Return the time from `start` to `end`, or None where it is unknown.

    Unknown is: an end that is missing, the same day without clocks, or an end before the start.
    """
    if start is None or end is None:
        return None
    approximate = start.approximate or end.approximate
    if start.date_only or end.date_only:
        days = end.at.date() - start.at.date()
        return Duration(days, whole_days=True, approximate=approximate) if days > timedelta(0) else None
    length = end.utc - start.utc
    return Duration(length, approximate=approximate) if length >= timedelta(0) else None
