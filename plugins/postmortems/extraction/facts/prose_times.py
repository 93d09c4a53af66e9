"""Days and clocks as prose gives them: `On 3rd December 2023 at 6:30pm`, `Monday 8:30`."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date, time
from functools import lru_cache
from itertools import islice, zip_longest

from ...model.timeline import When
from ...patterns import EAST, deferred
from ..notation.clock import NAMED_ABROAD, read_clock
from ..notation.date import MONTHS, Reading, WrittenDate, read_date
from ..notation.days import read_days
from ..notation.reader import may_hold_time
from ..notation.weekdays import WEEKDAYS
from ..notation.zones import read_zone
from .mention import HOUR_OF_SPAN, NOON, WEEKDAY_NAMES, Mention, days_on, in_half

_RESTS = (*sorted({name[1:] for name in MONTHS}, key=len, reverse=True), "idnight", "oon", NAMED_ABROAD)
_PLACE = deferred(
    r"[0-9ADFJMNOSadfjmnos\u017f](?:(?<![\w.:/#$€£+-].)(?:(?<=[0-9])|(?=(?i:" + "|".join(_RESTS) + r")\b))"
    r"|(?<=[0-9])(?:(?<=[0-9][Tt].)|(?<=:[0-9]{2}-.)(?<![:T][0-9]{2}:[0-9]{2}-.)"
    rf"(?<!-[0-9]{{2}} [0-9]{{2}}:[0-9]{{2}}-.)|(?<=[apAP][mM]-.)|(?<={EAST}.)))"
)
"""Where a time may begin, behind a hyphen where that is no offset; a search leaps to its first character."""
_GAP = deferred(
    r"[\s,;T@(–—-]{0,4}(?:(?:at|um|à|about|around|approx\.?|approximately|circa|ca\.?|~)\s?){0,2}"
)
_GAP_BACK = deferred(r"(?i)[\s,(]{1,3}(?:(?:on|of|am|le)\s(?:the\s)?)?(?:\w{3,9}day,?\s(?:the\s)?)?")
_BEFORE_GERMAN_DAY = deferred(r"\b(?:am|vom|zum|dem|den)\s$")
_NO_DAY = deferred(r"[0-9]{4,6}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])")
_ON_THE = deferred(r",?\son\sthe\s(?P<day>[0-9]{1,2})(?:st|nd|rd|th)\b(?!\sof)")
_RELATIVE = deferred(
    rf"(?i)\b(?:(?P<name>{WEEKDAY_NAMES}),?\s{{1,2}}(?:(?:at|around|about|by|on|um|gegen|vers|à|a|las)\s){{0,2}}~?"
    r"|(?:next|following)\s(?:day|morning)(?:,|\s(?:at|around|about|by)){0,2}\s{1,2})$"
)
_RELATIVE_BEHIND = deferred(
    rf"(?i),?\s(?:(?:on|the)\s){{0,2}}(?:(?P<name>{WEEKDAY_NAMES})\b(?!,?\s[0-9])|(?:next|following)\s(?:day|morning)\b)"
)
"""What tells the day of a clock by another one."""
TODAY = deferred(r"(?i),?\s(?:today|tonight|this (?:morning|afternoon|evening))\b")
"""What says that a clock is of the day on which the text was written."""
_NEAREST = 3
_SAME_TIME = deferred(r"\s?[(/]\s?")
_BEFORE_HOUR = deferred(r"\b(?:at|by|from|until|till|à|a|às|las|um|ab|gegen|vers|dès|de|to)\s$")
_ZONE_GAP = deferred(r"[ \t]?\(?")
_FULL_STOP = deferred(r"\.\s(?P<word>[A-Z]\w*)")
"""What ends a sentence with its last time: `until 9 p.m. We noticed`."""
_OF_DAY = MONTHS.keys() | set(WEEKDAY_NAMES.split("|"))
_VERSION = deferred(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}")
MAX_MENTIONS = 200
_KEPT = 200


@lru_cache(maxsize=_KEPT)
def mentions(text: str, day: date | None = None, year: int | None = None) -> tuple[Mention, ...]:
    """Return the times of a text in order; a clock without a day takes the latest one, at first `day`.

    Where no day is known, one that stands behind a clock (`12:17 on 3 May`) counts for it. A day without a
    year takes that of `day`, else `year`. The last are kept: several ask for those of one paragraph.
    """
    return tuple(_mentions(text, day, year))


def _mentions(text: str, day: date | None, year: int | None) -> Iterator[Mention]:
    undated: list[Mention] = []
    own = day
    pieces = list(_pieces(text, day.year if day else year, day))
    for found in _joined(text, (in_half(text, *pair) for pair in zip_longest(pieces, pieces[1:]))):
        day = own if own and not found.dated and TODAY.match(text, found.end) else day
        if found.dated:
            day = found.at.day
            yield from (mention._replace(at=_on(mention.at, day)) for mention in undated)
            undated = []
            yield found
        elif day:
            found = _on_the(text, found, day) or _relative(text, found, day)
            day = found.at.day or day
            yield found
        else:
            undated.append(found)
    yield from undated


def _joined(text: str, pieces: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the pieces of a text, a day and the clock beside it as one."""
    rest = deque(pieces)
    while rest:
        found = rest.popleft()
        if rest and _is_same(text, found, rest[0]):
            end = rest.popleft().end
            found = found._replace(end=end + text.startswith(")", end))
        pair = _pair(text, found, rest[0]) if rest else None
        if pair:
            rest.popleft()
        yield pair or found


def _is_same(text: str, found: Mention, other: Mention) -> bool:
    """Tell whether a clock is followed by the same moment in another zone: `11:05 PST (19:05 UTC)`."""
    has_other = found.zone and other.zone and found.zone != other.zone
    return bool(has_other and _SAME_TIME.fullmatch(text, found.end, other.start))


def _relative(text: str, found: Mention, day: date) -> Mention:
    """Return a clock on a day told by another one: `Monday 08:30`, `the next day at 9:00`; else on `day`."""
    before = _RELATIVE.search(text, max(0, found.start - 30), found.start)
    told = before or _RELATIVE_BEHIND.match(text, found.end)
    if told is None:
        return found._replace(at=_on(found.at, day))
    name = (told["name"] or "").casefold()
    ahead = (WEEKDAYS[name] - day.weekday() + _NEAREST) % 7 - _NEAREST if name else 1
    start, end = min(found.start, told.start()), max(found.end, told.end())
    return found._replace(at=_on(found.at, days_on(day, ahead)), start=start, end=end)


def _on_the(text: str, found: Mention, day: date) -> Mention | None:
    """Return a clock whose day is only counted in the month, `midnight on the 17th`: the nearest such day."""
    counted = _ON_THE.match(text, found.end)
    if counted is None:
        return None
    near = (days_on(day, away) for away in sorted(range(-30, 31), key=abs))
    at = next((one for one in near if one.day == int(counted["day"])), None)
    return found._replace(at=_on(found.at, at), end=counted.end(), dated=True) if at else None


def _pair(text: str, found: Mention, other: Mention) -> Mention | None:
    """Return a day and a clock as one where they belong together: `3 May 12:17`, `12:17 on 3 May`."""
    if found.dated and other.at.clock and _GAP.fullmatch(text, found.end, other.start):
        return other._replace(at=_on(other.at, found.at.day), start=found.start, dated=True)
    is_day = other.dated and not other.at.clock
    if is_day and found.at.clock and _GAP_BACK.fullmatch(text, found.end, other.start):
        return found._replace(at=_on(found.at, other.at.day), end=other.end, dated=True)
    return None


def _on(at: When, day: date | None) -> When:
    return When(day, 0, at.clock, at.seconds_written)


def _pieces(text: str, year: int | None, near: date | None) -> Iterator[Mention]:
    """Yield each day and each clock of a text by itself.

    A clock behind a day that cannot be (`2301-05-06 07:08`) is one of no day that is known.
    """
    if not may_hold_time(text):
        return
    end, is_lost = 0, False
    for place in islice(_PLACE.finditer(text), MAX_MENTIONS):
        at = place.start()
        if at < end:
            continue
        written = read_date(text, at)
        one = _day(text, written, year, near) or _clock(text, at)
        found = _days(text, at, year) or ([one] if one else [])
        if found:
            end, is_lost = found[-1].end, is_lost and not found[0].at.day
            yield from () if is_lost else found
        elif no_day := _no_day(text, at, written):
            end, is_lost = no_day, True


def _no_day(text: str, at: int, found: WrittenDate | None) -> int:
    """Return where what is written as a day and is none ends, 0 where nothing is."""
    if found and found.is_no_day:
        return found.end
    shaped = _NO_DAY.match(text, at)
    return shaped.end() if shaped else 0


def _days(text: str, at: int, year: int | None) -> list[Mention]:
    """Return the first and the last of some days of one month: `March 14-19, 2026`."""
    near = text[at : at + 24]
    found = read_days(text, at) if "-" in near or "–" in near else None
    days = ((_date(one.readings[0], year), one) for one in found or ())
    told = [Mention(When(day), one.start, one.end, dated=True) for day, one in days if day]
    return told if len(told) > 1 else []


def _day(text: str, found: WrittenDate | None, year: int | None, near: date | None) -> Mention | None:
    if found is None or found.is_no_day:
        return None
    reading = found.readings[0]
    is_sure = reading.year or reading.order == "named"
    is_day = is_sure or _BEFORE_GERMAN_DAY.search(text, max(0, found.start - 5), found.start)
    if not is_day or _VERSION.fullmatch(text, found.start, found.end):
        return None
    readings = found.readings if near else (reading,)
    days = [day for one in readings if (day := _date(one, year))]
    day = min(days, key=lambda day: abs((day - (near or day)).days), default=None)
    return Mention(When(day), found.start, found.end, dated=True) if day else None


def _clock(text: str, at: int) -> Mention | None:
    found = read_clock(text, at)
    hour = None if found else HOUR_OF_SPAN.match(text, at)
    if hour and 0 < int(hour["hour"]) <= NOON:
        return Mention(When(None, 0, time(int(hour["hour"]) % 24)), at, hour.end())
    if found is None or found.clock is None or found.weak:
        return None
    if text[found.end - 1] in "hH" and not _BEFORE_HOUR.search(text, max(0, found.start - 12), found.start):
        return None  # it may as well be a length: `2h`
    return _in_zone(text, When(None, 0, found.clock, found.seconds), at, found.end)


def _in_zone(text: str, clock: When, start: int, end: int) -> Mention:
    gap = _ZONE_GAP.match(text, end)
    zone = read_zone(text, gap.end() if gap else end)
    stop = _FULL_STOP.match(text, end - 1) if not zone else None
    end = end - 1 if stop and stop["word"].lower() not in _OF_DAY else end
    return Mention(clock, start, zone[1] if zone else end, zone[0] if zone else "")


def _date(reading: Reading, year: int | None) -> date | None:
    """Return the day of a reading, in a `year` where it has none; None where there is no such day."""
    try:
        return date(reading.year or year or 0, reading.month, reading.day)
    except ValueError:
        return None


def first_day(text: str, year: int | None = None, near: date | None = None) -> date | None:
    """Return the first day that a text names, or None; one without a year takes `year`.

    Where day and month cannot be told apart, it is the one nearer to `near`.
    """
    return next((piece.at.day for piece in _pieces(text, year, near) if piece.at.day), None)
