"""A final report still has follow-ups that are only proposed.

A final report says what will be done. Before it becomes final each proposal is taken up (`status: open`) or
turned down (`status: wontdo`), so that nobody takes an idea for a promise.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..wording.messages import shorten
from .check import Context

LEVEL = Level.WARNING
BAD = """\
## Action items

- Set a limit (owner: payments-team, due: 2026-07-01, kind: prevent, status: proposed)
"""
GOOD = """\
## Action items

- Set a limit (owner: payments-team, due: 2026-07-01, kind: prevent, status: open)
"""
HELP = "take it up (`status: open`) or turn it down (`status: wontdo`)"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each action that is still proposed once the report is final."""
    document = report.document
    if report.status != "final":
        return
    for action in report.action_items:
        if action.item.status == "proposed":
            message = f"`{shorten(action.item.title, 50)}` is only proposed, and the report is final"
            start, end = action.first_line(document.source.text)
            yield Problem("final-with-proposed-actions", start, end, message, HELP)
