"""The list beside a drawn timeline: every entry in the order of time, local and in UTC."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ...frozen import Frozen
from ...model.moment import Moment
from ...wording.times import (
    Stamp,
    Zones,
    at_clock,
    day_stamp,
    doubts_in_words,
    in_utc,
    iso,
    same_day,
    stamp,
    zones_of,
)
from ...wording.words import ENGLISH, Words
from .timed_entries import Happening


class Line(NamedTuple):
    """An entry in words."""

    number: int
    when: tuple[Stamp, ...]
    utc: tuple[Stamp, ...]
    text: str
    doubt: str
    written: str


class Day(Frozen):
    """The entries of one day."""

    stamp: Stamp
    lines: tuple[Line, ...]


class Log(Frozen):
    """All entries by day. `zone` is what all local clocks share, empty where they do not."""

    days: tuple[Day, ...]
    size: int
    zone: str
    has_utc: bool


def log(found: Sequence[Happening], words: Words = ENGLISH) -> Log:
    """Write out the list."""
    zones = zones_of(moment for one in found for moment in (one.at, one.end) if moment)
    days = tuple(
        Day(
            day_stamp(on, short=True, words=words),
            tuple(_line(one, zones, words) for one in group),
        )
        for on, group in groupby(found, lambda one: one.at.at.date())
    )
    return Log(days, len(found), zones.only, zones.has_utc)


def _line(one: Happening, zones: Zones, words: Words) -> Line:
    utc = zones.has_utc and not one.at.date_only
    return Line(
        one.number,
        tuple(_local(one, zones.several, words)),
        tuple(_utc(one, words)) if utc else (),
        one.entry.text,
        doubts_in_words(one.entry.doubts),
        one.written,
    )


def _local(one: Happening, with_zone: bool, words: Words) -> Iterator[Stamp]:
    """Yield the time, and the end of a range; the day itself stands beside it."""
    yield _clocked(one.at, words, with_date=False, with_zone=with_zone)
    if one.end is not None and one.end != one.at:
        yield _clocked(one.end, words, with_date=not same_day(one.at, one.end), with_zone=with_zone)


def _clocked(moment: Moment, words: Words, *, with_date: bool, with_zone: bool) -> Stamp:
    if moment.date_only and not with_date:
        said = words.say("about that day") if moment.approximate else words.say("that day")
        return Stamp(said, iso(moment))
    is_day = with_date and moment.date_only
    plain = stamp(moment, with_date=is_day, with_zone=with_zone, short=True, words=words)
    day = words.day_of_year(moment.at, short=True) if with_date and not moment.date_only else ""
    return Stamp(at_clock(day, plain.text, words), plain.iso)


def _utc(one: Happening, words: Words) -> Iterator[Stamp]:
    said = one.at
    for moment in (one.at, one.end):
        if moment is not None and not moment.date_only and (moment is one.at or moment != one.at):
            there = in_utc(moment)
            yield _clocked(there, words, with_date=not same_day(said, there), with_zone=False)
            said = there
