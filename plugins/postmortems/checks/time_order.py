"""The times of an incident are in an order that cannot be.

An incident starts, is detected, is acknowledged, is mitigated and is resolved. A time before the start or
after the end is an error, because every duration would be wrong; the others in between are doubted only.
Dates without a clock are compared by day. What is over cannot be ongoing, nothing lasts for more than 20
years, and what ends at the very minute at which it started did not last at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.incident import LONGEST, Values
from ..model.milestone import Milestone, times_of
from ..model.moment import Moment
from ..model.report import Report
from ..wording.messages import lines
from ..wording.times import assumption
from .check import Context

LEVEL = Level.ERROR
BAD = """\
started_at: 2026-03-04T14:05+00:00
resolved_at: 2026-03-04T13:30+00:00
"""
GOOD = """\
started_at: 2026-03-04T14:05+00:00
resolved_at: 2026-03-04T15:30+00:00
"""

Times = list[tuple[Milestone, Moment]]


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Compare each time with the latest of those that come before it."""
    document = report.document
    incident = report.values
    if incident is None:
        return
    if incident.ongoing and incident.resolved_at:
        value = document.fields["ongoing"].value
        message = "`ongoing` is true, and `resolved_at` says that it is over"
        yield Problem("time-order", value.start, value.end, message, "remove one of the two")
    if _is_over_at_once(incident):
        value = document.fields[Milestone.RESOLVED.field].value
        message = f"`{Milestone.RESOLVED.field}` is the same time as `{Milestone.BEGAN.field}`"
        yield Problem("time-order", value.start, value.end, message, "when was it over?", Level.WARNING)
    times = times_of(incident)
    if not _is_in_order(times) or any(_is_late(incident, at) for _, at in times):
        yield from _compared(document, incident, times)


def _compared(document: Document, incident: Values, times: Times) -> Iterator[Problem]:
    start = incident.started_at
    before_start = [(one.field, at) for one, at in times if start and at.is_before(start)]
    if start and len(before_start) > 1:
        yield _starts_after(document, incident, start, before_start)
    for milestone, moment in times:
        if _is_late(incident, moment) and incident.started_at:
            yield _late(document, milestone.field, moment, incident.started_at)
        if not (len(before_start) > 1 and (milestone.field, moment) in before_start):
            yield from _misplaced(document, incident, times, milestone, moment)


def _misplaced(
    document: Document, incident: Values, times: Times, milestone: Milestone, moment: Moment
) -> Iterator[Problem]:
    """Yield a problem of a time before one that should have come before it."""
    found = _later_before(times, milestone, moment)
    if found:
        other, at = found
        value = document.fields[milestone.field].value
        certain = other is Milestone.BEGAN or milestone is Milestone.RESOLVED
        level = None if certain else Level.WARNING
        message = f"`{milestone.field}` is before `{other.field}`, {at.at.isoformat(timespec='minutes')}"
        help_ = _assumed(incident, (other.field, at), (milestone.field, moment))
        yield Problem("time-order", value.start, value.end, message, help_, level)


def _starts_after(
    document: Document, incident: Values, start: Moment, before: list[tuple[str, Moment]]
) -> Problem:
    """Return the one problem of a start that is after several other times."""
    value, name = document.fields[Milestone.BEGAN.field].value, Milestone.BEGAN.field
    *others, last = [f"`{other}`" for other, _ in before]
    message = f"`{name}` is after {', '.join(others)} and {last}"
    said = [assumption(incident, *each) for each in ((name, start), *before)]
    help_ = lines("it is mistyped, or they are", *(said if not all(said) else ()))
    return Problem("time-order", value.start, value.end, message, help_)


def mistimed(incident: Values) -> Iterator[Milestone]:
    """Yield the milestones of which this check says that their time is wrong, or may be."""
    times = times_of(incident)
    in_order = _is_in_order(times)
    for milestone, moment in times:
        found = None if in_order else _later_before(times, milestone, moment)
        if found or _is_late(incident, moment):
            yield milestone
        if found:
            yield found[0]


def _assumed(incident: Values, *times: tuple[str, Moment]) -> str:
    """Say what may be wrong with times in an order that cannot be, and which zone was assumed for them."""
    said = [assumption(incident, name, moment) for name, moment in times]
    return lines("one of the two is mistyped", *(said if not all(said) else ()))


def _is_in_order(times: Times) -> bool:
    """Tell, at a glance, whether all times have a clock, and stand one after the other."""
    instants = [at.utc for _, at in times if not at.date_only]
    return len(instants) == len(times) and instants == sorted(instants)


def _is_over_at_once(incident: Values) -> bool:
    start, end = incident.started_at, incident.resolved_at
    return bool(start and end and not start.date_only and not end.date_only and start.utc == end.utc)


def _is_late(incident: Values, moment: Moment) -> bool:
    return bool(incident.started_at and moment.at - incident.started_at.at > LONGEST)


def _later_before(times: Times, milestone: Milestone, moment: Moment) -> tuple[Milestone, Moment] | None:
    """Return the first milestone that should have come before another and has a later time."""
    earlier = ((one, at) for one, at in times if one.rank < milestone.rank and moment.is_before(at))
    return next(earlier, None)


def _late(document: Document, name: str, moment: Moment, start: Moment) -> Problem:
    value = document.fields[name].value
    message = f"`{name}` is {moment.at.year - start.at.year} years after `started_at`"
    help_ = f"is the year right? at most {LONGEST.days // 365} years are drawn"
    return Problem("time-order", value.start, value.end, message, help_)
