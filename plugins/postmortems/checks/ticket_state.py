"""A follow-up and its ticket say different things.

The setting `ticket_states` names a file with what the tracker says. What is done there is seldom open here
on purpose, and what is done here and open there was perhaps only promised. Because it depends on another
system, it never fails a build.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.action_item import SETTLED
from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..model.ticket_state import ticket_state
from ..wording.messages import shorten
from .check import Context

LEVEL = Level.INFO
BAD = """\
## Action items

- [ ] Set a limit (owner: payments-team, due: 2027-03-20, kind: prevent, ticket: OPS-12)
"""
GOOD = """\
## Action items

- [x] Set a limit (owner: payments-team, due: 2027-03-20, kind: prevent, ticket: OPS-12)
"""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each follow-up whose ticket is further, or less far."""
    document, states = report.document, context.settings.states
    for action in report.action_items if states and report.status != "withdrawn" else ():
        item, tracked = action.item, ticket_state(action.item, states)
        here = item.status if item.status in SETTLED else "open"
        if tracked and tracked.status != here:
            since = f" since {tracked.on}" if tracked.on else ""
            start, end = action.first_line(document.source.text)
            ticket = shorten(item.ticket, 50)
            message = f"the tracker says `{tracked.status}`{since} of `{ticket}`, the report `{here}`"
            day = f", done: {tracked.on}" if tracked.status == "done" and tracked.on else ""
            right = {"done": f"mark it as done: `[x]`{day}", "wontdo": "write `status: wontdo`"}
            help_ = right.get(tracked.status, "close the ticket, or mark it as open")
            yield Problem("ticket-state", start, end, message, help_, Level.INFO)
