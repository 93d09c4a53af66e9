"""A time lies in the future.

Usually a mistyped year. Because it depends on today's date, it never fails a build. A time that
`time-order` tells of is not told again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..model.diagnostic import Level, Problem
from ..model.milestone import times_of
from ..model.report import Report
from ..settings import Settings
from .check import Context
from .time_order import mistimed

LEVEL = Level.INFO
LOOKS_AROUND = True
BAD = """\
resolved_at: 2040-03-04T15:30+00:00
"""
GOOD = """\
resolved_at: 2026-03-04T15:30+00:00
"""


def may_find(report: Report, settings: Settings) -> bool | datetime:
    """Tell whether a time of the report may lie in the future, and until when."""
    times = times_of(report.values) if report.values else ()
    return max([moment.utc for _, moment in times], default=False)


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each time after now; a date counts from its midnight."""
    document = report.document
    incident = report.values
    if incident is None:
        return
    late = [milestone for milestone, moment in times_of(incident) if moment.utc > context.now]
    told = set(mistimed(incident)) if late else ()
    for milestone in late:
        if milestone not in told:
            value = document.fields[milestone.field].value
            message = f"`{milestone.field}` lies in the future"
            yield Problem("future-time", value.start, value.end, message, "is the year right?", Level.INFO)
