"""Text to times: ISO 8601, strictly, with every impossible part named."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from ..model.moment import Moment
from ..patterns import deferred

ISO = deferred(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[Tt ]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[Zz]|UTC|[+-]\d{2}(?::?\d{2})?)?)?"
)
_USUAL = deferred(
    r"(?:19[7-9]|2[01][0-9])[0-9]-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}(?::[0-9]{2})?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])"
)
"""What Python reads as we do, unless its day or its clock cannot be."""
_IN_EVERY_MONTH = 28
_GOING_ON = frozenset(("ongoing", "open", "now", "not yet", "unresolved", "in progress"))
_NOT_KNOWN = frozenset(
    ("tbd", "tba", "tbc", "todo", "unknown", "?", "??", "???", "-", "n/a", "na", "none", "unbekannt")
)
_TURNED = deferred(r"(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})[/.-](?P<year>\d{4}|\d{2})(?!\d)")


class BadTime(ValueError):  # noqa: N818 (it is text that is wrong, not the program)
    """Text that is no time; the message says why, and what would be right."""


def now(environment: Mapping[str, str]) -> datetime:
    """Return the time that counts as now: SOURCE_DATE_EPOCH where it is set, for the same output again."""
    try:
        return datetime.fromtimestamp(int(environment["SOURCE_DATE_EPOCH"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return datetime.now(UTC)


@lru_cache(maxsize=1000)
def zone_of(name: str) -> tzinfo | None:
    """Return the zone with an IANA name, or None where there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def read_date(text: str) -> date:
    """Read `2026-03-04`. Raises BadTime."""
    moment, _ = read_moment(text, None)
    if not moment.date_only:
        raise BadTime("a day without a clock is wanted here")
    return moment.at.date()


def read_moment(text: str, zone: tzinfo | None) -> tuple[Moment, str]:
    """Read a time; `zone` is used where the text gives no offset.

    Returns the moment and, where its instant is in doubt, why: no zone at all (UTC is assumed), or a clock
    that the zone skipped or passed twice on that day. Raises BadTime.
    """
    text = text.strip()
    if usual := _usual(text):
        return usual, ""
    match = ISO.fullmatch(text)
    if not match:
        raise BadTime(_why_not(text))
    year, month, day_, hour, minute, second, offset = match.groups()
    day = _day(int(year), int(month), int(day_))
    if hour is None:
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone or UTC)
        return Moment(midnight, date_only=True), ""
    at = _clock(day, int(hour), int(minute), int(second or 0))
    if offset:
        return Moment(at.replace(tzinfo=_offset(offset))), ""
    if zone is None:
        return Moment(at.replace(tzinfo=UTC)), "it has no offset and no `timezone` is set; read as UTC"
    return Moment(at.replace(tzinfo=zone)), _doubt(at.replace(tzinfo=zone))


def _usual(text: str) -> Moment | None:
    try:
        return Moment(datetime.fromisoformat(text)) if _USUAL.fullmatch(text) else None
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> date:
    if not 1970 <= year <= 2200:
        raise BadTime(f"the year {year} is not between 1970 and 2200")
    if not 1 <= month <= 12:
        raise BadTime(f"there is no month {month}")
    if day > _IN_EVERY_MONTH or day < 1:
        last = calendar.monthrange(year, month)[1]
        if not 1 <= day <= last:
            raise BadTime(f"{year}-{month:02} has {last} days, no day {day}")
    return date(year, month, day)


def _clock(day: date, hour: int, minute: int, second: int) -> datetime:
    if hour == 24 and minute == second == 0:
        raise BadTime(f"midnight is {day + timedelta(days=1)}T00:00")
    if hour > 23 or minute > 59 or second > 59:
        raise BadTime(f"there is no clock {hour:02}:{minute:02}:{second:02}")
    return datetime(day.year, day.month, day.day, hour, minute, second)


@lru_cache(maxsize=100)
def _offset(text: str) -> tzinfo:
    if text in ("Z", "z", "UTC"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if hours > 14 or minutes > 59:
        raise BadTime(f"there is no offset {text}")
    length = timedelta(hours=hours, minutes=minutes)
    return timezone(-length if text[0] == "-" else length)


def _doubt(at: datetime) -> str:
    """Say whether the zone's clock skipped this time or showed it twice."""
    if at.astimezone(UTC).astimezone(at.tzinfo).replace(tzinfo=None) != at.replace(tzinfo=None):
        return f"clocks in {at.tzinfo} were put forward and skipped it"
    if at.utcoffset() != at.replace(fold=1).utcoffset():
        first, second = (_shown_offset(at.replace(fold=fold)) for fold in (0, 1))
        return f"clocks in {at.tzinfo} were put back and showed it twice, at {first} and at {second}"
    return ""


def _shown_offset(at: datetime) -> str:
    return at.isoformat()[-6:]


def _in_order(first: int, second: int, sign: str, year: int) -> str:
    """Say what is wrong with a day behind which its year stands; with dots the day stands first.

    A year of two digits is one of this century, unless that part may be the day.
    """
    is_short = year <= 99
    pairs = {(year + 2000 * is_short, first, second), (year + 2000 * is_short, second, first)}
    if is_short and sign == "-":
        pairs.add((first + 2000, second, year))
    days = sorted({f"{y:04}-{month:02}-{day:02}" for y, month, day in pairs if _is_day(y, month, day)})
    if len(days) > 1 and sign == ".":
        days = [f"{year + 2000 * is_short:04}-{second:02}-{first:02}"]
    digits = "a year has four digits" if is_short else ""
    if len(days) == 1:
        return f"{digits}, and comes first: {days[0]}" if digits else f"the year comes first: {days[0]}"
    if not days:
        return "there is no such day"
    doubt = "which number is the day and which the month is not certain"
    return f"{digits}, and comes first; {doubt}" if digits else doubt


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(_day(year, month, day))
    except BadTime:
        return False


def _why_not(text: str) -> str:
    if text.lower() in _GOING_ON:
        return "what is not over has `ongoing: true` in its place"
    if text.lower() in _NOT_KNOWN:
        return "leave it out until it is known"
    if turned := _TURNED.match(text):
        return _in_order(int(turned["first"]), int(turned["second"]), turned["sign"], int(turned["year"]))
    if clock := re.fullmatch(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2})?", text, re.ASCII):
        is_one = int(clock["hour"]) <= 23 and int(clock["minute"]) <= 59
        return "a date is missing" if is_one else f"there is no clock {text}, and a date is missing"
    if re.fullmatch(r"[\d:.]+", text):
        return "a date is missing"
    return "it is not written as a date and a clock"
