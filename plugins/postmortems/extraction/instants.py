"""Wall-clock times to moments: which instant a timeline's entry names."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property

from ..model.incident import Incident
from ..model.moment import Moment
from ..model.narrative import Narrative
from ..model.report import EntryTime
from ..model.timeline import TimelineEntry, When
from .notation.zones import zone_named


def entry_times(narrative: Narrative, incident: Incident | None) -> tuple[EntryTime, ...]:
    """Return when each entry of a timeline was; None where no day is to be had.

    An entry without a zone has that of its timeline, else that of the incident's own times, else UTC. Days
    that the report only counts begin with the incident's, else with the report's, else with `FIRST_DAY`.
    """
    moment, entries = _Reading(narrative, incident).moment, narrative.timeline.entries
    zones = {name: zone_named(name) for name in {each.zone for each in entries}}
    return tuple(
        EntryTime(
            moment(each.at, zones[each.zone], each),
            moment(each.until, zones[each.zone], each) if each.until else None,
        )
        for each in entries
    )


def instant(when: When, narrative: Narrative, incident: Incident | None) -> Moment | None:
    """Return the moment of a time that a report tells outside its timeline, in the report's zone."""
    return _Reading(narrative, incident).moment(when, None)


FIRST_DAY = date(2000, 1, 1)
_YEARS = range(1900, 9000)


class _Reading:
    """What the clocks of one report mean."""

    def __init__(self, narrative: Narrative, incident: Incident | None) -> None:
        self._narrative, self._incident = narrative, incident
        self._start = incident.started_at.at if incident else None

    @cached_property
    def _zone(self) -> tzinfo:
        """The zone of times that have none of their own."""
        stated = zone_named(self._narrative.timeline.zone or self._narrative.facts.zone)
        own = (self._incident.zone or self._incident.started_at.at.tzinfo) if self._incident else None
        return stated or own or UTC

    def moment(self, when: When, zone: tzinfo | None, entry: TimelineEntry | None = None) -> Moment | None:
        """Return the moment of a wall-clock time, None where its day is out of all reason."""
        at = zone or self._zone
        day = when.day or self._first_day(at) + timedelta(days=when.day_offset)
        if day.year not in _YEARS:
            return None
        approximate = entry.approximate if entry else False
        return Moment(datetime.combine(day, when.clock or time(), at), when.clock is None, approximate)

    def _first_day(self, zone: tzinfo) -> date:
        """Return the day from which days are counted that have no date."""
        return self._start.astimezone(zone).date() if self._start else self._narrative.facts.date or FIRST_DAY
