"""A follow-up should have been done by now.

Its due date has passed and it is neither done nor decided against. Mark it as done, decide against it, or set
a date that will hold. Because it depends on today's date, it never fails a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.diagnostic import Level, Problem
from ..reading.incident import status_of
from .promises import first_line, named, promises_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from .check import Context

LEVEL = Level.INFO
BAD = """\
## Action items

- Set a limit (owner: payments-team, due: 2026-03-20, kind: prevent)
"""
GOOD = """\
## Action items

- [x] Set a limit (owner: payments-team, due: 2026-03-20, kind: prevent)
"""
HELP = "mark it as done or `status: wontdo`, or set a date that will hold"


def find(document: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem for each open action whose day is over."""
    if status_of(document) == "withdrawn":
        return
    today = context.now.date()
    for action in promises_of(document, context):
        due = action.item.due
        if due and action.item.is_overdue(today):
            days = (today - due).days
            message = f"{named(action)} was due on {due}, {days} day{'' if days == 1 else 's'} ago"
            start, end = first_line(action, document)
            yield Problem("action-overdue", start, end, message, HELP, Level.INFO)
