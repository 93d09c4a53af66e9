"""The day by which an action item is due: a date, or the last day of a week, month, quarter, half or year."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from ...patterns import deferred
from ..facts.prose_times import first_day
from ..notation.date import FIRST_YEAR, LAST_YEAR, MONTHS, WrittenDate, read_date
from ..notation.weekdays import read_weekday


class Due(NamedTuple):
    """A day and where its text ends; without one, why there is none.

    `written` is the date as it stands there, if its day and month cannot be told apart.
    """

    day: date | None
    end: int = 0
    why: str = ""
    written: WrittenDate | None = None


_LONGEST = 400
NO_DAY = "there is no such day"
UNKNOWN = "no day is known by this name"
_LEAD = deferred(
    r"(?i)(?:(?:due|by|on|before|until|till|at|the|end|close|of|in|eta|deadline|bis|zum|zu|ende|am|frist|"
    r"fällig|spätestens|fin|avant|le|pour|"
    r"d['’]ici|early|mid|late|latest)\b[\s:.-]{0,4}|EO(?=[QYM]?\s?[Q0-9A-Z]))*"
)
BY_WORDS = (
    r"due(?: date| by| on)?|by|bis|deadline|eta|frist|fällig(?: am| bis)?|spätestens|pour le|avant le|"
    r"📅|no later than|until|till|hasta(?: el)?|antes del|até"
)
BY_WORD = deferred(rf"(?i)(?:{BY_WORDS})[\s:]+")
PERIOD = deferred(r"(?i)(?:end of\s|EO)?[QTHS][1-4]\b")
_VAGUE = deferred(
    r"(?i)asap|tomorrow|(?:(?:the )?end of )?(?:(?:the|this|next|coming) )+(?:week|month|quarter|sprint|year)"
)
"""When something is due that is no day by itself."""
_BEHIND = r"(?![\w/]|[.-]\w)"
_YEAR = r"(?:[\s/,'’-]{0,3}(?:of\s)?(?P<year>[0-9]{4}|(?<=['’])[0-9]{2}))?"
_PERIODS = tuple(
    deferred(pattern + _BEHIND, re.IGNORECASE)
    for pattern in (
        rf"[QT](?P<quarter>[1-4]){_YEAR}",
        r"(?P<year>[0-9]{4})[\s/-]{0,2}[QT](?P<quarter>[1-4])",
        rf"(?P<quarter>[1-4])(?:st|nd|rd|th|er|e|ème|\.)?\s?(?:quarter|quartal|trimestre){_YEAR}",
        rf"[HS](?P<half>[12]){_YEAR}",
        r"(?P<year>[0-9]{4})[\s/-]{0,2}[HS](?P<half>[12])",
        rf"(?:KW|CW|W|week|woche|semaine|calendar week|kalenderwoche)\s?(?P<week>[0-9]{{1,2}}){_YEAR}",
        r"(?P<year>[0-9]{4})[\s/-]?(?:W|KW|CW)\s?(?P<week>[0-9]{1,2})",
        r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})(?![-/.]?[0-9])",
        r"(?P<month>[0-9]{1,2})[/.](?P<year>[0-9]{4})",
        rf"(?P<name>[^\W\d_]{{3,11}}+)\.?{_YEAR}",
        r"(?:Y\s?|the year\s)?(?P<year>[0-9]{4})(?![-/.]?[0-9])",
    )
)
_WORD = deferred(r"\w+")
_LAST_WORDS = MONTHS.keys() | {"quarter", "quartal", "trimestre"}
_LAST_CHARACTERS = 20
_PERIOD_STARTS = deferred(r"[0-9]|[A-Za-z ]{1,15}[0-9]")
_DAY_BEHIND = deferred(r"\.?[ ]?[0-9]{1,2}(?![0-9])")
"""What stands behind a month as its day, in `Mar 32`."""
_ISO_LIKE = deferred(r"(?<![\w.-])[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![\w-])")


def read_due(text: str, near: date | None = None) -> Due:
    """Return the day that a whole text names, wherever it stands there; a period's is its last.

    A day or month without a year is the first one from the day `near` on.
    """
    text = text[:_LONGEST].strip()
    found = due_at(text, 0, near, is_due=True) if text else Due(None)
    if found.why != UNKNOWN:
        return found
    written = _ISO_LIKE.search(text)
    impossible = due_at(text, written.start(), near) if written else found
    if impossible.why not in ("", UNKNOWN):
        return impossible
    day = first_day(text, near.year if near else None)
    return Due(day, len(text)) if day else found


def is_due(text: str) -> bool:
    """Tell whether a text is nothing but a day or the name of a period, behind `by` or such a word too."""
    by = BY_WORD.match(text)
    due = due_at(text, by.end() if by else 0, is_due=by is not None)
    return due.end == len(text) and due.why != UNKNOWN


def is_vague(text: str) -> bool:
    """Tell whether a text says when something is due, and which day that is nobody can tell: `by Friday`."""
    by = BY_WORD.match(text)
    said = text[by.end() if by else 0 :]
    weekday = read_weekday(said, 0)
    return _VAGUE.fullmatch(said) is not None or (weekday is not None and weekday[1] == len(said))


def may_end_in_day(text: str) -> bool:
    """Tell whether a text may end with a day or a period: each ends in such a word, or in a number."""
    word = next(reversed(_WORD.findall(text, max(0, len(text) - _LAST_CHARACTERS))), "")
    return not (word.isascii() and word.isalpha()) or word.lower() in _LAST_WORDS


def due_at(text: str, at: int, near: date | None = None, *, is_due: bool = False) -> Due:
    """Return the day that stands at an offset, after words such as `by the end of`.

    Where it `is_due`, two numbers are one too: `4/1`, of which the report tells what comes first.
    """
    if not text[at : at + 1].isdigit():
        at = _behind_lead(text, at)
    written = read_date(text, at)
    if written and (written.has_year or written.readings[0].order == "named"):
        return _of_date(written, near)
    if written and is_due:
        return _of_date(written, near)._replace(written=written)
    period = _period_at(text, at)
    if period and _DAY_BEHIND.match(text, period.end()) and "name" in period.groupdict():
        return Due(None, period.end(), NO_DAY)
    return _of_period(period, near) if period else Due(None, at, UNKNOWN)


def _period_at(text: str, at: int) -> re.Match[str] | None:
    word = _WORD.match(text, at)
    is_month = word is not None and word[0].casefold() in MONTHS
    could_be = _PERIODS if is_month or _PERIOD_STARTS.match(text, at) else ()
    periods = filter(None, (pattern.match(text, at) for pattern in could_be))
    return next((each for each in periods if is_month or not each.groupdict().get("name")), None)


def _behind_lead(text: str, at: int) -> int:
    """Return where what stands behind words such as `by the end of` and a weekday begins."""
    lead = _LEAD.match(text, at)
    at = lead.end() if lead else at
    weekday = read_weekday(text, at)
    return len(text) - len(text[weekday[1] :].lstrip(" ,.")) if weekday else at


def _of_date(written: WrittenDate, near: date | None) -> Due:
    reading = written.readings[0]
    if written.doubt:
        return Due(None, written.end, NO_DAY if written.is_no_day else written.doubt.message)
    due = _in_year(
        reading.year, near, written.end, lambda year: _real(date, year, reading.month, reading.day)
    )
    return due._replace(written=written) if reading.year and len(written.readings) > 1 else due


def _of_period(found: re.Match[str], near: date | None) -> Due:
    said = found.groupdict()
    written = said.get("year")
    year = int(written) + (2000 if len(written) == 2 else 0) if written else None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return Due(None, found.end(), UNKNOWN)
    return _in_year(year, near, found.end(), lambda of: _last_day(of, said), "there is no such time")


def _last_day(year: int, said: dict[str, str | None]) -> date | None:
    if week := said.get("week"):
        return _real(date.fromisocalendar, year, int(week), 7)
    month = _last_month(said)
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _last_month(said: dict[str, str | None]) -> int:
    if name := said.get("name"):
        return MONTHS.get(name.casefold(), 0)
    lengths = (("month", 1), ("quarter", 3), ("half", 6))
    return next((int(found) * length for each, length in lengths if (found := said.get(each))), 12)


def _in_year(
    year: int | None, near: date | None, end: int, of: Callable[[int], date | None], no_day: str = NO_DAY
) -> Due:
    """Return the day of a year, of none the first from `near` on; `no_day` says that it has none."""
    years = (year,) if year is not None else (near.year, near.year + 1) if near else ()
    first = near - timedelta(days=1) if near and year is None else date.min
    day = next((day for day in map(of, years) if day and day >= first), None)
    return Due(day, end, "" if day else no_day if years else "its year is missing")


def _real(make: Callable[..., date], *numbers: int) -> date | None:
    try:
        return make(*numbers)
    except ValueError:
        return None
