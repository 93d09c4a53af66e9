"""Hours of impact: how long incidents hurt, by the months in which they did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from ...insight.counted import counts, hurt_nobody
from ...insight.interval import interval
from ...model.incident import LONGEST, Incident
from ...model.moment import Duration
from ...reading.clock import zone_of
from ...wording.durations import HOUR, Length, in_hours, rounded
from ...wording.durations import length as length_of
from ...wording.words import ENGLISH, Words, to_count
from ..base.page import Site

UNKNOWN = to_count("%(num)s of unknown length", "%(num)s of unknown length")
WITHOUT_MINUTES = timedelta(hours=100)
Month = tuple[int, int]
"""Year and month, January 1."""


class Impact(NamedTuple):
    """What a month or a year saw. `unknown` has the ids of incidents in it that lack a clock for an end.

    `ongoing` counts those that were not mitigated when the site was built.
    """

    length: timedelta = timedelta()
    incidents: int = 0
    unknown: frozenset[str] = frozenset()
    ongoing: int = 0

    def told(self, words: Words) -> Length:
        """Return its length in words."""
        return hours(self.length, words)


def total(parts: Iterable[Impact]) -> Impact:
    """Return the impact of several together."""
    lengths, incidents, unknown, ongoing = zip(Impact(), *parts, strict=True)
    return Impact(sum(lengths, timedelta()), sum(incidents), frozenset().union(*unknown), sum(ongoing))


def by_month(site: Site, incidents: Iterable[Incident]) -> Mapping[Month, Impact]:
    """Return the impact of each month that has any, or has incidents of which nobody knows."""
    zone = months_zone(site)
    found: dict[Month, list[Impact]] = {}
    for incident in incidents:
        if counts(incident) and not hurt_nobody(incident):
            for month, impact in of_incident(incident, site.today, zone):
                found.setdefault(month, []).append(impact)
    return {month: total(impacts) for month, impacts in found.items()}


def months_zone(site: Site) -> tzinfo:
    """Return the zone in which months begin: the site's, else UTC."""
    return zone_of(site.settings.timezone) or UTC


def of_incident(incident: Incident, today: date, zone: tzinfo) -> list[tuple[Month, Impact]]:
    """Split one incident at the ends of months: from when it began until it was mitigated, else resolved.

    One that is not over counts up to the start of `today`.
    """
    end = incident.mitigated_at or incident.resolved_at
    is_open = end is None and incident.is_ongoing
    stop = midnight_in(today, zone) if is_open else end.utc if end and not end.date_only else None
    start = incident.started_at.utc
    if (
        incident.started_at.date_only
        or stop is None
        or (stop < start and not is_open)
        or stop - start > LONGEST
    ):
        unknown = Impact(unknown=frozenset([incident.id]))
        return [(month, unknown) for month in calendar_months(incident, today)]
    parts = split(start, max(start, stop), zone)
    return [(month, Impact(length, 1, ongoing=int(is_open))) for month, length in parts]


def calendar_months(incident: Incident, today: date) -> Iterator[Month]:
    """Yield the months that an incident touches as far as its dates say."""
    when = interval(incident, today)
    last = max(when.start, when.end - timedelta(microseconds=1))
    for months in range(when.start.year * 12 + when.start.month - 1, last.year * 12 + last.month):
        yield months // 12, months % 12 + 1


def midnight_in(on: date, zone: tzinfo) -> datetime:
    """Return when a day begins in a zone."""
    return datetime(on.year, on.month, on.day, tzinfo=zone).astimezone(UTC)


def split(start: datetime, end: datetime, zone: tzinfo) -> list[tuple[Month, timedelta]]:
    """Return the months that a stretch touches, each with its share of it; an instant is in one."""
    there = start.astimezone(zone)
    month, parts = (there.year, there.month), []
    while True:
        following = (month[0] + month[1] // 12, month[1] % 12 + 1)
        stop = min(end, midnight_in(date(*following, 1), zone))
        parts.append((month, stop - start))
        if stop >= end:
            return parts
        month, start = following, stop


def hours(length: timedelta, words: Words = ENGLISH) -> Length:
    """Write a length in hours and minutes, however many days it has; in a column always in hours."""
    amount = words.tenths(length / timedelta(hours=1))
    made = length_of(Duration(length), words)._replace(amount=amount, unit=words.say("h"))
    if length < timedelta(hours=1):
        return made
    if length < WITHOUT_MINUTES:
        return made._replace(text=in_hours(length, words))
    return made._replace(text=words.say("%(hours)s h", hours=words.number(rounded(length, HOUR))))


def said(impact: Impact | None, words: Words = ENGLISH) -> str:
    """Say a month's impact for its heading: `3 h 35 min of impact, 1 of unknown length`."""
    if impact is None:
        return ""
    told = hours(impact.length, words).text
    known = [words.say("%(time)s of impact", time=told)] if impact.incidents else []
    return words.series(known + [text for text in (without(impact, words),) if text])


def without(impact: Impact, words: Words) -> str:
    """Say how many incidents have no known times; empty where all have."""
    return words.count(len(impact.unknown), *UNKNOWN) if impact.unknown else ""
