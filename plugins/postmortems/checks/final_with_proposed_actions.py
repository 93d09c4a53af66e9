"""A final report still has follow-ups that are only proposed.

A final report says what will be done. Before it becomes final each proposal is taken up (`status: open`) or
turned down (`status: wontdo`), so that nobody takes an idea for a promise.
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


def find(document: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem for each action that is still proposed once the report is final."""
    if status_of(document) != "final":
        return
    for action in promises_of(document, context):
        if action.item.status == "proposed":
            message = f"{named(action)} is only proposed, and the report is final"
            start, end = first_line(action, document)
            yield Problem("final-with-proposed-actions", start, end, message, HELP)
