"""Dates and times in the form that every reader of ISO 8601 takes: `4 March 2026, 14:05 CET` is another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from re import Match

from ..extraction.facts.mention import Mention
from ..extraction.facts.prose_times import mentions
from ..extraction.notation.date import read_date
from ..extraction.notation.zones import zone_doubt, zone_named
from ..model.document import Document
from ..model.field_types import DATE, TIME, FieldType
from ..reading.clock import ISO, BadTime, read_moment
from ..reading.declared import declared
from .fix import Edit, Words, written_as
from .printed_times import usual, without_weekday

_LONGEST = 60
_DAY = len("2026-03-04")
_OF_SEVERAL_PLACES = frozenset(
    {"IST", "CST", "BST", "AST", "GST", "AMT", "ECT", "MST", "SST", "WST", "LT", "ET", "CT"}
)


def fix(document: Document, words: Words) -> Iterator[Edit]:
    """Yield an edit for each time that is written in another way."""
    for value, kind in declared(document, words.own):
        if kind in (DATE, TIME):
            text = str(value.data)
            match = ISO.fullmatch(text)
            found = _iso(match) if match else certain_time(text, kind)
            yield from written_as(document, value, found or text)


def _iso(match: Match[str]) -> str:
    """Return a time as ISO 8601 has it, "" where there is no such one."""
    try:
        read_moment(match[0], None)
    except BadTime:
        return ""
    day = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    if match["hour"] is None:
        return day
    seconds = f":{match['second']}" if match["second"] else ""
    return f"{day}T{int(match['hour']):02}:{match['minute']}{seconds}{_offset(match['zone'] or '')}"


def _offset(zone: str) -> str:
    if zone[:1] in ("+", "-"):
        return f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"
    return "Z" if zone else ""


def certain_time(text: str, kind: FieldType) -> str:
    """Return a time in words or numbers as ISO has it; "" where it is not one time and nothing else."""
    if len(text) > _LONGEST or ISO.fullmatch(text):
        return ""
    weekday, said = without_weekday(usual(text))
    match = ISO.fullmatch(said)
    found = _iso(match) if match else _said(said)
    if not found or (kind is DATE and len(found) > _DAY):
        return ""
    is_that_day = weekday in (None, date.fromisoformat(found[:_DAY]).weekday())
    return found if is_that_day else ""


def _said(text: str) -> str:
    found = list(mentions(text))
    day = found[0].at.day if len(found) == 1 else None
    if day is None or not _is_whole(text, found[0]) or not _is_certain(text):
        return ""
    clock = found[0].at.clock
    return day.isoformat() if clock is None else _in_zone(datetime.combine(day, clock), found[0].zone)


def _is_whole(text: str, found: Mention) -> bool:
    return not text[: found.start].strip() and not text[found.end :].strip(" )")


def _is_certain(text: str) -> bool:
    """Tell whether the day can be read in one way only, its year written."""
    starts = (place for place in range(len(text)) if not place or not text[place - 1].isalnum())
    day = next(filter(None, (read_date(text, place) for place in starts)), None)
    return day is not None and day.has_year and len(day.readings) == 1 and not day.doubt


def _in_zone(at: datetime, zone: str) -> str:
    """Return a clock with the offset of a zone that is certain; "" where that is not."""
    if not zone:
        return _written(at)
    named = zone_named(zone)
    if named is None or zone.upper() in _OF_SEVERAL_PLACES or zone_doubt(zone, at.date()):
        return ""
    return _written(at.replace(tzinfo=named))


def _written(at: datetime) -> str:
    return at.isoformat(timespec="seconds" if at.second else "minutes")
