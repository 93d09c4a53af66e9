"""Times that are told from the start: `T+5m`, `T+1h20`, `T0`, and which time that start is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice

from ...model.document import Document
from ...model.milestone import Milestone
from ...patterns import deferred
from ..notation import Written, read_written
from ..notation.clock import WrittenClock
from ..notation.date import Reading, WrittenDate

_SINCE = deferred(
    r"(?P<lead>[\s*_`\[(]{0,6})T(?P<zero>\s?0(?![0-9]))?(?:\s?(?P<sign>[+\-−–])\s?"
    r"(?:(?P<hours>[0-9]{1,3})(?::|\s?h(?:rs?|ours?)?\s?(?![a-z])))?(?:(?P<minutes>[0-9]{1,5})\s?"
    r"(?:m(?:in(?:ute)?s?)?\b|['′])?)?(?:\s?[0-9]{1,2}s(?:ec)?\b)?)?(?![0-9A-Za-z])[\s*_`\])]{0,6}[-–—:,|]?\s{0,3}"
)
_COUNTS = deferred(r"T(?<![A-Za-z0-9]T)\s?[+-]\s?[0-9]")
_STATED = deferred(r"(?<![A-Za-z0-9])T(?:\s?\+?\s?0)?\s?(?:is|was|=|:|means|denotes|stands for)\s")
_NUMBER = deferred(r"(?<![0-9])[0-9]")
_LOOKS = 40
_BEHIND = 90


def read_since(line: str, at: int, base: datetime | None) -> Written | None:
    """Return the time that a line starts with from offset `at`, if it is told from the start `base`."""
    found = _SINCE.match(line, at) if base and "T" in line[at : at + 8] else None
    if not found or not base or not (found["zero"] or found["hours"] or found["minutes"]):
        return None
    length = timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
    then = base - length if found["sign"] in ("-", "−", "–") else base + length
    start, end = found.end("lead"), found.end()
    day = WrittenDate(start, end, (Reading(then.year, then.month, then.day, "iso"),))
    return Written(
        start, end, end, day, WrittenClock(start, end, then.time()), None, None, "", None,
        approximate=False, narrative=False, label=False, closed=True, doubts=(),
    )  # fmt: skip


def told_from(document: Document) -> datetime | None:
    """Return the time from which a report counts: that of `T is 10:00`, else that of its start's field."""
    text = document.source.text
    if not _COUNTS.search(text):
        return None
    for stated in islice(_STATED.finditer(text, document.body_start), _LOOKS):
        sentence = text[stated.end() : stated.end() + _BEHIND].split("\n")[0]
        moments = (_moment(read_written(sentence, at.start())) for at in _NUMBER.finditer(sentence))
        if found := next(filter(None, moments), None):
            return found
    return _moment(read_written(document.text_of(Milestone.BEGAN.field)))


def _moment(written: Written | None) -> datetime | None:
    clock = written.clock.clock if written and written.clock else None
    if not written or not written.date or not written.date.has_year or written.date.is_no_day or not clock:
        return None
    reading = written.date.readings[0]
    return datetime.combine(date(reading.year or 1, reading.month, reading.day), clock or time())
