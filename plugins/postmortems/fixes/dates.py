"""Dates and times in the form that every reader of ISO 8601 takes: `2026-03-04 14:05Z` has a T."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from ..model.document import Document
from ..model.field_types import DATE, TIME
from ..reading.clock import ISO, BadTime, read_moment
from ..reading.declared import declared
from .edits import written_as
from .fix import Edit, Words


def fix(document: Document, _: Words) -> Iterator[Edit]:
    """Yield an edit for each time that is written in another way."""
    for value, kind in declared(document):
        text = str(value.data)
        match = ISO.fullmatch(text) if kind in (DATE, TIME) else None
        if match and _can_be(text):
            yield from written_as(document, value, _iso(match))


def _can_be(text: str) -> bool:
    try:
        read_moment(text, None)
    except BadTime:
        return False
    return True


def _iso(match: Match[str]) -> str:
    day = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    if match["hour"] is None:
        return day
    seconds = f":{match['second']}" if match["second"] else ""
    return f"{day}T{int(match['hour']):02}:{match['minute']}{seconds}{_offset(match['zone'] or '')}"


def _offset(zone: str) -> str:
    if zone[:1] in ("+", "-"):
        return f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"
    return "Z" if zone else ""
