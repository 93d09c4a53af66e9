"""A day or a clock in a text, the half of the day that two clocks share, and the day of the later one."""

from datetime import date
from typing import NamedTuple

from ...model.timeline import When
from ...patterns import deferred
from ..notation.weekdays import WEEKDAYS

WEEKDAY_NAMES = "|".join(name for name in WEEKDAYS if len(name) > 4)
ABOUT = r"(?:ごろ|頃|左右)?"
_TO = deferred(
    ABOUT + r"(?:\s?\([^()\n]{1,60}\))?\W{0,6}(?:(?:and )?(?:continuing|lasting|running) )?(?:to|until|till"
    r"|and(?: (?:it )?(?:end(?:ing|ed|s)|finish(?:ing|ed|es)))?|through|[-–—~〜～→]|bis|à|et|y|e|a|às|hasta"
    r"|até|jusqu'à|から|至|到|uhr bis|uhr und|und)\W{0,4}(?:about|around|approximately|roughly|approx\.?|the"
    r"|(?:shortly|just) (?:after|before)|on|at|las?)?\W{0,2}"
    rf"(?:{WEEKDAY_NAMES})?\W{{0,4}}(?:at |午前|午後|上午|下午|晚上)?"
)
"""What stands between the two times of a span."""
_HALF = deferred(r"(?i)[ap]\.?m\b")
NOON = 12
HOUR_OF_SPAN = deferred(
    r"(?P<hour>1?[0-9])(?=(?:\s?[-–]\s?|\s(?:to|and|until|till)\s)1?[0-9](?::[0-9]{2})?\s?[AaPp]\.?[Mm]\b)"
)
"""An hour that has no half of its own, and is one by the clock behind it: `from 10 to 11 AM`."""


class Mention(NamedTuple):
    """A day, a clock, or both where they stand together, with its place in the text that was read.

    `dated` says that its day stands with it.
    """

    at: When
    start: int
    end: int
    zone: str = ""
    dated: bool = False


def in_half(text: str, found: Mention, other: Mention | None) -> Mention:
    """Return a clock in the half of the day that stands at the end of its span: `between 2:05 and 4 PM`."""
    clock, end = found.at.clock, other.at.clock if other else None
    if not (other and clock and end and 0 < clock.hour < NOON <= end.hour) or not is_span(text, found, other):
        return found
    late = clock.replace(hour=clock.hour + NOON)
    is_late = _HALF.search(text, other.start, other.end) and not _HALF.search(text, found.start, found.end)
    return found._replace(at=found.at._replace(clock=late)) if is_late and late <= end else found


def is_span(text: str, first: Mention, second: Mention) -> bool:
    """Tell whether nothing but a sign of a span stands between two times."""
    return bool(_TO.fullmatch(text.lower(), first.end, second.start))


def after(start: When, end: When) -> When:
    """Return the end of a span on the next day where its clock is before the start's on the same day."""
    if start.day and start.clock and end.clock and end.day == start.day and end.clock < start.clock:
        return end._replace(day=days_on(start.day, 1))
    return end


def days_on(day: date, days: int) -> date:
    """Return the day some days later, the first or the last of the calendar where there is none."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
