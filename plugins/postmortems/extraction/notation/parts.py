"""The parts of a written time: a day, a clock, what follows it, and where a range ends."""

from __future__ import annotations

from ...model.timeline import Doubt, DoubtKind
from ...patterns import deferred, step_over
from .clock import WrittenClock, read_clock
from .date import WrittenDate, read_date
from .days import read_days, read_nth, read_numbered
from .scan import ABOUT, NEXT, WORD, Scan
from .weekdays import read_weekday
from .zones import read_zone

_ABOUT_BEHIND = deferred(
    r"(?i)\s?(?:[~≈頃]|ごろ|左右)(?![0-9a-z~])|\+(?=\s|$)|\s?前後|-?ish\b|\s?\?(?![?\w])|[\s*_:;,–—-]{0,6}\(\s?(?:(?:approx|estimat|maybe|around"
    r"|roughly|about|circa|not sure|possibly|perhaps)[^()\n]{0,60}|ca\.?|est\.?|ish|\?|~)\)"
)  # fmt: skip
_UNSURE = deferred(r"(?i)maybe|not sure|possibly|perhaps")
_BRACKETS = deferred(r"\s?[(\[]([^()\[\]\n]{1,60})[)\]]")
_SLASH = deferred(r"\s?[/,&]\s?")
_WORD_BEHIND = deferred(r"\s{1,3}[^\W\d_]|[\s*_`]{0,4}[:|)\]–—-]")
_ZONE_OPEN = deferred(r"\s{0,3}[(\[|]?\s?(?:[Tt]ime:?\s)?")
_ZONE_CLOSE = deferred(r"(?:\s[Tt]ime(?:zone)?\b)?\s?[)\]]?")
_GAP = deferred(
    r"(?:[(（][月火水木金土日][)）]|[\s*_`|,;@·(\[\])}]|[Aa]t\b|um\b|à\b|de\b|às\b|a\slas?\b"
    r"|[-–—:.](?=\s)|(?<=\s)[-–—](?![-:–—])|[-_](?=[0-9~])|T(?=[0-9])"
    r"|/(?=[0-9]{1,2}:[0-9]{2}(?![0-9])))*"
)
_BETWEEN = deferred(r"(?i)between\s{1,3}(?=[0-9])")
_GAP_BACK = deferred(r"(?:[\s*_`|,(]|on\b|am\b|le\b|the\b|of\b){1,12}")
_TO = deferred(
    r"[\s*_`]*(?:[-–—‒→➔➜⇒〜～]{1,2}>?|=>|\.{2,3}|…|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bbis\b"
    r"|\ba\b(?: las?\b)?|\bà\b|\bàs\b|\bhasta\b(?: las\b)?|\baté\b(?: às\b)?|\bau\b|\bet\b|\bund\b"
    r"|から|[至到]|(?P<bar>\|)|(?P<and>\band\b|&|\by\b(?: las?\b)?|\be\b(?: as?\b)?))[\s*_`]*"
)
_UPDATE = deferred(r"(?i)[\s:–—-]{1,3}update\s?#?[0-9]{0,3}(?=[\s*_:：)\]]{0,9}$)")
_OPEN_END = deferred(r"(?i)(?:ongoing|now|present|unknown|\?+|…|today|heute)(?![A-Za-z])")


def behind(scan: Scan) -> None:
    """Read zones and approximations that follow; a second zone in brackets is passed over."""
    for _ in range(3):
        about = _ABOUT_BEHIND.match(scan.text, scan.end)
        if about:
            scan.approximate = True
            scan.took(scan.end, about.end())
            if _UNSURE.search(about.group()):
                said = f"it is written with {about.group().strip(' *_:;,–—-')}"
                scan.doubts.append(Doubt(DoubtKind.UNSURE, said))
        elif not (scan.clock and ((not scan.zone and zone_behind(scan, iso=False)) or _second_clock(scan))):
            return


def update_behind(scan: Scan) -> None:
    """Read what says that a line is the head of an update: `2026-05-01 UPDATE 3`."""
    update = _UPDATE.match(scan.text, scan.end)
    if update:
        scan.label = True
        scan.took(scan.start, update.end())


def zone_behind(scan: Scan, *, iso: bool) -> bool:
    """Read the zone of the clock that ends here; `iso` takes one without a space or a bracket only."""
    at = scan.end if iso else step_over(_ZONE_OPEN, scan.text, scan.end)
    found = read_zone(scan.text, at, iso=iso)
    if not found:
        return False
    scan.zone, end = found
    closed = _ZONE_CLOSE.match(scan.text, end)
    keep = closed.end() if closed and closed.group().strip() else end
    scan.took(scan.end, keep)
    return True


def _second_clock(scan: Scan) -> bool:
    """Step over the same time in another zone, `(17:14 UTC)`, `/ 17:14 UTC`, or another time: `, 17:16`."""
    brackets = _BRACKETS.match(scan.text, scan.end)
    other = read_clock(brackets[1], 0) if brackets else None
    is_same = other and other.end == len(brackets[1]) if brackets else False
    if brackets and (is_same or (scan.zone and (other or read_zone(brackets[1], 0)))):
        scan.took(scan.end, brackets.end())
        return True
    slash = _SLASH.match(scan.text, scan.end)
    clock = read_clock(scan.text, slash.end()) if slash else None
    if clock is None:
        return False
    zone = read_zone(scan.text, step_over(NEXT, scan.text, clock.end))
    end = zone[1] if zone else clock.end
    if not zone and not _WORD_BEHIND.match(scan.text, end):
        return False
    scan.took(scan.end, end)
    return True


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
    at = step_over(_GAP, scan.text, found[1])
    the = WORD.match(scan.text, at)
    at = at if not the else len(scan.text) - len(scan.text[the.end() :].lstrip())
    is_day = read_date(scan.text, at) or read_nth(scan.text, at, of_week=True)
    if is_day or read_clock(scan.text, at, joined=scan.joined):
        scan.weekday = found[0]
        scan.took(scan.at, at)
        scan.end = found[1]


def _date(scan: Scan) -> bool:
    days = read_days(scan.text, scan.at)
    if days and not scan.until_date:
        scan.date, scan.until_date = days
        scan.took(days[0].start, max(day.end for day in days))
        return True
    found = read_date(scan.text, scan.at) or read_numbered(scan.text, scan.at)
    found = found or read_nth(scan.text, scan.at, of_week=scan.weekday is not None)
    if found is None:
        return False
    scan.date = found
    scan.took(found.start, found.end)
    weekday = read_weekday(scan.text, step_over(NEXT, scan.text, scan.at))
    if weekday:
        scan.weekday = weekday[0]
        scan.took(found.start, weekday[1])
    return True


def _clock(scan: Scan) -> bool:
    dated = bool(scan.date and scan.date.has_year)
    scan.clock = read_clock(scan.text, scan.at, dated=dated, joined=scan.joined)
    if scan.clock:
        scan.took(scan.clock.start, scan.clock.end)
    return scan.clock is not None


def _clock_after(scan: Scan) -> None:
    """Read the clock of a date that was just read, if it is there."""
    mark = scan.at
    scan.at = step_over(_GAP, scan.text, scan.at)
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
        at = step_over(NEXT, scan.text, about.end())
        if read_clock(scan.text, at, joined=scan.joined):
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
    """Read the end of a range; `and` makes one only after `between`, `|` only in a table.

    A zone behind both is stepped over; where it is another one, the end is read in that of the start.
    """
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
    elif (zone := scan.zone) and zone_behind(scan, iso=False):
        if scan.zone != zone:
            said = f"its end is in {scan.zone}, and was read in {zone}"
            scan.doubts.append(Doubt(DoubtKind.ZONE, said))
        scan.zone = zone


def _until(scan: Scan, first: tuple[WrittenDate | None, WrittenClock | None]) -> bool:
    """Tell whether the end of a range stands here: like its start, a clock where that has one."""
    if _date(scan):
        _clock_after(scan)
        return bool(scan.clock) == bool(first[1])
    return bool(first[1]) and _clock(scan)
