"""The list beside a drawn timeline: every entry in the order of time, local and in UTC."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...model.moment import Moment
from ...wording.times import Stamp, day, day_stamp, doubts_in_words, in_utc, iso, same_day, stamp, zones_of
from .timed_entries import Happening


@dataclass(frozen=True)
class Line:
    """An entry in words."""

    number: int
    when: tuple[Stamp, ...]
    utc: tuple[Stamp, ...]
    text: str
    doubt: str
    written: str


@dataclass(frozen=True)
class Day:
    """The entries of one day."""

    stamp: Stamp
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Log:
    """All entries by day. `zone` is what all local clocks share, empty where they do not."""

    days: tuple[Day, ...]
    size: int
    zone: str
    has_utc: bool


def log(found: Sequence[Happening]) -> Log:
    """Write out the list."""
    zones = zones_of(moment for one in found for moment in (one.at, one.end) if moment)
    days = tuple(
        Day(
            day_stamp(on, short=True),
            tuple(_line(one, zones.several, zones.has_utc) for one in group),
        )
        for on, group in groupby(found, lambda one: one.at.at.date())
    )
    return Log(days, len(found), zones.only, zones.has_utc)


def _line(one: Happening, with_zone: bool, has_utc: bool) -> Line:
    utc = has_utc and not one.at.date_only
    return Line(
        one.number,
        tuple(_local(one, with_zone)),
        tuple(_utc(one)) if utc else (),
        one.entry.text,
        doubts_in_words(one.entry.doubts),
        one.written,
    )


def _local(one: Happening, with_zone: bool) -> Iterator[Stamp]:
    """Yield the time, and the end of a range; the day itself stands beside it."""
    yield _clocked(one.at, with_date=False, with_zone=with_zone)
    if one.end is not None and one.end != one.at:
        yield _clocked(one.end, with_date=not same_day(one.at, one.end), with_zone=with_zone)


def _clocked(moment: Moment, *, with_date: bool, with_zone: bool) -> Stamp:
    if moment.date_only and not with_date:
        return Stamp("about that day" if moment.approximate else "that day", iso(moment))
    plain = stamp(moment, with_date=with_date and moment.date_only, with_zone=with_zone, short=True)
    said = f"{day(moment.at, short=True).rpartition(' ')[0]}, " if with_date and not moment.date_only else ""
    return Stamp(f"{said}{plain.text}", plain.iso)


def _utc(one: Happening) -> Iterator[Stamp]:
    said = one.at
    for moment in (one.at, one.end):
        if moment is not None and not moment.date_only and (moment is one.at or moment != one.at):
            there = in_utc(moment)
            yield _clocked(there, with_date=not same_day(said, there), with_zone=False)
            said = there
