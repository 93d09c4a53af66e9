"""Spans of time: `down from 8:00 to 9:30`, `between Friday 19:00 and Monday 6:00`; which are of harm."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ...model.timeline import When
from ...patterns import deferred
from ..statements.timed import is_work
from ..text.sentences import sentence_before, sentence_behind
from .mention import ABOUT, WEEKDAY_NAMES, Mention, after, days_on, is_span
from .prose_times import mentions

_BEFORE = 90
_FROM = deferred(
    r"(?:\b(?:from|between|of|was|were|ran|lasted|down|offline|unavailable|duration|von|zwischen|entre|de|das"
    r"|desde|dalle|(?:beginning|starting)(?: at| on)?)|[:(]|(?:^|\n)\d{1,2}[.)])\W{0,4}"
    rf"(?:(?:{WEEKDAY_NAMES})\W{{1,2}})?"
    r"(?:the hours of |about |around |approximately |roughly |the |las? |les |as |de[mn] )?$"
)
"""What stands before a span, in small letters."""
_FROM_EAST = deferred(ABOUT + r"\s?(?:から|至|到)")
"""What stands behind the first time of a span."""
_OTHER_SPAN = deferred(
    r"\b(?:(?:support|business|working|office|opening|core)[ -](?:hours|times?|days)|maintenance window"
    r"|every|daily|logs?(?! (?:in|on|out))|retro|meeting|peak\w{0,3}|worst)\b"
    r"|(?<!not )(?<!n't )\b(?:available|open|opened|staffed|reachable)\b"
)
_CLOCK = r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]"
_DOTTED = deferred(rf"(?<![\w.]){_CLOCK}\s?(?:[-–—]|to|until|till|bis)\s?{_CLOCK}(?![\w.])")
"""Behind a label two of these are clocks: `When: 31 Jan 2020, 12.10 - 13.05`."""


def span_in(text: str, day: date | None) -> tuple[When, When] | None:
    """Return the start and the end that a labelled value gives: `8:00 AM - 6:00 PM WAT`, not of work."""
    text = _DOTTED.sub(lambda span: span[0].replace(".", ":"), text)
    told = mentions(text, day)
    found = [mention for mention in told if mention.at.clock] or told
    spans = ((one, other) for one, other in pairwise(found) if is_span(text, one, other))
    of_harm = (span for span in spans if not is_work(text[: span[0].start].lower(), text.lower()))
    return next((ends_of(one, other) for one, other in of_harm), None)


def opens_span(text: str, first: Mention) -> bool:
    """Tell whether the words before a time open a span of harm."""
    before = sentence_before(text, first.start, _BEFORE).lower()
    sentence = before + sentence_behind(text, first.end, _BEFORE).lower()
    opens = _FROM.search(before) or _FROM_EAST.match(text, first.end)
    return bool(opens) and not (_OTHER_SPAN.search(before) or is_work(before, sentence))


def is_line(text: str, first: Mention, second: Mention) -> bool:
    """Tell whether a line is nothing but a span."""
    start = text.rfind("\n", 0, second.start) + 1
    rest = text[start : max(start, first.start)] + text[second.end :].partition("\n")[0]
    return not rest.strip(" .*_()")


def ends_of(first: Mention, second: Mention) -> tuple[When, When]:
    """Return a span's start and end; a day that stands at its end only is that of both."""
    start = first.at
    if second.dated and not first.dated and second.at.day:
        start = start._replace(day=second.at.day, day_offset=0)
        if start.clock and second.at.clock and start.clock > second.at.clock:
            start = start._replace(day=days_on(second.at.day, -1))
    return start, after(start, second.at)


def spans_of(text: str, found: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Return the times of a text that are the ends of a span of harm."""
    return [
        (one, other) for one, other in pairwise(found)
        if one.at.clock and other.at.clock and is_span(text, one, other)
        and (opens_span(text, one) or is_line(text, one, other))
    ]  # fmt: skip
