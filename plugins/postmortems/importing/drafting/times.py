"""Times as an incident file writes them: ISO 8601, with an offset where the zone is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, tzinfo
from itertools import combinations
from zoneinfo import ZoneInfo

from ...extraction.facts.entries import label_of_entry
from ...extraction.facts.prose_times import first_day
from ...extraction.notation.date import read_date
from ...extraction.notation.zones import zone_named
from ...model.milestone import TIME_FIELDS, Milestone
from ...model.narrative import Narrative
from ...model.timeline import When
from ...patterns import deferred
from ...reading.clock import BadTime, read_moment

_LONGEST = 200
_DAY = deferred(r"\d{4}|\d\s?[-/.]\s?\d+\s?[-/.]\s?\d")


def time_of_text(text: str) -> str:
    """Return a time or a day of another tool in our notation, empty where it is none."""
    try:
        moment, without_zone = read_moment(text, None)
    except BadTime:
        return ""
    if moment.date_only:
        return moment.at.date().isoformat()
    return _written(moment.at.replace(tzinfo=None) if without_zone else moment.at)


def names_no_day(text: str) -> bool:
    """Tell whether text of another tool tries to name a day and names none that can be (`2301-05-06`)."""
    day = read_date(text.strip(), 0)
    tries = _DAY.search(text[:_LONGEST]) is not None
    return not time_of_text(text) and tries and (bool(day and day.doubt) or not first_day(text[:_LONGEST]))


def _written(at: datetime) -> str:
    return at.isoformat(timespec="seconds" if at.second else "minutes")


def has_clock(time: str) -> bool:
    """Tell whether a time in our notation is more than a day."""
    return "T" in time


def has_offset(time: str) -> bool:
    """Tell whether a time in our notation names its instant by itself."""
    return has_clock(time) and datetime.fromisoformat(time).tzinfo is not None


def in_zone(time: str, zone: tzinfo | None) -> str:
    """Return a time with a clock, in a zone where it names none itself."""
    return time if has_offset(time) else _written(datetime.fromisoformat(time).replace(tzinfo=zone))


def zone_name(zone: tzinfo | None) -> str:
    """Return a zone's IANA name, empty for a bare offset."""
    return zone.key if isinstance(zone, ZoneInfo) else "UTC" if str(zone) == "UTC" else ""


class StatedTimes:
    """The times that a report tells, each in the zone that it names; `zone` is None where it names none."""

    def __init__(self, narrative: Narrative) -> None:
        self._narrative = narrative
        self.zone = zone_named(narrative.facts.zone)

    def times(self) -> Iterator[tuple[str, str, bool]]:
        """Yield field, time and whether it is an estimate, for what facts and labelled entries tell."""
        named = {each: each.told(self._narrative.facts) for each in Milestone if each.fact}
        for entry in self._narrative.timeline.entries:
            milestone = label_of_entry(entry)
            if milestone and not milestone.fact:
                named.setdefault(milestone, entry.at)
        for milestone, when in named.items():
            time = self._time(when) if when else ""
            if when and time:
                yield milestone.field, time, self._estimated(when)

    def _time(self, when: When) -> str:
        """Return a wall-clock time in our notation; a day that is only counted needs the report's date."""
        if when.no_day:
            return ""
        first = self._narrative.facts.date
        day = when.day or (first + timedelta(days=when.day_offset) if first else None)
        if day is None or not 1970 <= day.year <= 2200:
            return ""
        if when.clock is None:
            return day.isoformat()
        return _written(datetime.combine(day, when.clock, self._zone(when)))

    def _zone(self, when: When) -> tzinfo | None:
        """Return the zone of the entry that a time stands on, else the report's."""
        entries = self._narrative.timeline.entries
        own = next((e.zone for e in entries if e.zone and when in (e.at, e.until)), "")
        return zone_named(own) or self.zone

    def _estimated(self, when: When) -> bool:
        return any(entry.approximate and entry.at == when for entry in self._narrative.timeline.entries)


def impossible(times: Mapping[str, str], zone: tzinfo | None) -> tuple[str, str] | None:
    """Return the time that most others contradict, and one of those; of two alike the later field.

    Certain is that nothing comes before the start and nothing after the end.
    """
    moments = {name: read_moment(times[name], zone)[0] for name in TIME_FIELDS if name in times}
    pairs = [
        (earlier, later)
        for earlier, later in combinations(moments, 2)
        if earlier == Milestone.BEGAN.field or later == Milestone.RESOLVED.field
        if moments[later].is_before(moments[earlier])
    ]
    against = Counter(name for pair in pairs for name in pair)
    worst = max(reversed(list(moments)), key=lambda name: against[name], default="")
    return next(((worst, a if b == worst else b) for a, b in pairs if worst in (a, b)), None)
