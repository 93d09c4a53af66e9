"""Entries of the timeline are not in order.

A timeline runs forward, or newest first. An entry that goes back is mistyped, has lost its date, or stands in
the wrong place; pages that draw the timeline sort it, and then it tells another story than the text. Of
several ways to restore the order the one that doubts the fewest entries is taken. A clock that is earlier
than the one above it, without a date of its own, is taken for the next day where midnight may lie between.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from ..model.diagnostic import Level
from ..model.timeline import DoubtKind
from .account import account_of
from .check import Context, wanting
from .doubts import doubted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.diagnostic import Problem
    from ..model.document import Document
    from ..model.incident import Incident
    from ..model.narrative import Account

LEVEL = Level.WARNING
ON_TEXT = True
BAD = """\
## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 14:40 UTC: the limit is raised
- 2026-03-04 14:20 UTC: engineers find the limit
- 2026-03-04 15:30 UTC: last failed payment
"""
GOOD = """\
## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 14:20 UTC: engineers find the limit
- 2026-03-04 14:40 UTC: the limit is raised
- 2026-03-04 15:30 UTC: last failed payment
"""
HELP = "mend the time, or move the entry to where it belongs"


def find(document: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem for each entry that breaks the order."""
    account = account_of(document, context)
    if account and not _is_in_order(account, context.incident(document)):
        yield from doubted(account, "timeline-order", HELP, wanting(document), (DoubtKind.ORDER,))


def _is_in_order(account: Account, incident: Incident | None) -> bool:
    """Tell whether clocks of several zones, compared as they stand by the reader, are in order after all."""
    entries = account.timeline.entries
    if len({entry.zone for entry in entries}) < 2:
        return False
    from ..extraction.instants import instants

    moments = [at.utc for at in instants(account, incident) if at and not at.date_only]
    steps = [later - earlier for earlier, later in pairwise(moments)]
    none = timedelta(0)
    return all(step >= none for step in steps) or all(step <= none for step in steps)
