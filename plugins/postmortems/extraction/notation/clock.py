"""How people write a clock: `14:24`, `2:24p`, `15.26`, `15h50`, `1430 UTC`, `14:??`, `13:55 PM`."""

import re
from collections.abc import Mapping
from datetime import time
from typing import NamedTuple

from ...model.timeline import Doubt, DoubtKind
from ...patterns import deferred
from .zones import read_zone


class WrittenClock(NamedTuple):
    """A clock as it stands at one place; `clock` is None where it, or a part of it, is unknown.

    `half` is `a`, `p` or empty. `weak` says that the same characters may be something else, such as a version
    number; `dotted` that a dot stands between hour and minute; `short` that the hour has one digit.
    `days` is 1 for 24:00. `form` says that it was never filled in: `HH:MM`.
    """

    start: int
    end: int
    clock: time | None
    seconds: bool = False
    half: str = ""
    weak: bool = False
    days: int = 0
    doubt: Doubt | None = None
    dotted: bool = False
    short: bool = False
    form: bool = False


BETWEEN = ":：hH"
"""What stands between hour and minute. A look for a clock in the midst of a text asks this too."""
_HALF = r"(?:\s?(?P<half>[AaPp])(?:\.\s?[Mm]\.|\.?[Mm](?![A-Za-z0-9]))|(?P<letter>[AaPp])(?![A-Za-z0-9'.]))?"
_COLON = deferred(
    rf"(?P<hour>[0-9]{{1,2}})(?:[{BETWEEN}]|\sh\s|\sUhr\s(?=[0-9]{{2}}\b)|:\s(?=[0-9]{{2}}\s?[AaPp][Mm]))(?P<minute>[0-9]{{2}})"
    r"(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?(?![0-9]|[.:][0-9])" + _HALF
)
_DOTTED = deferred(r"(?P<hour>[0-9]{1,2})\.(?P<minute>[0-9]{2})(?![0-9]|[.:-][0-9])" + _HALF)
_SLIPPED = deferred(r"(?P<hour>[0-9]{1,2}):[0-9]:(?P<minute>[0-9]{2})(?![0-9:.])")
"""A clock that cannot be, `07:7:47`: a digit was typed twice."""
_BARE = deferred(r"(?P<hour>[0-9]{1,2})(?=\s?[AaPp]\.?[Mm])" + _HALF)
_WHOLE = deferred(r"(?P<hour>[0-9]{1,2})\s?(?:Uhr|uhr|[hH](?:00)?)(?![A-Za-z0-9]|\s?[0-9]{1,2}\s?m)")
_MILITARY = deferred(
    r"(?P<hour>[01][0-9]|2[0-4])(?P<minute>[0-5][0-9])"
    r"(?=(?:\s?(?:and|to|until|[-–])\s?[0-9]{4})?\s?(?:hrs?|hours|h|Z|UTC|GMT|[A-Z]{1,3}[SD]?T)(?![A-Za-z]))"
)
_EAST = deferred(
    r"(?P<hour>[0-9]{1,2})(?:\s?[時时시]|[点點]|\s[点點](?=\s?[0-9]{1,2}\s?[分分]))(?![間间鐘钟])(?:\s?(?P<minute>[0-9]{1,2})\s?[分분])?"
)
_HALF_OF_DAY = deferred(r"(?:午前|上午|凌晨|早上|오전|午後|下午|晚上|夜|오후)\s?(?=[0-9])")
_AFTERNOON = deferred(r"(?:午後|下午|晚上|夜|오후)\s?$")
NAMED_ABROAD = "itternacht|inuit|edianoche|eia-noite"
"""What midnight is called elsewhere, without the `m`."""
_NAMED = deferred(rf"(?:(?P<noon>[Nn]oon|[Mm]idday)|[Mm](?:idnight|{NAMED_ABROAD}))(?![A-Za-z])")
JOINED = r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])"
"""Four digits alone: a clock where a document writes so, a number elsewhere."""
_DIGITS = deferred(rf"{JOINED}(?=\s?(?:$|[\])}}:;,|\n*]|[-–—]\s))")
_JOINED = deferred(rf"{JOINED}(?=[hH]?(?:\s?(?:$|[\])}}:;,.|\n*_`(–—-]|~)|\s{{1,3}}[^\W\d_]))")
_BY_SIGN = {
    ":": (_COLON, _SLIPPED), "：": (_COLON,), ".": (_DOTTED,),
    **dict.fromkeys("hH ", (_COLON, _BARE, _WHOLE)), **dict.fromkeys("0123456789", (_MILITARY,)),
}  # fmt: skip
"""The patterns that can match a number of one or two digits, by the sign that stands behind it."""
_OTHERS = (_BARE, _WHOLE)
_UNKNOWN = deferred(
    r"(?P<shape>(?:[0-9XxHh?_-]{1,2})\s?[:.]\s?(?:[0-9XxMm?_-]{2})(?::[XxSs0-9?_-]{2})?)(?:(?![0-9A-Za-z?-])|(?=z\b))"
    r"|\?{2,6}(?![?A-Za-z0-9])|(?:[Tt]ime\s)?(?:TBC|TBD|tbc|tbd|unknown|Unknown)(?![A-Za-z])" + _HALF
)
_UNIT = deferred(
    r"\s?(?:hrs?|hours?|h)?\s?-?(?:minutes?|mins?|seconds|secs?|later|long|earlier|elapsed"
    r"|of downtime|after|in total|total)\b|(?:[hmsx]|ms)(?![A-Za-z])|\s?%"
)
_BESIDE = ("after", "later", "earlier")
_HOURS = deferred(r"\s?(?:hrs?|hours|Uhr|uhr|H|h)(?![A-Za-z])\.?")
_TAKEN = deferred(r"(?!ish\b)[A-Za-z0-9%°$€£\\=]|/(?![0-9]{1,2}:[0-9]{2}(?![0-9]))[0-9A-Za-z]")
_TIED = deferred(r"[-–][A-Za-z]")


def read_clock(text: str, at: int, *, dated: bool = False, joined: bool = False) -> WrittenClock | None:
    """Return the clock that starts at offset `at`, or None where there is none.

    `dated` says that a date with its year stands before it: then four digits alone are a clock too, behind
    which a sign stands; `joined` that its document writes clocks so: then words may stand there.
    """
    for pattern in _patterns(text, at, dated=dated, joined=joined) if text[at : at + 1].isdigit() else ():
        match = pattern.match(text, at)
        if match and _stands_alone(text, at, match.end(), pattern):
            found = _known(text, match, dotted=pattern is _DOTTED)
            return _slipped(found, match[0]) if found and pattern is _SLIPPED else found
    return _of_the_east(text, at) or _in_words(text, at)


def _patterns(text: str, at: int, *, dated: bool, joined: bool) -> tuple[re.Pattern[str], ...]:
    """Return the patterns that a number at offset `at` may match."""
    two = text[at + 1 : at + 2].isdigit()
    sign = text[at + 2 : at + 3] if two else text[at + 1 : at + 2]
    known = _BY_SIGN.get(sign, _OTHERS)
    digits = (_JOINED,) if joined else (_DIGITS,) if dated else ()
    return (*known, *digits) if sign.isdigit() else known


def _stands_alone(text: str, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    """Tell whether what ends there is no length and no part of a word; a colon says that a hyphen is none."""
    tied = pattern not in (_COLON, _SLIPPED) and _TIED.match(text, end)
    is_hour = pattern is _JOINED and text[end : end + 1] in ("h", "H")
    return not tied and (is_hour or not _is_length(text, start, end))


def _of_the_east(text: str, at: int) -> WrittenClock | None:
    half = _HALF_OF_DAY.match(text, at)
    if half:
        found = read_clock(text, half.end())
        return found and found._replace(start=at)
    east = _EAST.match(text, at)
    if east and int(east["hour"]) < 24 and int(east["minute"] or 0) < 60:
        hour = int(east["hour"]) % 12 + 12 if _is_late(text, at) else int(east["hour"])
        return WrittenClock(at, east.end(), time(hour, int(east["minute"] or 0)))
    return None


def _is_late(text: str, at: int) -> bool:
    """Tell whether the half of the day stands before a clock, as it does in the East."""
    before = text[max(0, at - 3) : at]
    return not before.isascii() and _AFTERNOON.search(before) is not None


def _in_words(text: str, at: int) -> WrittenClock | None:
    """Read `noon`, and what says that a clock is not known."""
    named = _NAMED.match(text, at)
    if named:
        return WrittenClock(at, named.end(), time(12 if named["noon"] else 0))
    unknown = _UNKNOWN.match(text, at)
    if unknown and not unknown.group().strip().isdigit() and _has_gap(unknown.group()):
        return _unknown(unknown)
    return None


def _is_length(text: str, start: int, end: int) -> bool:
    """Tell whether a number is a duration, a ratio or a part of a word; `at 10:00 after it` it is none."""
    unit = _UNIT.match(text, end)
    if unit and not (
        unit[0].strip() in _BESIDE
        and (text[end - 1] in "mM." or text[start - 3 : start].lower() in ("at ", "by "))
    ):
        return True
    hours = _HOURS.match(text, end)
    taken = _TAKEN.match(text, hours.end() if hours else end)
    return bool(taken) and not ((text[end].isupper() or text[end] == "z") and read_zone(text, end))


def _has_gap(shape: str) -> bool:
    return any(mark in shape for mark in "?XxHh_-") or shape[:1] in "TtUu"


def _half(groups: Mapping[str, str | None]) -> str:
    return (groups.get("half") or groups.get("letter") or "").lower()


def _known(text: str, match: re.Match[str], *, dotted: bool) -> WrittenClock | None:
    groups = match.groupdict()
    hour, minute, second = int(groups["hour"]), int(groups.get("minute") or 0), groups.get("second")
    half = _half(groups) or ("p" if hour < 12 and _is_late(text, match.start()) else "")
    hours = _HOURS.match(text, match.end())
    weak = dotted and not half and not (hours and "uhr" in hours[0].lower())
    if dotted and not half and (hour > 23 or minute > 59):
        return None
    clock, doubt = _meant(hour, minute, int(second or 0), half, match)
    return WrittenClock(
        match.start(), hours.end() if hours else match.end(), clock, bool(second), half, weak,
        int(hour == 24 and clock is not None), doubt, dotted, len(groups["hour"]) == 1,
    )  # fmt: skip


def _slipped(clock: WrittenClock, said: str) -> WrittenClock:
    likely = f"{clock.clock:%H:%M}" if clock.clock else ""
    return clock._replace(doubt=Doubt(DoubtKind.CLOCK, f"there is no clock {said}", likely))


def _meant(
    hour: int, minute: int, second: int, half: str, match: re.Match[str]
) -> tuple[time | None, Doubt | None]:
    """Return the time of a day that numbers and a half of it mean, if there is one, and why it is doubted."""
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute):
        return None, Doubt(DoubtKind.CLOCK, f"there is no clock {match[0].strip()}")
    if half == "p" and 0 < hour < 12:
        return time(hour + 12, minute, second), None
    if half == "a" and hour == 12:
        return time(0, minute, second), None
    if half and (12 < hour < 24 or (hour == 0 and half == "p")):
        likely = time(hour or 12, minute, second)
        mixed = f"{match[0].strip()} mixes the 24-hour clock with am or pm"
        return likely, Doubt(DoubtKind.CLOCK, mixed, f"{likely:%H:%M}")
    return time(hour % 24, minute, second), None


def _unknown(match: re.Match[str]) -> WrittenClock:
    said = match.group().strip()
    doubt = Doubt(DoubtKind.UNKNOWN, f"the clock is written {said}: it is not known")
    return WrittenClock(match.start(), match.end(), None, doubt=doubt, form="HH:MM" in said.upper())
