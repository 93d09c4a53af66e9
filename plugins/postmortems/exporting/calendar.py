"""Calendars (iCalendar, RFC 5545): when incidents were, and by when follow-ups are due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from ..patterns import deferred

_MOST_OCTETS = 74
_ESCAPED = deferred(r"[\\;,]")
_BREAK = deferred(r"\r\n?|\n")
_CONTROL = deferred("[\x00-\x08\x0a-\x1f\x7f]")


class Event(NamedTuple):
    """Something in a calendar: from `start` to `end`, instants or days, the last day included.

    What ends when it starts is written without an end, as the standard wants it. `changed` is when what it
    says last changed; `address` is empty where none is known that is whole.
    """

    id: str
    title: str
    start: datetime | date
    end: datetime | date | None
    changed: datetime
    text: str = ""
    address: str = ""


def calendar(name: str, events: Iterable[Event]) -> str:
    """Write a calendar."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mkdocs-postmortems//EN", "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
    ]  # fmt: skip
    for event in events:
        lines += _event(event)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _event(event: Event) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{event.id}", f"DTSTAMP:{_instant(event.changed)}")
    yield f"DTSTART{_when(event.start)}"
    if event.end is not None and not (isinstance(event.end, datetime) and event.end == event.start):
        after = event.end if isinstance(event.end, datetime) else event.end + timedelta(days=1)
        yield f"DTEND{_when(after)}"
    yield f"SUMMARY:{_text(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{_text(event.text)}"
    if event.address:
        yield f"URL:{event.address}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _when(at: datetime | date) -> str:
    return f":{_instant(at)}" if isinstance(at, datetime) else f";VALUE=DATE:{at:%Y%m%d}"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    escaped = _ESCAPED.sub(lambda sign: f"\\{sign[0]}", text)
    return _CONTROL.sub("", _BREAK.sub(r"\\n", escaped))


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of so many octets, of which no character is torn apart."""
    if line.isascii():
        yield line[:_MOST_OCTETS]
        following = range(_MOST_OCTETS, len(line), _MOST_OCTETS - 1)
        yield from (f" {line[at : at + _MOST_OCTETS - 1]}" for at in following)
        return
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _MOST_OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + octets
    yield part
