"""Text that was copied from a chat: times before what was said, or beside who said it.

`Ana Li  2:05 PM` and `[3/4/2026 2:05 PM] Ana Li` stand above what she said; `[14:05] Ana Li: it is down` and
`14:06 <ben> rolling back` before it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from ...extraction.notation.reader import read_written
from ...extraction.notation.scan import Written
from ...extraction.notation.zones import zone_named
from ...extraction.timeline.calendar import Calendar
from ...patterns import deferred
from ...wording.messages import shorten
from .chat import BOTS, JOINS, WORDLESS, Around, Chat, Message

_NAMED = deferred(r"(?P<who>[^\W\d][^\d\[\](){}<>]{0,60}?)(?P<gap>,?[ \t]++)(?P<stamp>[\[(]?\d[^\n]{0,60})")
_CALLED = deferred(r"<@?([^<>\s]{1,40})>[ \t]++(?=\S)")
_CAPITAL = deferred(r"(?:[^\W\da-z_][\w'’.-]{0,40}[ \t]?){1,5}:?")
_APP = deferred(r"(?:^|[ \t])(?:APP|BOT|WORKFLOW)$|\bbot$", re.IGNORECASE)
_CHANGE = deferred(
    r"(?:[^\n]{1,80}? )?(?:(?:has |have )?(?:joined|left) (?:#\S|the (?:channel|chat|conversation|meeting)\b)"
    r"|was added to |set the (?:channel )?(?:topic|purpose|description)|(?:un)?pinned a message)",
    re.IGNORECASE,
)
_FURNITURE = deferred(
    r"(?:\(?edited\)?|new(?: messages?)?|today|yesterday|\d{1,4} repl(?:y|ies)|last reply .{0,60}|view thread"
    r"|also sent to the channel|:[a-z0-9_+-]{1,40}:(?: ?\d{1,3})?)",
    re.IGNORECASE,
)
"""What a chat's window shows beside what was said."""
_EDITED = deferred(r"(?<![ \t])[ \t]*+\(edited\)$")
_WORD_IN = deferred(r"\w")


def messages_in(text: str, path: str, around: Around) -> Chat:
    """Return what a copied text tells; lines that belong to no message are not understood."""
    reader = _Reader(text, path, around)
    for number, line in enumerate(text.splitlines(), 1):
        reader.take(number, line)
    reader.close()
    return reader.chat


class _Reader:
    """Takes a copied text line by line."""

    def __init__(self, text: str, path: str, around: Around) -> None:
        self.chat = Chat()
        self._path, self._around = path, around
        self._calendar = Calendar((text[:200_000],), around.day)
        self._day: date | None = around.day
        self._last = around.start
        self._at: datetime | None = None
        self._who, self._said = "", list[str]()
        self._gap, self._waits = True, ("", 0)

    def take(self, number: int, line: str) -> None:
        """Take a line: a day, the head of a message, or more of it."""
        said = line.strip()
        if not said or _FURNITURE.fullmatch(said):
            self._gap = self._gap or not said
            return
        written, named = read_written(said), _head(said)
        if written and _is_day(written, said):
            self._turn_to(written)
        elif written and _has_clock(written):
            self._open(number, said, written, line[:1].isspace())
        elif named:
            self.close()
            self._who = named[0]
            self._begin(number, said, named[1])
        elif self._at and not (self._gap and _CAPITAL.fullmatch(said)):
            self._said += filter(None, (self._waits[0], said))
            self._waits = ("", 0)
        else:
            self._wait(said, number)
        self._gap = False

    def close(self) -> None:
        """Let go of the message that is open, and of a name behind which none came."""
        waiting, number = self._waits
        self._waits = ("", 0)
        at, text = self._at, _EDITED.sub("", " ".join(" ".join(self._said).split()))
        if waiting and at:
            text = f"{text} {waiting}".strip()
        elif waiting:
            self._leave(number, waiting)
        if at is None:
            return
        self._at, self._said = None, []
        if _APP.search(self._who):
            self.chat.left_out[BOTS] += 1
        elif _CHANGE.match(text):
            self.chat.left_out[JOINS] += 1
        elif not _WORD_IN.search(text):
            self.chat.left_out[WORDLESS] += 1
        else:
            self.chat.messages.append(Message(at, self._who.rstrip(":"), text))

    def _open(self, number: int, said: str, written: Written, indented: bool) -> None:
        """Begin a message at a stamp; a name may stand above it, or behind it."""
        name, rest = self._waits[0], said[written.rest :].strip(" \t-–—|:]")
        if name and (indented or _is_name(name)):
            self._waits = ("", 0)
        elif indented and not rest and len(self._said) > 1:
            name = self._said.pop()
        self.close()
        called = _CALLED.match(rest)
        if called:
            self._who, rest = called[1], rest[called.end() :]
        elif rest and written.closed and _CAPITAL.fullmatch(rest):
            self._who, rest = rest, ""
        elif name or rest:
            self._who = name
        self._begin(number, said, written)
        if rest and self._at:
            self._said.append(rest)

    def _begin(self, number: int, said: str, written: Written) -> None:
        at = self._time(written)
        if at is None:
            self._leave(number, said)
        self._at, self._last = at, at or self._last

    def _time(self, written: Written) -> datetime | None:
        """Return when a message was: a clock without a day is near the one before."""
        clock: time | None = written.clock.clock if written.clock else None
        if written.date:
            self._turn_to(written)
        if clock is None or self._day is None:
            return None
        zone = (zone_named(written.zone) if written.zone else None) or self._around.zone
        try:
            at = datetime.combine(self._day, clock, zone)
            if not written.date and self._last and self._last - at > timedelta(hours=12):
                at += timedelta(days=1)
        except OverflowError:
            return None
        self._day = at.date()
        return at

    def _turn_to(self, written: Written) -> None:
        day = self._calendar.day_of(written.date, self._day, written.weekday)[0] if written.date else None
        self._day = day or self._day
        self._last = self._last if written.clock else None

    def _wait(self, said: str, number: int) -> None:
        """Keep a line that may be the name above a stamp."""
        waiting, above = self._waits
        if waiting and not self._at:
            self._leave(above, waiting)
        elif waiting:
            self._said.append(waiting)
        self._waits = (said, number)

    def _leave(self, number: int, said: str) -> None:
        self.chat.unread.append(f"{self._path}:{number}: {shorten(said)}")


def _has_clock(written: Written | None) -> bool:
    clock = written.clock if written else None
    return clock is not None and clock.clock is not None and not clock.weak


def _is_day(written: Written, said: str) -> bool:
    """Tell whether a line is nothing but a day."""
    return written.date is not None and written.clock is None and not said[written.rest :].strip(" -–—.,_*")


def _head(line: str) -> tuple[str, Written] | None:
    """Return who said something and when, where a line says no more than that."""
    named = _NAMED.fullmatch(line)
    beside = read_written(named["stamp"]) if named else None
    if not (named and beside and _has_clock(beside)) or named["stamp"][beside.rest :].strip(" ])"):
        return None
    who: str = named["who"].strip()
    return (who, beside) if _is_name(who) or len(named["gap"]) > 1 else None


def _is_name(text: str) -> bool:
    return " " not in text or bool(_CAPITAL.fullmatch(text))
