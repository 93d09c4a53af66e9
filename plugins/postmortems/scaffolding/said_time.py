"""Days and times as people type them when it burns: `now`, `14:05`, `yesterday 23:50 CET`, `04.03.2026`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo

from ..extraction.notation.zones import zone_named
from ..fixes.dates import certain_time
from ..insight.since import DAYS
from ..model.field_types import TIME
from ..patterns import deferred
from ..reading.clock import ISO, BadTime

_TYPED = deferred(
    r"(?P<day>today|yesterday)?(?:\s*+(?:,|at)?+\s*+(?P<hour>\d{1,2})"
    r"(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?|(?=\s*+[ap]\.?m\b))"
    r"(?:\s*+(?P<half>[ap])\.?m\.?)?(?:\s*+(?P<zone>\S.{0,40}))?)?",
    re.IGNORECASE,
)
_CLOCK = deferred(r"\d+(?::[\d.]*)+")
_SHORT = deferred(r"(?<!\d)\d(?!\d)")
_AGO = deferred(r"(?P<number>\d{1,4})\s*(?P<unit>m|min|mins|minutes?|h|hours?|d|days?)\s+ago", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def written(text: str, now: datetime, zone: tzinfo | None) -> str:
    """Return a time as ISO 8601 has it; what is not understood comes back as it was said.

    Without a zone of its own it is in `zone`, without that in the machine's. A clock without a day was the
    last time that it showed this: what has begun was not later than now. Raises BadTime for a clock that
    cannot be.
    """
    said = text.strip()
    at = now.astimezone(zone)
    if said.lower() == "now":
        return _iso(at)
    if ago := _AGO.fullmatch(said):
        return _iso(at - int(ago["number"]) * _UNITS[ago["unit"][0].lower()])
    if certain := certain_time(said, TIME):
        return certain
    found = _TYPED.fullmatch(said)
    if not found and _CLOCK.fullmatch(said):
        raise BadTime(f"there is no clock {said}")
    return _said(found, said, at) if found and said else _padded(said)


def _padded(text: str) -> str:
    """Return a time whose month, day or hour is one digit with two of each; anything else as it is."""
    if not ISO.fullmatch(text):
        return text
    before, colon, rest = text.partition(":")
    return f"{_SHORT.sub(lambda one: f'0{one[0]}', before)}{colon}{rest}"


def _said(found: re.Match[str], text: str, now: datetime) -> str:
    back = timedelta(days=DAYS.get((found["day"] or "today").lower(), 0))
    own = zone_named(found["zone"]) if found["zone"] else None
    if found["zone"] and own is None:
        return text
    here = now.astimezone(own) if own else now
    if found["hour"] is None:
        return (here.date() - back).isoformat()
    try:
        clock = datetime.combine(here.date() - back, datetime.min.time(), own or now.tzinfo)
        clock = clock.replace(
            hour=_hour(found), minute=int(found["minute"] or 0), second=int(found["second"] or 0)
        )
    except ValueError:
        raise BadTime(f"there is no clock {text[found.start('hour') :]}") from None
    is_later = not found["day"] and clock > here
    began = clock - timedelta(days=1) if is_later else clock
    return began.isoformat(timespec="seconds") if clock.second else _iso(began)


def _hour(found: re.Match[str]) -> int:
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError
    return hour % 12 + 12 * (half == "p") if half else hour


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="minutes")
