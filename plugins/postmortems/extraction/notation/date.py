"""How people write a day: ISO, with a month's name in five languages, or in numbers that may be two days."""

import calendar
import re
from collections.abc import Sequence
from typing import NamedTuple

from ...model.timeline import Doubt, DoubtKind
from ...patterns import deferred
from .clock import BETWEEN

_NAMES = (
    "january jan januar jän januari janvier janv enero janeiro",
    "february feb februar febr février fevrier févr fév febrero fevereiro",
    "march mar märz maerz mars marzo março marco",
    "april apr avril avr abril",
    "may mai mayo maio",
    "june jun juni juin junio junho",
    "july jul juli juillet juil julio julho",
    "august aug août aout agosto",
    "september sep sept septembre septiembre setembro",
    "october oct oktober okt octobre octubre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dezembro",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}


class Reading(NamedTuple):
    """One way to understand a written day; `order` is how its numbers were taken (`iso`, `dmy`, `mdy`, …)."""

    year: int | None
    month: int
    day: int
    order: str


class WrittenDate(NamedTuple):
    """A day as it stands at one place, with every reading that exists, the usual one first."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    doubt: Doubt | None = None

    @property
    def has_year(self) -> bool:
        """Whether a year is written."""
        return self.readings[0].year is not None

    @property
    def is_no_day(self) -> bool:
        """Whether what is written is no day of any calendar: `2023-02-30`; its one reading is as written."""
        return self.doubt is not None and self.doubt.kind is DoubtKind.DATE


_NO_YEAR = r"(?![0-9]|[:.][0-9]|\s?(?:UTC|GMT)\b)"
"""What does not stand behind a year: `3 May 1506 UTC` has a clock."""
_WORD = r"[a-zà-ü]{3,11}+"
"""What may be a name; which one is looked up: to compile all names takes longer than to read a day."""
_END = r"(?![0-9A-Za-z]|_[0-9A-Za-z])"
_ISO = deferred(
    r"(?P<a>[0-9]{4,5})(?P<gap>[-/.\u2010\u2011\u2013])(?P<b>[0-9]{1,2})(?P=gap)(?P<c>[0-9]{1,2})(?=T[0-9]|"
    + _END
    + ")"
)
_NUMERIC = deferred(
    r"(?P<a>[0-9]{1,2})(?P<gap>[-/.])(?P<b>[0-9]{1,2})(?:(?P=gap)(?P<c>[0-9]{2,5}))?"
    r"(?:\.(?=[\s,])|(?![0-9A-Za-z/.]|(?(c):[^\s*_`)|]|:)|(?<![0-9]{4})(?<!/[0-9]{2}):|_[0-9A-Za-z]|-[0-9]))"
)
DAY_FIRST = deferred(
    r"(?i)(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er)?\.?(?:\s?-\s?|\s{1,3}|\s?/\s?)(?:of\s|de\s)?(?P<month>"
    + _WORD
    + r")(?![a-zà-ü])\.?"
    r"(?:(?:\sdel?)?,?(?:\s{1,3}|-|/)(?P<year>(?:19|20)[0-9]{2}|'[0-9]{2})"
    + _NO_YEAR
    + r"|[-/](?P<short>[0-9]{2})(?=\s[0-9]{1,2}:|\s?(?:$|[|,;)])))?"
)
MONTH_FIRST = deferred(
    r"(?i)(?P<month>"
    + _WORD
    + r")(?![a-zà-ü])\.?(?:\s{1,3}|-|(?=[0-9]{1,2},? [0-9]{4}))(?:the\s)?(?P<day>[0-9]{1,2})"
    rf"(?:st|nd|rd|th)?(?![0-9]|[{BETWEEN}.][0-9])"
    r"(?:,?(?:\s{1,3}|-)(?P<year>[0-9]{4}|'[0-9]{2})" + _NO_YEAR + r")?"
)
_YEAR_FIRST = deferred(
    r"(?i)(?P<year>(?:19|20)[0-9]{2})-(?P<month>" + _WORD + r")-(?P<day>[0-9]{1,2})(?![0-9A-Za-z-])"
)
_WEEKDAY_EAST = r"(?:\s?[(（][月火水木金土日周週一二三四五六]{1,2}[)）])?"
_EAST = deferred(
    r"(?:(?P<year>[0-9]{4})\s?年\s?)?(?P<month>[0-9]{1,2})\s?月\s?(?P<day>[0-9]{1,2})\s?[日号]"
    + _WEEKDAY_EAST
)
_JOINED = deferred(
    r"(?P<a>20[0-9]{2})(?P<b>0[1-9]|1[0-2])(?P<c>0[1-9]|[12][0-9]|3[01])(?=[ T_-][0-9]{1,2}:[0-9])"
)
_CLOCK_BEHIND = deferred(r"(?<=\.)[\s|,]{1,9}(?:(?:gegen|um|ab)\s)?[0-9]{1,2}(?:[:.][0-9]{2}|\sUhr)")
"""What tells `5.3.` from the number of a heading."""
FIRST_YEAR, LAST_YEAR = 1970, 2200


def read_date(text: str, at: int) -> WrittenDate | None:
    """Return the day that starts at offset `at`, or None where there is none."""
    first = text[at : at + 1]
    if first.isdigit():
        if ":" in text[at + 1 : at + 3]:
            return None  # a clock, as most numbers are that anybody asks for
        return _iso(text, at) or _named(text, at) or _east(text, at) or _numeric(text, at)
    return named(MONTH_FIRST.match(text, at)) if first.isalpha() else None


def _named(text: str, at: int) -> WrittenDate | None:
    return named(DAY_FIRST.match(text, at)) or named(_YEAR_FIRST.match(text, at))


def _iso(text: str, at: int) -> WrittenDate | None:
    match = _ISO.match(text, at) or _JOINED.match(text, at)
    if not match:
        return None
    year, month, day = match["a"], int(match["b"]), int(match["c"])
    years = (int(year),) if len(year) == 4 else _shortened(year)
    found = tuple(Reading(y, month, day, "iso") for y in years if _is_year(y))
    if not found:
        return None
    if not any(map(is_real, found)):
        return WrittenDate(at, match.end(), found[:1], no_day(found[0]))
    return WrittenDate(at, match.end(), found, _long_year(year) if len(year) > 4 else None)


def _east(text: str, at: int) -> WrittenDate | None:
    match = _EAST.match(text, at)
    if not match:
        return None
    year, month, day = int(match["year"]) if match["year"] else None, int(match["month"]), int(match["day"])
    found = Reading(year, month, day, "named")
    return WrittenDate(at, match.end(), (found,)) if _exists(found) else None


def no_day(reading: Reading, month: str = "") -> Doubt:
    """Doubt a day that cannot be; `month` is how its month is written."""
    is_month, month = 1 <= reading.month <= 12, month or f"{reading.year}-{reading.month:02}"
    part = f"{month} has no day {reading.day}" if is_month else f"{reading.year} has no month {reading.month}"
    return Doubt(DoubtKind.DATE, f"there is no such day: {part}")


def _is_year(year: int | None) -> bool:
    """Tell whether a report may tell of a year; one that is not written may be any."""
    return year is None or FIRST_YEAR <= year <= LAST_YEAR


def is_real(reading: Reading) -> bool:
    """Tell whether a day is in the calendar; 29 February is where no year is written."""
    is_month = 1 <= reading.month <= 12
    return is_month and 1 <= reading.day <= calendar.monthrange(reading.year or 2000, reading.month)[1]


def _shortened(year: str) -> tuple[int, ...]:
    """Return the years that `year` becomes without one of its digits."""
    shorter = dict.fromkeys(int(year[:place] + year[place + 1 :]) for place in range(len(year)))
    return tuple(filter(_is_year, shorter))


def named(match: re.Match[str] | None) -> WrittenDate | None:
    """Return the day that a name of a month and a number mean."""
    month = MONTHS.get(match["month"].casefold()) if match else None
    if match is None or month is None:
        return None
    day, short = int(match["day"]), match.groupdict().get("short")
    written = f"20{short}" if short else (match["year"] or "").replace("'", "20")
    year = int(written) if written else None
    found = Reading(year, month, day, "named")
    if not _is_year(year) or (year is None and not 1 <= day <= 31):
        return None  # `May 45 people`
    said = match["month"] if year is None else f"{match['month']} {year}"
    return WrittenDate(match.start(), match.end(), (found,), None if is_real(found) else no_day(found, said))


def _numeric(text: str, at: int) -> WrittenDate | None:
    match = _NUMERIC.match(text, at)
    if not match or (
        match["c"] is None and match["gap"] == "." and not _CLOCK_BEHIND.match(text, match.end())
    ):
        return None
    year, doubt = _year(match["c"])
    wanted = _orders(match, year)
    found = tuple(filter(_exists, wanted))
    if not found and len(match["c"] or "") == 4:
        return _none(match, wanted)
    return WrittenDate(at, match.end(), found, doubt) if found else None


def _orders(match: re.Match[str], year: int | None) -> Sequence[Reading]:
    """Return how numbers may be read by their order."""
    a, b, written = int(match["a"]), int(match["b"]), match["c"]
    day_first, month_first = Reading(year, b, a, "dmy"), Reading(year, a, b, "mdy")
    if match["gap"] == "." and _exists(day_first):
        wanted = [day_first._replace(order="iso")]
    elif written is None and match["gap"] == "-":
        wanted = [month_first._replace(order="iso")]
    else:
        wanted = [day_first, month_first]
    if written and len(written) == 2 and len(match["a"]) == 2:
        wanted.append(Reading(2000 + a, b, int(written), "ymd"))
    return wanted


def _none(match: re.Match[str], wanted: Sequence[Reading]) -> WrittenDate | None:
    """Return what is written as a day with its year and is none: `30.02.2023`, `31/06/2023`."""
    for reading in wanted:
        if _is_year(reading.year) and 1 <= reading.month <= 12 and 1 <= reading.day <= 31:
            return WrittenDate(match.start(), match.end(), (reading,), no_day(reading))
    return None


def _year(written: str | None) -> tuple[int | None, Doubt | None]:
    if written is None:
        return None, None
    if len(written) == 2:
        return 2000 + int(written), None
    if len(written) == 4:
        return int(written), None
    likely = _shortened(written) if len(written) == 5 else ()
    return (likely[0] if likely else None), _long_year(written)


def _long_year(written: str) -> Doubt:
    """Doubt a year of five digits; what is likely meant is a year too, not a day."""
    return Doubt(DoubtKind.YEAR, f"the year is written {written}")


def _exists(reading: Reading) -> bool:
    """Tell whether such a day can be; 29 February counts in every year, since the year may be the slip."""
    return _is_year(reading.year) and is_real(reading._replace(year=None))
