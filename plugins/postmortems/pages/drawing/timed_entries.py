"""The entries of an incident's timeline in the order of time, each with the instant that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import cached_property

from ...frozen import Frozen
from ...model.incident import Incident
from ...model.moment import Moment
from ...model.report import Report
from ...model.timeline import TimelineEntry
from ...wording.times import clock

DAY = timedelta(days=1)
Reach = tuple[datetime, datetime]
"""From when to when, in UTC; the same twice for an instant."""


class Happening(Frozen):
    """An entry, `number` (from 1) in the order of time, on the clock that the whole list is shown in.

    `written` is the clock in the report where that is another one.
    """

    number: int
    entry: TimelineEntry
    at: Moment
    end: Moment | None
    written: str = ""

    @property
    def is_vague(self) -> bool:
        """Whether its time is an estimate, in doubt, or known by its day only."""
        return self.at.approximate or self.at.date_only or bool(self.entry.doubts)

    @cached_property
    def reach(self) -> Reach:
        """From when to when it may have been; a day without a clock is that whole day."""
        return reach(self.at)[0], reach(self.end or self.at)[1]


def reach(moment: Moment) -> Reach:
    """Return when a moment may have been."""
    last = replace(moment, at=moment.at + DAY) if moment.date_only else moment
    return moment.utc, last.utc


def happenings(report: Report, incident: Incident) -> tuple[Happening, ...]:
    """Return the entries whose instants are known, the earliest first."""
    timeline = report.narrative.timeline
    shown = _shown_zone(incident, [time.start for time in report.entry_times])
    found = [
        _happening(entry, at, end, shown, timeline.zone)
        for entry, (at, end) in zip(timeline.entries, report.entry_times, strict=True)
        if at is not None
    ]
    in_order = _in_order(found[::-1] if timeline.newest_first else found)
    return tuple(replace(one, number=number) for number, one in enumerate(in_order, 1))


def _shown_zone(incident: Incident, moments: Sequence[Moment | None]) -> tzinfo:
    """Return the zone of the list: the one that the report names, else that of its first clock."""
    if incident.timezone and incident.zone:
        return incident.zone
    clocked = (moment.at.tzinfo for moment in moments if moment and not moment.date_only)
    return next(clocked, None) or incident.zone or incident.started_at.at.tzinfo or UTC


def _happening(entry: TimelineEntry, at: Moment, end: Moment | None, shown: tzinfo, stated: str) -> Happening:
    there = _in_zone(at, shown)
    until = None if end is None or end.utc < at.utc else _in_zone(end, shown)
    moved = not at.date_only and there.at.utcoffset() != at.at.utcoffset()
    return Happening(
        0, entry, there, until, f"{clock(at.at)} {entry.zone or stated}".strip() if moved else ""
    )


def _in_zone(moment: Moment, shown: tzinfo) -> Moment:
    """Return a moment on another clock; a date stays that date."""
    if moment.date_only:
        return replace(moment, at=datetime.combine(moment.at.date(), time(), shown))
    return replace(moment, at=moment.at.astimezone(shown))


def _in_order(found: Sequence[Happening]) -> list[Happening]:
    """Sort by time; a day without a clock stays after what the report tells of that day before it."""
    keys: list[datetime] = []
    for place, one in enumerate(found):
        before = found[place - 1] if place else None
        same_day = before is not None and one.at.date_only and before.at.at.date() == one.at.at.date()
        keys.append(keys[-1] if same_day else one.at.utc)
    return [one for _, one in sorted(zip(keys, found, strict=True), key=lambda pair: pair[0])]
