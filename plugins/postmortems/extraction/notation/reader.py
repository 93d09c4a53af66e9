"""One line of text to the time that it starts with: dates, clocks, ranges, zones, and how sure they are.

A time is read from left to right: what opens it (brackets, emphasis, `Update -`, `At`, `~`), a date and a
clock in either order, the end of a range, a zone, what closes it. Every step looks at one place of the text
only, so that reading is linear.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import lru_cache

from ...model.timeline import Doubt, DoubtKind
from ...patterns import deferred, likely, places, shape, small, step_over
from .clock import WrittenClock
from .parts import behind, moment, reach, update_behind
from .scan import Scan, Written, lead_in, may_open
from .usual import read_usual

MAX_LEAD = 160
_EVER = (
    r"[0-9?:.BbkMN](?:(?<=[0-9?])|(?<=M)id(?:night|day)|(?<=N)oon|(?<=[XxHh_-][:.])|(?<=[XxHh_-]\s[:.])|(?<=TB)(?=[CD])|(?<=tb)(?=[cd])"
    r"|(?<=[Uu]nk)(?=nown))"
)
_MAYBE, _SPELLED = deferred(_EVER), deferred(rf"{_EVER}|mid(?:night|day)|noon")
"""What every time has, known or not; one character stands before all else, so that a search leaps to it.

Only a text that has one of the words is asked for the letters of these, which most words have.
"""
_FILLS, _RULED = ("x", "m", "xx", "xm", "mx", "mm"), deferred(r"[:.](?:[^\S\n]|\?)?[_-]{2}")
"""What stands for the minutes that are not known, and for them in the shape of a text."""
_WORDS = ("noon", "midnight", "midday", "tbc", "tbd", "unknown")
_BEYOND = deferred(r"[^\x00-\x7f]")
_MARK = ord("0")
_SAME = bytes.maketrans(b"123456789?.XHMhm_-", b"0000000000:xxxxxxx")
_MARKS = bytes(sign if sign in b"0:x" else 32 for sign in _SAME)
"""To a number, what parts hour and minute, and what may stand for a number: all else is a blank."""
_UNKNOWN = deferred(rb":(?:(?<=x:)|(?<=x :)) ?xx")
_CLOSE = deferred(
    r"(?:\]\([^()\s]{1,300}\)|[=-]>|[\s*_`\"')}\]>|:：;,.–—‒〜!-]"
    r"|</?(?:b|strong|em|i|u|p|time|ins|span)(?: [^<>\n]{0,80})?>|\\)*"
)
_BOUND = deferred(r"[A-Za-z0-9%°$€]|_[A-Za-z0-9]")
_CLOSED = deferred(r"\s*(?:$|[\])}:;,|*_`–—]|-(?=\s)|\.\s)")


def may_hold_time(text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Tell whether a time may stand in a text: a quick look, before anybody reads it with care."""
    return _maybe(text).search(text, start, end) is not None


def _maybe(text: str) -> re.Pattern[str]:
    return _SPELLED if "midnight" in text or "midday" in text or "noon" in text else _MAYBE


class Times:
    """Where in one text a time may stand: at numbers, at the few words, and at `XX:XX`."""

    def __init__(self, text: str) -> None:
        plain = text if text.isascii() else _BEYOND.sub(" ", text)
        marks = bytearray(plain.encode().translate(_MARKS))
        is_filled = likely(text, _FILLS) or _RULED.search(shape(text))
        unknown = [found.start() for found in _UNKNOWN.finditer(marks)] if is_filled else []
        for at in (*unknown, *places(small(text), likely(text, _WORDS))):
            marks[at] = _MARK
        self._marks = marks

    def add(self, places: Iterable[int]) -> None:
        """Note that what stands at some offsets is to be read too."""
        for at in places:
            self._marks[at] = _MARK

    def may_stand(self, start: int, end: int) -> bool:
        """Tell whether a time may stand between two offsets."""
        return self._marks.find(_MARK, start, end) >= 0


def read_written(line: str, at: int = 0, *, bars: bool = False, joined: bool = False) -> Written | None:
    """Return the time that a line starts with from offset `at`, or None.

    `bars` takes `|` as the sign of a range, as between a start and an end in columns of their own, `joined`
    four digits as a clock, `0915`.
    """
    end = at + MAX_LEAD
    usual = read_usual(line, at, end)
    if usual:
        return usual
    if not may_open(line, at) or not may_hold_time(line, at, end):
        return None
    return read_closely(line[:end], at, bars=bars, joined=joined)


@lru_cache(maxsize=1 << 9)
def _read_title(title: str) -> Written | None:
    return read_written(title)


def read_title(title: str) -> Written | None:
    """Return the time that a title starts with, or any line that is asked for it again and again."""
    return _read_title(title[:MAX_LEAD])


def says_nothing(rest: str) -> bool:
    """Tell whether nothing stands behind a time; a remark in brackets is nothing."""
    return not rest or rest[0] + rest[-1] == "()"


def read_closely(text: str, at: int, *, bars: bool, joined: bool = False) -> Written | None:
    """Return what `read_written` does, part by part: what the quick looks leave to it, they leave alike."""
    scan = Scan(text, at, bars, joined)
    lead_in(scan)
    if not may_open(text, scan.at) or not moment(scan):
        return None
    behind(scan)
    reach(scan)
    behind(scan)
    update_behind(scan)
    if _BOUND.match(text, scan.end) and text[scan.end - 1 : scan.end] not in ")]}.":
        return None
    return _done(scan)


def _done(scan: Scan) -> Written:
    closed = bool(_CLOSED.match(scan.text, scan.end)) or scan.text[scan.end - 1 : scan.end] in ")]}"
    rest = step_over(_CLOSE, scan.text, scan.end)
    clock, until = _same_half(scan)
    doubts = [clock.doubt] if clock and clock.doubt else []
    if until and until.clock is None:
        said = scan.text[until.start : until.end].strip()
        unknown = f"the end of the range is written {said}: it is not known"
        doubts.append(Doubt(DoubtKind.UNKNOWN, unknown))
    return Written(
        scan.start, scan.end, rest, scan.date, clock, scan.until_date, until,
        scan.zone, scan.weekday, scan.approximate and not (clock and clock.clock is None),
        scan.narrative, scan.label, closed,
        tuple(dict.fromkeys([*doubts, *scan.doubts])),
    )  # fmt: skip


def _same_half(scan: Scan) -> tuple[WrittenClock | None, WrittenClock | None]:
    """In `2:00 - 3:30 PM` the half of the day stands once, for both ends."""
    clock, until = scan.clock, scan.until_clock
    if not (clock and until and clock.clock and until.clock and until.half == "p") or clock.half:
        return clock, until
    if not (clock.clock.hour < 12 and clock.clock.hour + 12 <= until.clock.hour):
        return clock, until
    if scan.text[clock.start] == "0":
        half = "PM stands behind the end only; it is read for both ends"
        scan.doubts.append(Doubt(DoubtKind.CLOCK, half))
    return clock._replace(clock=clock.clock.replace(hour=clock.clock.hour + 12)), until
