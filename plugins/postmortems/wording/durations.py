"""How lengths of time are written: for people to compare, and for machines to read."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from ..model.incident import Values
from ..model.milestone import TIME_TO_RESOLVE
from ..model.moment import Duration, Moment
from .words import ENGLISH, Words, to_count

MINUTE, HOUR, DAY = 60, 3600, 86400
WITHOUT_HOURS = 30
tenths = ENGLISH.tenths
DAYS = to_count("%(num)s day", "%(num)s days")


class Length(NamedTuple):
    """A length of time in words; `iso` is its ISO 8601 form, empty where the words stand for no length.

    `amount` and `unit` say the same to one step of a unit, for columns in which lengths are compared.
    """

    text: str
    iso: str = ""
    amount: str = ""
    unit: str = ""


ONGOING = Length("ongoing")


def ongoing(words: Words = ENGLISH) -> Length:
    """Write what stands for the length of what is not over."""
    return Length(words.say("ongoing"))


def in_words(duration: Duration, words: Words = ENGLISH) -> str:
    """Write a duration: `35 min`, `24 h 11 min`, `2 d 3 h`, `45 d`, `19 days`, `about 35 min`."""
    if duration.length < timedelta(minutes=1):
        return words.say("about a minute") if duration.approximate else words.say("under a minute")
    days = duration.length.days
    text = words.count(days, *DAYS) if duration.whole_days else clocked(duration.length, words)
    return words.say("about %(time)s", time=text) if duration.approximate else text


def clocked(length: timedelta, words: Words = ENGLISH) -> str:
    """Write a length of a minute or more, rounded to what it is shown in."""
    minutes = rounded(length, MINUTE)
    if minutes < HOUR // MINUTE:
        return words.say("%(minutes)s min", minutes=minutes)
    if minutes < 2 * DAY // MINUTE:
        return in_hours(length, words)
    hours = rounded(length, HOUR)
    if hours < WITHOUT_HOURS * 24:
        return words.say("%(days)s d %(hours)s h", days=hours // 24, hours=hours % 24)
    return words.say("%(days)s d", days=rounded(length, DAY))


def in_hours(length: timedelta, words: Words = ENGLISH) -> str:
    """Write a length in hours and minutes, however many hours it has."""
    hours, minutes = divmod(rounded(length, MINUTE), 60)
    return words.say("%(hours)s h %(minutes)02d min", hours=words.number(hours), minutes=minutes)


def in_a_unit(duration: Duration, words: Words = ENGLISH) -> tuple[str, str]:
    """Return a duration in one unit: minutes below 2 hours, hours below 2 days, then days.

    Less than ten hours or days have a tenth: `44 min`, `3.9 h`, `30 h`, `2.5 d`, `14 d`; `~` says about.
    """
    about = "~" if duration.approximate else ""
    minutes = duration.length / timedelta(minutes=1)
    if minutes < 1 and not duration.whole_days:
        return ("~1" if about else "<1"), words.say("min")
    if duration.whole_days or minutes >= 2 * DAY // MINUTE:
        days = duration.length / timedelta(days=1)
        return about + (f"{days:.0f}" if duration.whole_days else words.tenths(days)), words.say("d")
    if rounded(duration.length, MINUTE) < 2 * HOUR // MINUTE:
        return f"{about}{rounded(duration.length, MINUTE)}", words.say("min")
    return about + words.tenths(minutes / 60), words.say("h")


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


def length(duration: Duration | None, words: Words = ENGLISH) -> Length:
    """Write a duration that may be unknown."""
    if duration is None:
        return Length(words.say("unknown"))
    return Length(in_words(duration, words), iso(duration), *in_a_unit(duration, words))


def from_to(
    start: Moment | None, end: Moment | None, duration: Duration | None, words: Words = ENGLISH
) -> Length:
    """Write the time between two moments; two dates on one day are known to be that and no more."""
    dates_only = bool(start and end and (start.date_only or end.date_only))
    if duration is None and dates_only and start and end and start.at.date() == end.at.date():
        return Length(words.say("same day"))
    return length(duration, words)


def time_to_resolve(incident: Values, words: Words = ENGLISH) -> Length:
    """Write the time to resolve, or why there is none."""
    if incident.is_ongoing:
        return ongoing(words)
    return from_to(*TIME_TO_RESOLVE.ends(incident), TIME_TO_RESOLVE.of(incident), words)
