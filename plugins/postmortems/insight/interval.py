"""The stretch of calendar that an incident takes, as a clock on the wall there showed it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ..model.incident import LONGEST, Incident
from ..wording.times import midnight, wall

ONE_DAY = timedelta(days=1)


class Interval(NamedTuple):
    """From `start` up to `end`, without a zone.

    `state` is `over`, `ongoing`, or `unknown`; then `end` is `start`.
    """

    start: datetime
    end: datetime
    state: str

    def touches(self, start: datetime, end: datetime) -> bool:
        """Return whether any of it lies from `start` up to `end`."""
        return self.start < end and (self.end > start or self.start >= start)


def interval(incident: Incident, today: date) -> Interval:
    """Return when an incident was; an ongoing one lasts to the end of `today`, a last day to its end."""
    start = wall(incident.local(incident.started_at))
    if incident.is_ongoing:
        return _known(start, max(start, midnight(today) + ONE_DAY), "ongoing")
    if incident.ended_at is None:
        return Interval(start, start, "unknown")
    ended = incident.local(incident.ended_at)
    end = wall(ended) + ONE_DAY if ended.date_only else wall(ended)
    return _known(start, end, "over")


def _known(start: datetime, end: datetime, state: str) -> Interval:
    """Return the interval, without an end that cannot be: before the start, or a mistyped year after it."""
    if timedelta() <= end - start <= LONGEST:
        return Interval(start, end, state)
    return Interval(start, start, "unknown")


def by_years(incidents: Iterable[Incident], today: date) -> dict[int, tuple[Incident, ...]]:
    """Return the incidents that touch each year, in the given order, by year, the latest first."""
    found: dict[int, list[Incident]] = {}
    for incident in incidents:
        when = interval(incident, today)
        last = when.end - timedelta(microseconds=1) if when.end > when.start else when.end
        for year in range(when.start.year, last.year + 1):
            found.setdefault(year, []).append(incident)
    return {year: tuple(inside) for year, inside in sorted(found.items(), reverse=True)}
