"""Times after labels and in fields: of a milestone, of a span, of a state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ...model.milestone import Milestone
from ...model.timeline import When
from ..statements.claims import claims
from .day import is_later
from .labels import Given
from .prose_times import Mention, mentions
from .statement import Statement, Trust
from .told import span_in

_LONGEST = 200
_SHORT = 40
_MILESTONES = tuple(each for each in Milestone if each.fact or each is Milestone.MITIGATED)
"""What labels are asked for; a repair stands for the end where none is told."""


def labelled_times(given: Mapping[str, Given], day: date | None) -> Iterator[Statement]:
    """Yield the times that labels and fields state; a clock without a day is of `day`."""
    for milestone in _MILESTONES:
        value = given.get(milestone.field)
        found = [one.at for one in _mentions(value, day)]
        at = next((at for at in found if at.clock), found[0] if found else None)
        if value and at:
            counts = Milestone.RESOLVED if milestone.is_end else milestone
            at = at._replace(seconds_written=bool(at.clock and at.clock.second))
            yield _stated(counts, at, Trust.FIELD if value.field else Trust.LABEL, value)
    status = given.get("status")
    if status and any(claim.milestone.is_end for claim in claims(status.text[:_SHORT])):
        yield from (_stated(Milestone.RESOLVED, one.at, Trust.HINT, status) for one in _mentions(status, day))
    yield from _spans(given, day)


def _spans(given: Mapping[str, Given], day: date | None) -> Iterator[Statement]:
    """Yield the ends of the first labelled span; one clock alone, of no length, is that of the start."""
    for name in ("span", "length", "date"):
        value = given.get(name)
        span = span_in(value.text, day) if value else None
        if value and span:
            yield _stated(Milestone.BEGAN, span[0], Trust.LABELLED_SPAN, value)
            yield _stated(Milestone.RESOLVED, span[1], Trust.LABELLED_SPAN, value)
            return
        clocks = [one.at for one in _mentions(value, day) if one.at.clock]
        of_report = name == "date" and any(is_later(at.day, day) for at in clocks)
        if value and name != "length" and len(clocks) == 1 and not of_report:
            yield _stated(Milestone.BEGAN, clocks[0], Trust.LABELLED_SPAN, value)


def _mentions(value: Given | None, day: date | None) -> Sequence[Mention]:
    return mentions(value.text[:_LONGEST] if value else "", day)


def _stated(milestone: Milestone, at: When, trust: Trust, value: Given) -> Statement:
    return Statement(milestone, at, trust, value.start, value.start, value.text)
