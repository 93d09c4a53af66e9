"""A report should have been final by now, or is of an incident that seems to last for ever.

`final_within` of a rule in mkdocs.yml says how many days a report may take, from the end of the incident on,
or from its start where no end is known. A site that sets none is told of no draft. What has been `ongoing`
for more than 90 days is told anywhere: most often somebody forgot to write when it ended. Because it depends
on today's date, it never fails a build.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..model.diagnostic import Level, Problem
from ..model.incident import Values
from ..model.report import Report
from ..model.rules import needs
from ..settings import Settings
from .check import Context

LEVEL = Level.INFO
LOOKS_AROUND = True
BAD = """\
status: final
started_at: 2026-02-20T14:05+00:00
resolved_at:
ongoing: true
"""
GOOD = """\
status: final
started_at: 2026-02-20T14:05+00:00
resolved_at: 2026-03-05T15:30+00:00
ongoing: false
"""
UNFINISHED = ("draft", "in-review")
LONG = 90
"""How many days nobody doubts that something is still going on."""


def may_find(report: Report, settings: Settings) -> bool:
    """Tell whether a rule bounds how long the report may take, or it says that it is not over."""
    is_bound = any(rule.final_within for rule in settings.all_rules)
    is_late = is_bound and report.status in UNFINISHED
    return is_late or (report.values is not None and report.values.is_ongoing)


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem where the report's day is over, or its incident is ongoing for very long."""
    values = report.values
    if values is None or report.status == "withdrawn":
        return
    today = context.now.date()
    if values.is_ongoing:
        yield from _still_ongoing(report, values, today)
    elif report.status in UNFINISHED:
        within = needs(context.settings.all_rules, values.said("kind"), values.said("severity")).final_within
        yield from _late(report, values, within, today)


def _late(report: Report, values: Values, within: int | None, today: date) -> Iterator[Problem]:
    since = values.ended_at or values.started_at
    late = (today - since.at.date()).days - within if within and since else 0
    if within and since and late > 0:
        day = since.at.date() + timedelta(days=within)
        what = "its end" if values.ended_at else "its start"
        message = f"the report is `{report.status}` and was to be final on {day}, {_days(late)} ago"
        help_ = f"`rules` in mkdocs.yml give it {_days(within)} from {what} on: finish it, or withdraw it"
        yield _problem(report, "status", message, help_)


def _still_ongoing(report: Report, values: Values, today: date) -> Iterator[Problem]:
    days = (today - values.started_at.at.date()).days if values.started_at else 0
    if days > LONG:
        message = f"this has been ongoing for {_days(days)}"
        yield _problem(report, "ongoing", message, "if it is over, write `resolved_at` and remove `ongoing`")


def _problem(report: Report, name: str, message: str, help_: str) -> Problem:
    field = report.document.fields.get(name)
    start, end = (field.start, field.end) if field else (0, 3)
    return Problem("report-overdue", start, end, message, help_, Level.INFO)


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"
