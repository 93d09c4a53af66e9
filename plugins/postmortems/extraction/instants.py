"""Wall-clock times to moments: which instant a timeline's entry names."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cached_property, lru_cache

from ..model.incident import Incident
from ..model.moment import Moment
from ..model.narrative import Narrative
from ..model.report import EntryTime
from ..model.timeline import TimelineEntry, When
from ..reading.clock import zone_of

_OFFSET = re.compile(r"(?:UTC|GMT|Z)?\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?")
HOURS = {
    "UTC": 0, "UCT": 0, "GMT": 0, "Z": 0, "ZULU": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2,
    "WAT": 1, "CAT": 2, "SAST": 2, "EET": 2, "EEST": 3, "EAT": 3, "MSK": 3, "TRT": 3, "GST": 4, "PKT": 5,
    "IST": 5.5, "NPT": 5.75, "ICT": 7, "WIB": 7, "WITA": 8, "SGT": 8, "HKT": 8, "PHT": 8, "AWST": 8, "JST": 9,
    "KST": 9, "ACST": 9.5, "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "ADT": -3, "AST": -4,
    "NDT": -2.5, "NST": -3.5, "ART": -3, "BRT": -3, "BRST": -2, "CLT": -4, "COT": -5, "PET": -5, "EDT": -4,
    "EST": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8, "AKDT": -8, "AKST": -9,
    "HST": -10,
}  # fmt: skip
"""Hours east of UTC of the abbreviations that the reader knows; of two meanings the one seen in reports."""
PLACES = {
    "ET": "America/New_York", "EASTERN": "America/New_York", "CT": "America/Chicago",
    "CENTRAL": "America/Chicago", "MT": "America/Denver", "MOUNTAIN": "America/Denver",
    "PT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles", "LONDON": "Europe/London",
    "BERLIN": "Europe/Berlin", "PARIS": "Europe/Paris", "LAGOS": "Africa/Lagos", "NAIROBI": "Africa/Nairobi",
    "WEST AFRICA": "Africa/Lagos", "EAST AFRICA": "Africa/Nairobi", "CENTRAL EUROPEAN": "Europe/Berlin",
    "EASTERN EUROPEAN": "Europe/Athens", "WESTERN EUROPEAN": "Europe/Lisbon", "BRITISH": "Europe/London",
    "GREENWICH": "Etc/GMT", "DENVER": "America/Denver",
}  # fmt: skip
"""Names whose offset depends on the day."""


@lru_cache(maxsize=1024)
def zone_named(name: str) -> tzinfo | None:
    """Return the zone that a report's words name (`UTC+1`, `PST`, `Europe/Paris`), None if none is known."""
    text = name.strip().strip("()").strip()
    offset = _OFFSET.fullmatch(text)
    if offset:
        length = timedelta(hours=min(int(offset[2]), 14), minutes=min(int(offset[3] or 0), 59))
        return timezone(-length if offset[1] == "-" else length)
    word = text.upper()
    word = re.sub(r"^US |(?: (?:STANDARD|DAYLIGHT|SUMMER|MEAN))?(?: TIME)?$", "", word)
    if word in HOURS:
        return timezone(timedelta(hours=HOURS[word])) if HOURS[word] else UTC
    return zone_of(PLACES.get(word, text)) if text else None


def entry_times(narrative: Narrative, incident: Incident | None) -> tuple[EntryTime, ...]:
    """Return when each entry of a timeline was; None where no day is to be had.

    An entry without a zone has that of its timeline, else that of the incident's own times, else UTC. Days
    that the report only counts begin with the incident's, else with the report's, else with `FIRST_DAY`.
    """
    moment = _Reading(narrative, incident).moment
    return tuple(
        EntryTime(
            moment(each.at, each.zone, each), moment(each.until, each.zone, each) if each.until else None
        )
        for each in narrative.timeline.entries
    )


def instant(when: When, narrative: Narrative, incident: Incident | None) -> Moment | None:
    """Return the moment of a time that a report tells outside its timeline, in the report's zone."""
    return _Reading(narrative, incident).moment(when, "")


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

    def moment(self, when: When, zone: str, entry: TimelineEntry | None = None) -> Moment | None:
        """Return the moment of a wall-clock time, None where its day is out of all reason."""
        at = (zone_named(zone) if zone else None) or self._zone
        day = when.day or self._first_day(at) + timedelta(days=when.day_offset)
        if day.year not in _YEARS:
            return None
        approximate = entry.approximate if entry else False
        return Moment(datetime.combine(day, when.clock or time(), at), when.clock is None, approximate)

    def _first_day(self, zone: tzinfo) -> date:
        """Return the day from which days are counted that have no date."""
        return self._start.astimezone(zone).date() if self._start else self._narrative.facts.date or FIRST_DAY
