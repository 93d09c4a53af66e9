"""How people write several days of one month, `7-13 Nov`, `October 9-23, 2025`, and number days: `Day 2`."""

from __future__ import annotations

from ...patterns import deferred
from .clock import BETWEEN
from .date import DAY_FIRST, MONTH_FIRST, Reading, WrittenDate, is_real, named, read_date

_FIRST_OF_DAYS = deferred(
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s?[-–]\s?(?=[0-9]{1,2}(?:st|nd|rd|th)?\.?\s[A-Za-z])"
)
_LAST_OF_DAYS = deferred(
    r"(?:[-–]|\s[-–]\s(?=[^\n,]{1,4},?\s[0-9]{4}\b))(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s{1,3}(?P<year>[0-9]{4}))?"
    rf"(?![0-9A-Za-z{BETWEEN}.-])"
)

NUMBERED = "numbered"
"""The order of days that are numbered from the report's: `Day 2`."""
_NUMBERED = deferred(r"(?i)(?:day|tag|jour|d[ií]a)\s(?P<day>[0-9]{1,2})(?![0-9A-Za-z/.:-])[\s(:,·–—-]{0,4}")


def read_numbered(text: str, at: int) -> WrittenDate | None:
    """Return a day that is numbered, `Day 2 - 09:30`, or the one behind its number: `Day 2 (4 May)`."""
    found = _NUMBERED.match(text, at) if text[at : at + 1] in "DdTtJj" else None
    number = found and WrittenDate(at, found.end("day"), (Reading(None, 1, int(found["day"]), NUMBERED),))
    return (read_date(text, found.end()) if found else None) or number


def read_days(text: str, at: int) -> tuple[WrittenDate, WrittenDate] | None:
    """Return the first and the last of some days of one month: `7-13 Nov`, `October 9-23, 2025`."""
    first = _FIRST_OF_DAYS.match(text, at) if text[at : at + 1].isdigit() else None
    if first:
        last = named(DAY_FIRST.match(text, first.end()))
        begin = last and _on(last, int(first["day"]))
        return (begin._replace(start=at, end=first.end("day")), last) if begin and last else None
    begin = named(MONTH_FIRST.match(text, at)) if text[at : at + 1].isalpha() else None
    rest = _LAST_OF_DAYS.match(text, begin.end) if begin and not begin.has_year else None
    if not begin or not rest:
        return None
    reading = begin.readings[0]._replace(year=int(rest["year"]) if rest["year"] else None)
    begin = begin._replace(readings=(reading,))
    last = _on(begin, int(rest["day"]))
    return (begin, last._replace(start=rest.start("day"), end=rest.end())) if last else None


def _on(written: WrittenDate, day: int) -> WrittenDate | None:
    """Return another day of the month of a written one."""
    reading = written.readings[0]._replace(day=day)
    return written._replace(readings=(reading,)) if is_real(reading) and not written.doubt else None
