"""How lengths of time are written: for people to compare, and for machines to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ..model.incident import Values
from ..model.milestone import TIME_TO_RESOLVE
from ..model.moment import Duration, Moment
from .numbers import count

MINUTE, HOUR, DAY = 60, 3600, 86400
WITHOUT_HOURS = 30


@dataclass(frozen=True)
class Length:
    """A length of time in words; `iso` is its ISO 8601 form, empty where the words stand for no length.

    `amount` and `unit` say the same to one step of a unit, for columns in which lengths are compared.
    """

    text: str
    iso: str = ""
    amount: str = ""
    unit: str = ""


ONGOING = Length("ongoing")
UNKNOWN = Length("unknown")
SAME_DAY = Length("same day")


def in_words(duration: Duration) -> str:
    """Write a duration: `35 min`, `24 h 11 min`, `2 d 3 h`, `45 d`, `19 days`, `about 35 min`."""
    if duration.length < timedelta(minutes=1):
        return "about a minute" if duration.approximate else "under a minute"
    text = count(duration.length.days, "day") if duration.whole_days else clocked(duration.length)
    return f"about {text}" if duration.approximate else text


def clocked(length: timedelta) -> str:
    """Write a length of a minute or more, rounded to what it is shown in."""
    minutes = rounded(length, MINUTE)
    if minutes < HOUR // MINUTE:
        return f"{minutes} min"
    if minutes < 2 * DAY // MINUTE:
        return in_hours(length)
    hours = rounded(length, HOUR)
    if hours < WITHOUT_HOURS * 24:
        return f"{hours // 24} d {hours % 24} h"
    return f"{rounded(length, DAY)} d"


def in_hours(length: timedelta) -> str:
    """Write a length in hours and minutes, however many hours it has."""
    minutes = rounded(length, MINUTE)
    return f"{minutes // 60} h {minutes % 60:02d} min"


def in_a_unit(duration: Duration) -> tuple[str, str]:
    """Return a duration in one unit: minutes below 2 hours, hours below 2 days, then days.

    Less than ten hours or days have a tenth: `44 min`, `3.9 h`, `30 h`, `2.5 d`, `14 d`; `~` says about.
    """
    about = "~" if duration.approximate else ""
    minutes = duration.length / timedelta(minutes=1)
    if minutes < 1 and not duration.whole_days:
        return ("~1" if about else "<1"), "min"
    if duration.whole_days or minutes >= 2 * DAY // MINUTE:
        days = duration.length / timedelta(days=1)
        return about + (f"{days:.0f}" if duration.whole_days else tenths(days)), "d"
    if rounded(duration.length, MINUTE) < 2 * HOUR // MINUTE:
        return f"{about}{rounded(duration.length, MINUTE)}", "min"
    return about + tenths(minutes / 60), "h"


def tenths(amount: float) -> str:
    """Write an amount below ten with a tenth, a larger one without."""
    return f"{amount:.1f}" if amount < 9.95 else f"{int(amount + 0.5):,}"


def rounded(length: timedelta, unit: int) -> int:
    """Return how many of a unit (in seconds) a length is, half of one rounded up."""
    return int(length.total_seconds() + unit / 2) // unit


def iso(duration: Duration) -> str:
    """Write a duration as ISO 8601 does: `PT4H5M`, `P19D`."""
    seconds = int(duration.length.total_seconds())
    days, rest = divmod(seconds, DAY)
    parts = ((rest // HOUR, "H"), (rest % HOUR // MINUTE, "M"), (rest % MINUTE, "S"))
    clock = "".join(f"{amount}{unit}" for amount, unit in parts if amount)
    date = f"{days}D" if days else ""
    return f"P{date}" + (f"T{clock}" if clock else "") if date or clock else "PT0S"


def length(duration: Duration | None) -> Length:
    """Write a duration that may be unknown."""
    return Length(in_words(duration), iso(duration), *in_a_unit(duration)) if duration else UNKNOWN


def from_to(start: Moment | None, end: Moment | None, duration: Duration | None) -> Length:
    """Write the time between two moments; two dates on one day are known to be that and no more."""
    dates_only = bool(start and end and (start.date_only or end.date_only))
    if duration is None and dates_only and start and end and start.at.date() == end.at.date():
        return SAME_DAY
    return length(duration)


def time_to_resolve(incident: Values) -> Length:
    """Write the time to resolve, or why there is none."""
    if incident.is_ongoing:
        return ONGOING
    return from_to(*TIME_TO_RESOLVE.ends(incident), TIME_TO_RESOLVE.of(incident))
