"""A time can be read as more than one instant, or as none.

A clock without an offset needs a zone: the report's `timezone` or the site's. When clocks are put back, an
hour happens twice; when they are put forward, an hour does not happen at all. Where some times of a report
have an offset and others have none, what the zone gives those is said when it is another one; so is a zone
that the site gives while the timeline has the same clocks in another. Write the offset.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..model.diagnostic import Level, Problem
from ..model.incident import Values
from ..model.milestone import Milestone, times_of
from ..model.moment import Moment
from ..model.report import Report
from ..wording.times import assumption, offset, wall
from .check import Context, seen_while_reading
from .time_order import mistimed

LEVEL = Level.WARNING
BAD = """\
started_at: 2026-03-04T14:05
"""
GOOD = """\
started_at: 2026-03-04T14:05+00:00
"""


def find(report: Report, _: Context) -> Iterator[Problem]:
    """Yield what the reader doubts, and the times whose zone was assumed against what the report says."""
    yield from seen_while_reading(report, "ambiguous-time")
    yield from of_zones(report)


def of_zones(report: Report) -> Iterator[Problem]:
    """Yield the times whose zone was assumed against what the report says, but for those in a wrong order."""
    incident = report.values
    if incident is None:
        return
    times = [(each, at) for each, at in times_of(incident) if not at.date_only]
    if not any(at.assumed_zone for _, at in times):
        return
    told = set(mistimed(incident))
    mixed = [*_mixed(incident, times)]
    yield from (problem for milestone, problem in mixed if milestone not in told)
    if not mixed and not told:
        yield from _elsewhere(report, incident, times)


def _mixed(incident: Values, times: list[tuple[Milestone, Moment]]) -> Iterator[tuple[Milestone, Problem]]:
    """Yield each time without an offset whose zone has none of those that the other times have."""
    written = {at.at.utcoffset(): (each.field, at) for each, at in reversed(times) if not at.assumed_zone}
    for milestone, at in times:
        if written and at.assumed_zone and at.at.utcoffset() not in written:
            other, its = next(reversed(written.values()))
            message = f"{assumption(incident, milestone.field, at)}; `{other}` has {its.at.isoformat()[-6:]}"
            yield milestone, _problem(incident, milestone, message, at.at.replace(tzinfo=its.at.tzinfo))


def _elsewhere(report: Report, incident: Values, times: list[tuple[Milestone, Moment]]) -> Iterator[Problem]:
    """Yield the first time without an offset that the timeline has with the same clock in another zone."""
    entries = [start for start, _ in report.entry_times if start and not start.date_only]
    instants, clocks = {each.utc for each in entries}, {wall(each): each for each in entries}
    assumed = [(each, at) for each, at in times if at.assumed_zone]
    if not assumed or any(at.utc in instants for _, at in assumed):
        return
    for milestone, at in assumed:
        if twin := clocks.get(wall(at)):
            said = assumption(incident, milestone.field, at)
            message = f"{said}; the timeline has this clock in {offset(twin.at)}"
            yield _problem(incident, milestone, message, twin.at)
            return


def _problem(incident: Values, milestone: Milestone, message: str, right: datetime) -> Problem:
    value = incident.document.fields[milestone.field].value
    help_ = f"write the offset, such as `{right.isoformat(timespec='minutes')}`"
    return Problem("ambiguous-time", value.start, value.end, message, help_)
