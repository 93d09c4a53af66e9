"""The parts of a written time: a day and a clock in either order, and where a range ends."""

from __future__ import annotations

import re

from ...patterns import deferred
from .behind import behind, zone_behind
from .clock import WrittenClock, read_clock
from .date import WrittenDate, read_date, read_weekday
from .days import read_days
from .scan import ABOUT, NEXT, WORD, Scan

_GAP = deferred(
    r"(?:[(（][月火水木金土日][)）]|[\s*_`|,;@·(\[\])}]|[Aa]t\b|um\b|à\b|de\b|[-–—:.](?=\s)|(?<=\s)[-–—](?![-:–—])|[-_](?=[0-9~])|T(?=[0-9])"
    r"|/(?=[0-9]{1,2}:[0-9]{2}(?![0-9])))*"
)
_BETWEEN = deferred(r"between\s{1,3}(?=[0-9])", re.IGNORECASE)
_GAP_BACK = deferred(r"(?:[\s*_`|,(]|on\b|am\b|le\b|the\b|of\b){1,12}")
_TO = deferred(
    r"[\s*_`]*(?:[-–—‒→〜～]{1,2}>?|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bbis\b|\bà\b|\bau\b|\bet\b|\bund\b"
    r"|(?P<bar>\|)|(?P<and>\band\b|&))[\s*_`]*"
)
_OPEN_END = deferred(r"(?:ongoing|now|present|unknown|\?+|…|today|heute)(?![A-Za-z])", re.IGNORECASE)


def moment(scan: Scan) -> bool:
    """Read a date with or without a clock, or a clock with or without a date behind it."""
    _weekday(scan)
    if _date(scan):
        _clock_after(scan)
        return True
    if _clock(scan):
        behind(scan)
        _date_after(scan)
        return True
    return False


def _weekday(scan: Scan) -> None:
    found = read_weekday(scan.text, scan.at) if scan.text[scan.at : scan.at + 1].isalpha() else None
    if not found:
        return
    gap = _GAP.match(scan.text, found[1])
    at = gap.end() if gap else found[1]
    the = WORD.match(scan.text, at)
    at = at if not the else len(scan.text) - len(scan.text[the.end() :].lstrip())
    if read_date(scan.text, at) or read_clock(scan.text, at):
        scan.weekday = found[0]
        scan.took(scan.at, at)
        scan.end = found[1]


def _date(scan: Scan) -> bool:
    days = read_days(scan.text, scan.at)
    if days and not scan.until_date:
        scan.date, scan.until_date = days
        scan.took(days[0].start, max(day.end for day in days))
        return True
    found = read_date(scan.text, scan.at)
    if found is None:
        return False
    scan.date = found
    scan.took(found.start, found.end)
    gap = NEXT.match(scan.text, scan.at)
    weekday = read_weekday(scan.text, gap.end() if gap else scan.at)
    if weekday:
        scan.weekday = weekday[0]
        scan.took(found.start, weekday[1])
    return True


def _clock(scan: Scan) -> bool:
    scan.clock = read_clock(scan.text, scan.at, dated=bool(scan.date and scan.date.has_year))
    if scan.clock:
        scan.took(scan.clock.start, scan.clock.end)
    return scan.clock is not None


def _clock_after(scan: Scan) -> None:
    """Read the clock of a date that was just read, if it is there."""
    mark = scan.at
    gap = _GAP.match(scan.text, scan.at)
    scan.at = gap.end() if gap else scan.at
    _skip_about(scan)
    joined = scan.text[mark : mark + 1] == "T"
    between = _BETWEEN.match(scan.text, scan.at)
    if between:
        scan.at, scan.between = between.end(), True
    if not _clock(scan):
        scan.at = mark
        return
    if joined:
        zone_behind(scan, iso=True)


def _skip_about(scan: Scan) -> None:
    about = ABOUT.match(scan.text, scan.at)
    if about:
        after = NEXT.match(scan.text, about.end())
        at = after.end() if after else about.end()
        if read_clock(scan.text, at):
            scan.at, scan.approximate = at, True


def _date_after(scan: Scan) -> None:
    mark = scan.at
    if not (gap := _GAP_BACK.match(scan.text, scan.at)):
        return
    scan.at = gap.end()
    _weekday(scan)
    if not _date(scan):
        scan.at = mark


def reach(scan: Scan) -> None:
    """Read the end of a range; `and` makes one only after `between`, `|` only in a table."""
    if scan.until_date:
        return
    sign = _TO.match(scan.text, scan.end)
    if not sign or (sign["and"] and not scan.between) or (sign["bar"] and not scan.bars):
        return
    open_end = _OPEN_END.match(scan.text, sign.end())
    if open_end and scan.clock:
        scan.took(scan.start, open_end.end())
        return
    mark, first = (scan.at, scan.end), (scan.date, scan.clock)
    scan.at = sign.end()
    _skip_about(scan)
    scan.date = scan.clock = None
    found = _until(scan, first)
    scan.until_date, scan.until_clock = (scan.date, scan.clock) if found else (None, None)
    scan.date, scan.clock = first
    if not found:
        scan.at, scan.end = mark


def _until(scan: Scan, first: tuple[WrittenDate | None, WrittenClock | None]) -> bool:
    """Tell whether the end of a range stands here: like its start, a clock where that has one."""
    if _date(scan):
        _clock_after(scan)
        return bool(scan.clock) == bool(first[1]) and first[0] is not None
    return bool(first[1]) and _clock(scan)
