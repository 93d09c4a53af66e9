"""The times that most timelines are made of, read in one step: `2026-03-04 14:05 UTC: `, `14:05 - `.

What stands here is found by the long way too, with the same result. It is taken only where the word behind
the time cannot be a part of it, as `PM`, `to`, `CET`, `before` and `Monday` can; behind a colon none can.
"""

from __future__ import annotations

from datetime import time
from functools import lru_cache

from ...model.copies import new_tuple
from ...patterns import deferred
from .clock import WrittenClock
from .date import MONTHS, Reading, WrittenDate
from .scan import OPENERS, Written
from .weekdays import WEEKDAYS
from .zones import ZONES

_BEHIND = (
    "pm ms to til through bis hasta au et und and ongoing now present today heute hr hrs hour hours uhr "
    "minute minutes min mins second seconds sec secs later long earlier elapsed of total de timezone "
    "local utc gmt us ish "
)
"""What only goes on with a time; what one begins with may stand in its midst too."""
_PARTS = OPENERS.union(_BEHIND.split(), (name.split()[0].lower() for name in ZONES))
_NAMES = frozenset(name[:3] for name in (*MONTHS, *WEEKDAYS))
_USUAL = deferred(
    r"[ |*_`]{0,4}(?:(?P<year>20[0-9]{2})-(?!02-(?:29|3))(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]"
    r"|30) )?(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?P<zone> UTC(?!_))?(?:\Z"
    r"|(?P<colon>[*_`]{0,3}: ?[*_`]{0,3})(?=[^\W\d_])|(?P<sign>[*_`]{0,3} (?:[-–—|] )?[*_`]{0,3})"
    r"(?:(?:the )?(?P<word>[A-Za-z][a-z][A-Za-z]*+)(?!/|[^\x00-\x7f])|(?:(?<=[|–—-] )|(?<=UTC ))[Aa] ))"
)


def read_usual(line: str, at: int, end: int) -> Written | None:
    """Return the time that stands at offset `at` of a line if it is a usual one.

    Nothing from offset `end` on is looked at.
    """
    found = _USUAL.match(line, at, end)
    if found is None:
        return None
    year, month, day, hour, minute, zone, colon, sign, word = found.groups()
    if word and _may_belong(word):
        return None
    start = found.start("year" if year else "hour")
    stop, rest = found.span("colon" if colon else "sign") if colon or sign else (found.end(), found.end())
    at, short = found.start("hour"), len(hour) == 1
    stated, of_zone = time(int(hour), int(minute)), "UTC" if zone else ""
    read = at, at + 3 + len(hour), stated, False, "", False, 0, None, False, short, False
    clock = new_tuple(WrittenClock, read)
    date = _date(start, year, month, day) if year else None
    made = start, stop, rest, date, clock, None, None, of_zone, None, False, False, False, sign != " ", ()
    return new_tuple(Written, made)


@lru_cache(maxsize=1 << 10)
def _date(start: int, year: str, month: str, day: str) -> WrittenDate:
    return WrittenDate(start, start + 10, (Reading(int(year), int(month), int(day), "iso"),))


def _may_belong(word: str) -> bool:
    """Tell whether a word may be a part of a time: it is one, has one up to a capital, or is like a name."""
    low = word.lower()
    if low in _PARTS or low[:3] in _NAMES:
        return True
    capitals = () if word[1:].islower() else range(1, len(word))
    return any(word[at].isupper() and low[:at] in _PARTS for at in capitals)
