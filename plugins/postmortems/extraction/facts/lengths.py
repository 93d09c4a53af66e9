"""Lengths of time as people write them: `5h 27m`, `about two hours`, `1.5 days`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...patterns import deferred

_UNIT = (
    r"(?:d(?:ays?)?|h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?|tage?n?|stunden?|minuten?|heures?|jours?"
    r"|分(?:間|钟)?|時間|小时|日間)(?![^\W\d_])"
)
_LENGTH = deferred(
    r"(?<![\w.:/-])(?:(?P<number>[0-9]{1,5}(?:\.[0-9]{1,2})?)[\s+-]{0,2}|"
    r"(?P<word>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-](?=\w{3}))"
    rf"(?P<unit>{_UNIT})",
    re.IGNORECASE,
)
_MAYBE_LENGTH = deferred(rf"[0-9]|[\s-](?=[DHJMSTdhjmst\u017f]\w\w)(?i:{_UNIT})")
"""What every length has, written in digits or in words; one character stands before all else, for speed."""
_JOINED = deferred(
    r"(?<=[0-9hd])\s?(?P<number>[0-9]{1,2})\s?(?P<unit>m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?)\b", re.IGNORECASE
)
_JOINT = deferred(r"[\s,]{0,2}(?:and|und|et)?\s?")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {word: number for number, word in enumerate(_NUMBERS, 1)}
_MINUTES = {**dict.fromkeys("djt日", 1440), **dict.fromkeys("hs時小", 60), **dict.fromkeys("m分", 1)}


def lengths(text: str) -> Iterator[tuple[float, int, int]]:
    """Yield each length of time in a text, in minutes, with its place: `5h 27m`, `about two hours`."""
    if not _MAYBE_LENGTH.search(text):
        return
    total, start, end = 0.0, -1, 0
    for found in _LENGTH.finditer(text):
        if found.start() < end:
            continue
        if start >= 0 and not _JOINT.fullmatch(text, end, found.start()):
            yield total, start, end
            total, start = 0.0, -1
        start = found.start() if start < 0 else start
        total, end = total + _minutes(found), found.end()
        joined = _JOINED.match(text, end)
        if joined:
            total, end = total + _minutes(joined), joined.end()
    if start >= 0:
        yield total, start, end


def _minutes(found: re.Match[str]) -> float:
    written = found["number"]
    value = float(written) if written else _WORDS.get(found["word"].casefold(), 1)
    return value * _MINUTES[found["unit"][0].casefold()]


def length(text: str) -> float | None:
    """Return the first length of time that a text gives, in minutes."""
    return next((minutes for minutes, _, _ in lengths(text)), None)
