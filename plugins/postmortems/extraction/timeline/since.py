"""Times that are told from a start: `T+5m` or `+5 min` at the beginning of a line, and when that was."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from itertools import islice

from ...model.document import Document
from ...model.milestone import Milestone
from ...model.timeline import Doubt, DoubtKind
from ...patterns import deferred
from ..notation.clock import WrittenClock
from ..notation.date import Reading, WrittenDate
from ..notation.days import COUNTED
from ..notation.reader import read_written
from ..notation.scan import Written
from .document_date import calendar_of
from .timeline_sections import Scope

_SINCE = deferred(
    r"(?P<lead>[\s*_`\[(|]{0,6})T(?P<zero>\s?0(?![0-9]))?(?:\s?(?P<sign>[+\-−–])\s?"
    r"(?:(?P<hours>[0-9]{1,3})(?::(?=[0-9])|\s?h(?:rs?|ours?)?\s?(?![a-z])))?(?:(?P<minutes>[0-9]{1,5}+)(?!\s?s(?:ec|\b))\s?"
    r"(?:m(?:in(?:ute)?s?)?(?![a-z])|['′])?)?(?::[0-9]{2}|\s?(?P<seconds>[0-9]{1,4})\s?s(?:ec(?:ond)?s?)?\b)?)?"
    r"(?![0-9A-Za-z]|\s?(?:day|week)s?\b)"
    r"[\s*_`\])]{0,6}(?P<at>\([0-9][^()\n]{3,30}\)[*_`]{0,3}\s?)?(?P<end>[-–—:,|]|$)?\s{0,3}"
)
_AFTER = (
    r"(?P<lead>[\s*_`\[(|\\+-]{0,6}?)\+\s?(?P<count>[0-9]{1,4}(?:\.[0-9])?)\s?"
    r"(?P<unit>[hm])(?:(?:ou)?rs?|in(?:ute)?s?)?(?:\s?(?P<more>[0-9]{1,2})\s?m(?:ins?)?)?(?:\slater|\safter)?"
    r"(?![^\W_])[*_`\])\\]{0,6}\s?[-–—:,|]?\s{0,3}"
)
"""A time that is told from the first of a timeline."""
START_LINE = deferred(r"(?m)^[ \t*_`+#-]{0,9}(?P<start>T)[*_`]{0,3}(?=\s?[:|–—-])")
"""A line that begins with the start itself, in which no number need stand."""
_UNITS = ("hours", "minutes", "seconds")
_LATER, _LATER_LINE = deferred(_AFTER), deferred(rf"(?m)(?:^|(?<=\|)){_AFTER}")
_COUNTS = deferred(r"T(?<![A-Za-z0-9]T)\s?[+-]\s?[0-9]")
_STATED = deferred(
    r"(?<![A-Za-z0-9])T(?:\s?\+?\s?0m?)?\s?(?:(?:is|was|=|:|means|denotes|stands for)\s|\((?=[0-9]))"
)
_NUMBER = deferred(r"(?<![0-9])[0-9]")
ANY_START = datetime(2000, 1, 1)
"""What is counted from where a report does not say when `T` was."""
_NO_START = Doubt(DoubtKind.UNKNOWN, "nothing says when T was")
_STATEMENTS, _FAR = 40, 4000
_BEHIND = 90


def read_since(line: str, at: int, base: datetime | None) -> Written | None:
    """Return the time that a line starts with from offset `at`, told from the start `base`.

    Where nothing says when that was, a time with a sign has a clock of no day: how long after it was.
    """
    if base and "+" in line[at : at + 8] and (later := _LATER.match(line, at)):
        return _written(later, base, base + _length(later))
    found = _SINCE.match(line, at) if "T" in line[at : at + 8] else None
    if not found:
        return None
    told = {unit: int(found[unit]) for unit in _UNITS if found[unit]}
    if not told and not (base and _is_start(found)):
        return None
    length = timedelta(**told)
    return _written(
        found, base, (base or ANY_START) + (-length if found["sign"] in ("-", "−", "–") else length)
    )


def _is_start(found: re.Match[str]) -> bool:
    """Tell whether a `T` without a number is the start itself, by what stands behind it."""
    return any(found.group("zero", "sign", "at")) or found["end"] not in (None, ",", "-")


def _length(later: re.Match[str]) -> timedelta:
    unit = 60 if later["unit"] == "h" else 1
    return timedelta(minutes=float(later["count"]) * unit + int(later["more"] or 0))


def _written(found: re.Match[str], base: datetime | None, then: datetime) -> Written:
    start, end = found.end("lead"), found.end()
    reading = Reading(then.year, then.month, then.day, "iso")
    counted = Reading(None, 1, (then.date() - ANY_START.date()).days, COUNTED)
    day = WrittenDate(start, end, (reading if base else counted,))
    clock = WrittenClock(start, end, then.time(), seconds=then.second > 0)
    return Written(start, end, end, day, clock, doubts=() if base else (_NO_START,))


def told_from(document: Document, scopes: tuple[Scope, ...]) -> datetime | None:
    """Return the time from which a report counts: that of `T is 10:00`, else that of its start's field."""
    text = document.source.text
    counts = _COUNTS.search(text)
    if not counts:
        return _above_the_first(text, scopes) if "+" in text else None
    for stated in islice(_STATED.finditer(text, document.body_start), _STATEMENTS):
        sentence = text[stated.end() : stated.end() + _BEHIND].split("\n")[0]
        times = [read_written(sentence, at.start()) for at in _NUMBER.finditer(sentence)]
        if found := next(filter(None, map(_moment, times)), None):
            return found
        clock = next((one.clock.clock for one in times if one and one.clock and not one.date), None)
        day = calendar_of(document, scopes, counts.start()).base if clock else None
        if clock and day:
            return datetime.combine(day, clock)
    return _moment(read_written(document.text_of(Milestone.BEGAN.field)))


def _above_the_first(text: str, scopes: tuple[Scope, ...]) -> datetime | None:
    """Return the time from which entries are told: that of the first timeline that has such ones."""
    timelines = (scope for scope in scopes if scope.timeline)
    return next(filter(None, (_first(text, scope.start, scope.end) for scope in timelines)), None)


def _first(text: str, start: int, end: int) -> datetime | None:
    """Return the time above those of a timeline that are told from it: none is less than the one before."""
    later = list(islice(_LATER_LINE.finditer(text, start, min(end, start + _FAR)), _STATEMENTS))
    lengths = [_length(each) for each in later]
    if len(later) < 2 or lengths != sorted(lengths):
        return None
    above = text[start : later[0].start()].rstrip().rsplit("\n", 3)[1:]
    return next(
        filter(None, (_moment(read_written(line.lstrip("-*+•# "))) for line in reversed(above))), None
    )


def _moment(written: Written | None) -> datetime | None:
    clock = written.clock.clock if written and written.clock else None
    if not written or not written.date or not written.date.has_year or written.date.is_no_day or not clock:
        return None
    reading = written.date.readings[0]
    return datetime.combine(date(reading.year or 1, reading.month, reading.day), clock or time())
