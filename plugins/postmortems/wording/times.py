"""How times are written, absolute and with their zone, and how it is told that one is doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import NamedTuple

from ..frozen import Frozen
from ..model.incident import Incident, Values
from ..model.moment import Moment
from ..model.timeline import Doubt, DoubtKind
from .words import ENGLISH, Words
from .words import MONTHS as MONTHS

_LIKELY = {DoubtKind.ZONE: "{} was", DoubtKind.EITHER_WAY: "{} may be meant"}


class Stamp(NamedTuple):
    """A time in words, and as the `datetime` of a `<time>` element."""

    text: str
    iso: str


def in_utc(moment: Moment) -> Moment:
    """Return a moment with its clock in UTC."""
    return replace(moment, at=moment.utc)


def day(at: date, *, short: bool = False, words: Words = ENGLISH) -> str:
    """Write a date: `4 March 2026`, or `4 Mar 2026` when short."""
    return words.day(at, short=short)


def clock(at: datetime) -> str:
    """Write a time of day: `14:05`, with seconds where there are some."""
    return f"{at.hour:02}:{at.minute:02}" + (f":{at.second:02}" if at.second else "")


def offset(at: datetime) -> str:
    """Write how far a zone is from UTC: `UTC+01:00`, `UTC−03:30`, `UTC`."""
    minutes = (at.utcoffset() or timedelta()) // timedelta(minutes=1)
    if not minutes:
        return "UTC"
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def zone(at: datetime) -> str:
    """Write a time's zone: `WAT (UTC+01:00)`, or its offset alone where it has no name."""
    name = at.tzname() or ""
    return f"{name} ({offset(at)})" if name.isalpha() and at.utcoffset() else offset(at)


class Zones(Frozen):
    """The zones in which clocks are told: the `only` one, "" where there are `several` or no clocks.

    `has_utc` says that they are told in UTC besides, because one of them reads differently there.
    """

    only: str
    several: bool
    has_utc: bool


def zones_of(moments: Iterable[Moment]) -> Zones:
    """Return the zones of moments; a date alone has none."""
    clocks = [moment for moment in moments if not moment.date_only]
    found = {zone(moment.at) for moment in clocks}
    only = next(iter(found)) if len(found) == 1 else ""
    return Zones(only, len(found) > 1, any(not is_utc(moment) for moment in clocks))


def assumption(incident: Values, name: str, moment: Moment) -> str:
    """Say in which zone a field's time was read that names none; "" where it names one."""
    if not moment.assumed_zone:
        return ""
    whose = "the report's" if incident.document.text_of("timezone").strip() else "the site's"
    return f"`{name}` has no offset and was read in {whose} zone, {moment.assumed_zone}"


def is_utc(moment: Moment) -> bool:
    """Return whether the clock would read the same in UTC."""
    return not moment.at.utcoffset()


def iso(moment: Moment) -> str:
    """Write a moment as ISO 8601, a date alone where the clock is unknown."""
    return moment.at.date().isoformat() if moment.date_only else moment.at.isoformat()


def stamp(
    moment: Moment,
    *,
    with_date: bool = True,
    with_zone: bool = True,
    short: bool = False,
    words: Words = ENGLISH,
) -> Stamp:
    """Write a moment: `about 4 March 2026, 14:05 WAT (UTC+01:00)`; a date-only one is its date."""
    said = words.day(moment.at, short=short) if with_date or moment.date_only else ""
    if not moment.date_only:
        time = f"{clock(moment.at)} {zone(moment.at)}" if with_zone else clock(moment.at)
        said = at_clock(said, time, words)
    return Stamp(words.say("about %(time)s", time=said) if moment.approximate else said, iso(moment))


def at_clock(day: str, time: str, words: Words = ENGLISH) -> str:
    """Put a time of day behind its day, where that is said."""
    return words.say("%(day)s, %(time)s", day=day, time=time) if day else time


def day_stamp(on: date, *, short: bool = False, words: Words = ENGLISH) -> Stamp:
    """Write a day: `4 March 2026`, in `short` `4 Mar 2026`."""
    return Stamp(words.day(on, short=short), on.isoformat())


def date_stamp(incident: Incident, words: Words = ENGLISH) -> Stamp:
    """Write the day on which an incident began: `4 Mar 2026`."""
    began = incident.local(incident.started_at)
    return Stamp(words.day(began.at, short=True), iso(began))


def start_day(incident: Incident) -> date:
    """Return the day on which an incident began, where it happened."""
    return incident.local(incident.started_at).at.date()


def start_year(incident: Incident) -> int:
    """Return the year in which an incident began, where it happened."""
    return start_day(incident).year


def same_day(one: Moment, other: Moment) -> bool:
    """Return whether two moments are written with the same date."""
    return one.at.date() == other.at.date()


def span(
    start: Moment,
    end: Moment | None,
    said: date | None = None,
    *,
    short: bool = False,
    words: Words = ENGLISH,
) -> tuple[Stamp, ...]:
    """Write a start and an end, what they share only once; `said` is a date that needs no repeating."""
    written = partial(stamp, short=short, words=words)
    if end is None:
        return (written(start, with_date=start.at.date() != said),)
    once = same_day(start, end)
    if once and start.date_only and end.date_only:
        return (written(start),)
    if once and start.date_only:
        known = written(end)
        return (Stamp(words.say("until %(time)s", time=known.text), known.iso),)
    shared_zone = not (start.date_only or end.date_only) and zone(start.at) == zone(end.at)
    with_date = not (once and start.at.date() == said)
    first = written(start, with_date=with_date, with_zone=not shared_zone)
    return first, written(end, with_date=not once)


def utc_span(
    start: Moment, end: Moment | None, *, short: bool = False, words: Words = ENGLISH
) -> tuple[Stamp, ...]:
    """Write the same in UTC; empty where that says nothing new or no clock is known."""
    clocked = [moment for moment in (start, end) if moment and not moment.date_only]
    if len(clocked) < (2 if end else 1) or all(is_utc(moment) for moment in clocked):
        return ()
    there = in_utc(end) if end else None
    return span(in_utc(start), there, said=start.at.date(), short=short, words=words)


def wall(moment: Moment) -> datetime:
    """Return what a calendar and a clock on the wall showed, without a zone."""
    return moment.at.replace(tzinfo=None)


def midnight(on: date) -> datetime:
    """Return the start of a day, without a zone."""
    return datetime(on.year, on.month, on.day, tzinfo=UTC).replace(tzinfo=None)


def doubt_in_words(doubt: Doubt) -> str:
    """Return what is doubtful and, where it is known, what is meant: `...; 13:55 is likely meant`."""
    likely = _LIKELY.get(doubt.kind, "{} is likely meant").format(doubt.likely) if doubt.likely else ""
    return "; ".join(filter(None, (doubt.message, likely)))


def doubts_in_words(doubts: Iterable[Doubt]) -> str:
    """Return all doubts about one time, empty where there are none."""
    return "; ".join(map(doubt_in_words, doubts))
