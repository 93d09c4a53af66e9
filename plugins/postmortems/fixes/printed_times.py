"""Times as programs print them: `20260304T1405Z`, `Wed, 4 Mar 2026 14:05 +0100`, `Wed Mar 4 14:05 2026`."""

from __future__ import annotations

import re

from ..extraction.notation.weekdays import WEEKDAYS
from ..patterns import deferred

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
_DIGITS = deferred(
    r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:[Tt_ ](?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?(?P<zone>[ Zz+-][^\n]{0,20})?)?",
    re.ASCII,
)
_YEAR_LAST = deferred(
    r"(?P<day>[A-Za-z]{3} [A-Za-z]{3} {1,2}\d{1,2}) (?P<clock>\d\d:\d\d(?::\d\d)?)"
    r"(?P<zone> [A-Z+-][A-Z0-9+:-]{0,6})? (?P<year>\d{4})(?P<behind> [+-]\d{4})?",
    re.ASCII,
)
_SHORT_OFFSET = deferred(
    r"(?P<time>\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d)?) ?(?P<sign>[+-])(?P<hour>\d)(?P<minutes>:\d\d)?",
    re.ASCII,
)
_NAMED_TWICE = deferred(
    r"(?P<time>[^\n]{10,40}(?:[Zz]|[+-]\d\d:?\d\d)) ?(?:\([A-Z][A-Za-z ]{1,30}\)|\[[A-Za-z_/]{3,30}\])",
    re.ASCII,
)
"""An offset, and the zone's name in brackets behind it."""
_ON = deferred(r"(?P<name>[^\W\d_]{2,12})\.?,? {1,2}(?P<rest>\S[^\n]*)")


def usual(text: str) -> str:
    """Return a time with what only programs write written as people do; any other as it is."""
    text = text.strip().translate(_DASHES)
    if twice := _NAMED_TWICE.fullmatch(text):
        text = twice["time"]
    if short := _SHORT_OFFSET.fullmatch(text):
        return f"{short['time']}{short['sign']}0{short['hour']}{short['minutes'] or ':00'}"
    if last := _YEAR_LAST.fullmatch(text):
        zone = last["behind"] or last["zone"] or ""
        return f"{last['day']} {last['year']} {last['clock']}{zone}"
    if digits := _DIGITS.fullmatch(text):
        day = f"{digits['year']}-{digits['month']}-{digits['day']}"
        clock = [digits[part] for part in ("hour", "minute", "second") if digits[part]]
        return f"{day}T{':'.join(clock)}{digits['zone'] or ''}" if clock else day
    return text


def without_weekday(text: str) -> tuple[int | None, str]:
    """Return the number of the weekday that stands before a time, None without one, and the rest."""
    found = _ON.match(text)
    number = WEEKDAYS.get(found["name"].casefold()) if found else None
    return (number, found["rest"]) if found and number is not None else (None, text)
