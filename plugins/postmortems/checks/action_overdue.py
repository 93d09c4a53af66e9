"""A follow-up should have been done by now.

Its due date has passed and it is neither done nor decided against. Mark it as done, decide against it, or set
a date that will hold. Because it depends on today's date, it never fails a build.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..settings import Settings
from ..wording.messages import shorten
from .check import Context

LEVEL = Level.INFO
LOOKS_AROUND = True
BAD = """\
## Action items

- Set a limit (owner: payments-team, due: 2026-03-20, kind: prevent)
"""
GOOD = """\
## Action items

- [x] Set a limit (owner: payments-team, due: 2026-03-20, kind: prevent)
"""
HELP = "mark it as done or `status: wontdo`, or set a date that will hold"


def may_find(report: Report, settings: Settings) -> bool:
    """Tell whether something is open that has a day."""
    return any(each.item.is_overdue(date.max) for each in report.action_items)


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each open action whose day is over."""
    document = report.document
    if report.status == "withdrawn":
        return
    today = context.now.date()
    for action in report.action_items:
        due = action.item.due
        if due and action.item.is_overdue(today):
            days = (today - due).days
            title, ago = shorten(action.item.title, 50), f"{days} day{'' if days == 1 else 's'} ago"
            message = f"`{title}` was due on {due}, {ago}"
            start, end = action.first_line(document.source.text)
            yield Problem("action-overdue", start, end, message, HELP, Level.INFO)
