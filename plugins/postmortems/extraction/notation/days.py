"""Days told by others: several of one month, `7-13 Nov`; numbered, `Day 2`; from the one above, `Tuesday`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...patterns import deferred
from .clock import BETWEEN
from .date import DAY_FIRST, MONTH_FIRST, Reading, WrittenDate, is_real, named, read_date
from .scan import Written
from .weekdays import WEEKDAYS

_FIRST_OF_DAYS = deferred(
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s?(?:[-–]|(?:to|and)(?: the)?)\s?"
    r"(?=[0-9]{1,2}(?:st|nd|rd|th)?\.?\s[A-Za-z])"
)
_LAST_OF_DAYS = deferred(
    r"(?:[-–]|\s[-–]\s(?=[^\n,]{1,4},?\s[0-9]{4}\b))(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s{1,3}(?P<year>[0-9]{4}))?"
    rf"(?![0-9A-Za-z{BETWEEN}.-])"
)

COUNTED, NUMBERED = "counted", "numbered"
"""The orders of days that are counted from a start whose day is not known, or from the report's: `Day 2`."""
_NUMBERED = deferred(r"(?i)(?:day|tag|jour|d[ií]a)\s(?P<day>[0-9]{1,2})(?![0-9A-Za-z/.:-])[\s(:,·–—-]{0,4}")

OF_WEEK, OF_MONTH, LATER = "of week", "of month", "later"
"""The orders of days that are told from the one above: `Tuesday`, `Tuesday 19th`, `the next day`."""
FROM_ABOVE = (OF_WEEK, OF_MONTH, LATER)
NAMELESS = (COUNTED, NUMBERED, *FROM_ABOVE)
"""The orders of all that have no month."""
_NEXT = (
    "(?:next|following) (?:day|morning)|day after|(?:nächste[rn]|folgende[rn]) (?:tag|morgen)|folgetag"
    "|lendemain|jour suivant|al día siguiente|no dia seguinte|翌日|次日|第二天"
)
NEXT_DAY = deferred(
    rf"(?i)[\s*_]{{0,4}}(?P<day>(?:on |am |le |au )?(?:the )?(?:{_NEXT}|翌))[,:\s*_]{{0,4}}"
    r"(?:at |um |à |a las )?(?=[0-9])"
)
"""A clock of the day after the one above: `the next day, 09:00`."""
_NTH = deferred(
    r"(?:the |den )?(?P<day>[0-9]{1,2})(?P<nth>st|nd|rd|th)?\.?"
    r"(?=,?\s{1,3}(?:at |um |a las? |à |às )?[0-9]{1,2}[:hH.][0-9]{2}(?![0-9]))"
)
"""A day of a month that is not named, before a clock."""
_PARTS = (
    "morning|afternoon|evening|night|früh|morgen|vormittag|mittag|nachmittag|abend|nacht|matin|après-midi|soir"
    "|por la (?:mañana|tarde|noche)|à (?:tarde|noite)|de manhã"
)
_PART_OF_DAY = deferred("(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)$")
_DAY_LINE = deferred(
    r"(?im)^[ \t]*+(?:[-*+#>]{1,6}[ \t]++)?[*_]{0,3}(?P<day>(?:on |am |le |el )?(?:the )?(?:"
    r"(?P<alone>[0-9]{1,2})(?:st|nd|rd|th)"
    r"|(?:(?:mo|di|mi|do|fr|sa|so)\.?,? )?(?:den )?(?P<of>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\."
    rf"|{_NEXT}|(?P<weekday>[a-zà-ü]{{3,20}}+(?:-feira)?)(?:,? (?:early |late )?(?P<part>{_PARTS}))?"
    r"\.?(?:,? (?:the |den |dem )?(?P<nth>[0-9]{1,2})(?:st|nd|rd|th)?\.?)?))"
    r"[ \t.,:：*_–—-]*+(?:\([^()\n]{0,40}\)[ \t.,:：*_–—-]*+)?(?:$|(?<=[:：*–—-] )(?=[^\s0-9]))"
)
"""A line that says nothing but a day which is told from the one above, or a sign parts it from the rest.

Any word may stand for a weekday: it is looked up.
"""


def on_next_day(written: Written, lead: re.Match[str]) -> Written:
    """Return a time that NEXT_DAY leads to, on the day after the one above."""
    start, end = lead.span("day")
    return written._replace(start=start, date=WrittenDate(start, end, (Reading(None, 1, 1, LATER),)))


def day_lines(text: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Yield where the days begin that `read_day_line` reads, and whether their lines say nothing else."""
    for line in _DAY_LINE.finditer(text, start, end):
        if _reading_of(line, _weekday_of(line)):
            yield line.start("day"), text[line.end() : line.end() + 1] in ("", "\n")


def read_day_line(line: str) -> Written | None:
    """Return the day that a line is, where it is told from the one above: `**Tuesday**`, `The next day:`."""
    found = _DAY_LINE.match(line)
    weekday = _weekday_of(found) if found else None
    reading = _reading_of(found, weekday) if found else None
    if not found or not reading:
        return None
    start, end = found.start("day"), found.end()
    rest = found.start("part") if found["part"] and end < len(line) else end
    return Written(start, end, rest, WrittenDate(start, end, (reading,)), None, weekday=weekday)


def _weekday_of(found: re.Match[str]) -> int | None:
    name = (found["weekday"] or "").casefold()
    return WEEKDAYS.get(name, WEEKDAYS.get(_PART_OF_DAY.sub("", name))) if name else None


def _reading_of(found: re.Match[str], weekday: int | None) -> Reading | None:
    """Return how the day of a line is read; None where a word of it is no weekday, or it is no day."""
    if found["weekday"] and weekday is None:
        return None
    if found["of"]:
        reading = Reading(None, int(found["month"]), int(found["of"]), "iso")
        return reading if is_real(reading) else None
    if of_month := found["nth"] or found["alone"]:
        return Reading(None, 1, int(of_month), OF_MONTH)
    return Reading(None, 1, 1, LATER) if weekday is None else Reading(None, 1, weekday, OF_WEEK)


def read_numbered(text: str, at: int) -> WrittenDate | None:
    """Return a day that is numbered, `Day 2 - 09:30`, or the one behind its number: `Day 2 (4 May)`."""
    found = _NUMBERED.match(text, at) if text[at : at + 1] in "DdTtJj" else None
    number = found and WrittenDate(at, found.end("day"), (Reading(None, 1, int(found["day"]), NUMBERED),))
    return (read_date(text, found.end()) if found else None) or number


def read_nth(text: str, at: int, *, of_week: bool) -> WrittenDate | None:
    """Return a day without a month before its clock, `the 5th, 14:05`, `of_week` behind a weekday."""
    found = _NTH.match(text, at)
    if not found or not (of_week or found["nth"]) or not 1 <= int(found["day"]) <= 31:
        return None
    return WrittenDate(at, found.end(), (Reading(None, 1, int(found["day"]), OF_MONTH),))


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
