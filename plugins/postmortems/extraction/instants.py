"""When entries and milestones were, as moments, and where each is told: clocks with their day and zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from itertools import chain
from zoneinfo import ZoneInfo

from ..model.document import Document
from ..model.incident import Incident, Values
from ..model.milestone import Milestone, times_of
from ..model.milestone_time import EDGE, FRONT_MATTER, LABEL, WORDS, Edge, MilestoneTime
from ..model.moment import Moment
from ..model.narrative import Narrative
from ..model.report import EntryTime, Report
from ..model.timeline import TimelineEntry, When
from .facts.entries import label_of_entry
from .notation.zones import zone_named

FIRST_DAY = date(2000, 1, 1)
_YEARS = range(1900, 9000)


def entry_times(narrative: Narrative, incident: Values | None) -> tuple[EntryTime, ...]:
    """Return when each entry of a timeline was; None where no day is to be had.

    An entry without a zone has that of its timeline, else one of the incident's (see `_assumed`), else UTC.
    Days that the report only counts begin with the incident's, else with the report's, else with `FIRST_DAY`.
    """
    reading, entries = _Reading(narrative, incident), narrative.timeline.entries
    zones = {name: zone_named(name) for name in {each.zone for each in entries}}

    def moment(when: When | None, entry: TimelineEntry) -> Moment | None:
        return reading.moment(when, zones[entry.zone], approximate=entry.approximate) if when else None

    return tuple(EntryTime(moment(each.at, each), moment(each.until, each)) for each in entries)


def instant(when: When, narrative: Narrative, incident: Values | None) -> Moment | None:
    """Return the moment of a time that a report tells outside its timeline, in the report's zone."""
    return _Reading(narrative, incident).moment(when)


def zone_taken(report: Report, entry: TimelineEntry | None) -> str:
    """Say in which zone an entry of the timeline was read that names none; "" where one is named."""
    narrative, incident = report.narrative, report.values
    if incident is None or (entry and zone_named(entry.zone)) or _stated(narrative):
        return ""
    zone = _assumed(narrative, incident)
    site = isinstance(zone, ZoneInfo) and not report.document.text_of("timezone").strip()
    whose = f"the site's, {zone}" if site else f"the report's, {zone}"
    return f"the timeline names no zone and was read in {whose}; another can be named in its heading"


def _stated(narrative: Narrative) -> tzinfo | None:
    return zone_named(narrative.timeline.zone or narrative.facts.zone)


def _assumed(narrative: Narrative, incident: Values) -> tzinfo | None:
    """Return the zone of clocks that name none: that of the incident, or the offset that all its times have.

    Whichever makes more of its times those of an entry; the offset, which its author wrote, where none does.
    """
    if incident.zone is None:
        return incident.started_at.at.tzinfo if incident.started_at else None
    known = [at for _, at in times_of(incident) if not at.date_only]
    times, offsets = [at.at for at in known], {at.at.utcoffset() for at in known}
    if len(offsets) != 1 or any(at.assumed_zone for at in known):
        return incident.zone
    shared = times[0].tzinfo
    is_same = all(at.astimezone(incident.zone).utcoffset() in offsets for at in times)
    is_told = is_same or _told(narrative, times, incident.zone) > _told(narrative, times, shared)
    return incident.zone if is_told else shared


def _told(narrative: Narrative, times: Sequence[datetime], zone: tzinfo | None) -> int:
    """Return how many of some times the entries without a zone have, if this is theirs."""
    clocks = {(each.at.day, each.at.clock) for each in narrative.timeline.entries if not each.zone}
    own = (at.astimezone(zone) for at in times)
    return sum((at.date(), at.time()) in clocks or (None, at.time()) in clocks for at in own)


class _Reading:
    """What the clocks of one report mean."""

    def __init__(self, narrative: Narrative, incident: Values | None) -> None:
        self._narrative, self._incident = narrative, incident
        self._start = incident.started_at.at if incident and incident.started_at else None

    @cached_property
    def _zone(self) -> tzinfo:
        """The zone of times that have none of their own."""
        own = _assumed(self._narrative, self._incident) if self._incident else None
        return _stated(self._narrative) or own or UTC

    def moment(self, when: When, zone: tzinfo | None = None, *, approximate: bool = False) -> Moment | None:
        """Return the moment of a wall-clock time, None where its day cannot be."""
        if when.no_day:
            return None
        at = zone or self._zone
        day = when.day or self._first_day(at) + timedelta(days=when.day_offset)
        if day.year not in _YEARS:
            return None
        return Moment(datetime.combine(day, when.clock or time(), at), when.clock is None, approximate)

    def _first_day(self, zone: tzinfo) -> date:
        """Return the day from which days are counted that have no date."""
        return self._start.astimezone(zone).date() if self._start else self._narrative.facts.date or FIRST_DAY


def milestone_times(
    document: Document, narrative: Narrative, times: Sequence[EntryTime], incident: Incident | None
) -> tuple[MilestoneTime, ...]:
    """Return the times of milestones that have a clock, the most trusted first."""
    told = _of_fields(incident), _of_facts(narrative, incident), _in_timeline(document, narrative, times)
    return tuple(sorted(chain.from_iterable(told), key=lambda each: each.trust))


def _of_fields(incident: Incident | None) -> Iterator[MilestoneTime]:
    for milestone, moment in times_of(incident) if incident else ():
        if not moment.date_only:
            yield MilestoneTime(milestone, moment, FRONT_MATTER, f"`{milestone.field}`")


def _of_facts(narrative: Narrative, incident: Incident | None) -> Iterator[MilestoneTime]:
    """Yield the times after labels and in sentences, which the facts hold."""
    for milestone in Milestone:
        when = milestone.told(narrative.facts)
        moment = instant(when, narrative, incident) if when and when.clock else None
        if moment:
            yield MilestoneTime(milestone, moment, WORDS, milestone.value)


def _in_timeline(
    document: Document, narrative: Narrative, times: Sequence[EntryTime]
) -> Iterator[MilestoneTime]:
    """Yield the times that entries of the timeline tell, then that of its first and of its last."""

    def told(milestone: Milestone | Edge, trust: int, at: Moment, entry: TimelineEntry) -> MilestoneTime:
        place = f"line {document.source.line_at(entry.start)}"
        return MilestoneTime(milestone, at, trust, place, entry.start)

    pairs = list(zip(narrative.timeline.entries, times, strict=True))
    starts = [(at, entry) for entry, (at, _) in pairs if at and not at.date_only]
    ends = [(at, entry) for entry, (_, at) in pairs if at and not at.date_only]
    for at, entry in starts:
        label = label_of_entry(entry)
        if milestone := label or entry.milestone:
            yield told(milestone, LABEL if label else WORDS, at, entry)
    if starts:
        yield told(Edge.FIRST, EDGE, *min(starts, key=lambda each: each[0].utc))
        yield told(Edge.LAST, EDGE, *max(starts + ends, key=lambda each: each[0].utc))
