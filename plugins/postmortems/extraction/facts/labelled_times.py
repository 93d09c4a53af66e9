"""The times that labels and fields state: `Start: 10:05`, `Started: 23:50, resolved: 00:20`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ...model.milestone import Milestone
from ...model.timeline import When
from ..statements.claims import claims
from .day import is_later
from .labels import MILESTONES
from .mention import Mention, after
from .prose_times import mentions
from .spans import span_in
from .statement import Given, Statement, Trust

_LONGEST_TIME, _SHORT, _NOON = 200, 40, 12
_NOTHING = Given("", 0)


def labelled_times(given: Mapping[str, Given], day: date | None) -> Iterator[Statement]:
    """Yield the times that labels and fields state; a clock alone is of `day`, or of the night behind it."""
    began: When | None = None
    for milestone in MILESTONES:
        value = given.get(milestone.field, _NOTHING)
        found = min(_mentions(value, day), key=lambda one: one.at.clock is None, default=None)
        if found:
            counts = Milestone.RESOLVED if milestone.is_end else milestone
            at = found.at if found.dated or not began else _in_the_night(began, found.at)
            began = at if milestone is Milestone.BEGAN else began
            at = at._replace(seconds_written=bool(at.clock and at.clock.second))
            yield _stated(counts, at, Trust.FIELD if value.field else Trust.LABEL, value)
    yield from _hints(given, day)
    yield from _spans(given, day)


def _in_the_night(began: When, at: When) -> When:
    """Return a clock of the morning on the day behind an evening on which it began."""
    is_night = began.clock and at.clock and began.clock.hour >= _NOON > at.clock.hour
    return after(began, at) if is_night else at


def _hints(given: Mapping[str, Given], day: date | None) -> Iterator[Statement]:
    """Yield the ends that are not said to be ends: when it was closed, the day of a status."""
    closed, status = given.get("closed", _NOTHING), given.get("status", _NOTHING)
    for one in _mentions(closed, day)[:1]:
        yield _stated(Milestone.RESOLVED, one.at, Trust.CLOSED, closed)
    if any(claim.milestone.is_end for claim in claims(status.text[:_SHORT])):
        for one in _mentions(status, day):
            yield _stated(Milestone.RESOLVED, one.at, Trust.HINT, status)


def _spans(given: Mapping[str, Given], day: date | None) -> Iterator[Statement]:
    """Yield the ends of the first labelled span; the clock of a sentence by itself is that of the start."""
    for name in ("span", "length", "date", "title"):
        value = given.get(name, _NOTHING)
        span = span_in(value.text, day)
        if span:
            trust = Trust.LABELLED_SPAN if span[0].clock else Trust.DAYS
            yield _stated(Milestone.BEGAN, span[0], trust, value)
            yield _stated(Milestone.RESOLVED, span[1], trust, value)
            return
        start = _lone(value, day) if name in ("span", "date") else None
        if start and not (name == "date" and is_later(start.day, day)):
            yield _stated(Milestone.BEGAN, start, Trust.LABELLED_SPAN, value)


def _lone(value: Given, day: date | None) -> When | None:
    """Return the only clock of a value, or that of its first sentence, where nothing else stands in it."""
    clocks = [one for one in _mentions(value, day) if one.at.clock]
    is_lone = len(clocks) == 1 or (clocks and value.text[clocks[0].end :][:2] == ". ")
    return clocks[0].at if is_lone else None


def _mentions(value: Given, day: date | None) -> Sequence[Mention]:
    return mentions(value.text[:_LONGEST_TIME], day)


def _stated(milestone: Milestone, at: When, trust: Trust, value: Given) -> Statement:
    return Statement(milestone, at, trust, value.start, value.start, value.text)
