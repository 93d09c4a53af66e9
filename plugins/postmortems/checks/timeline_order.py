"""Entries of the timeline are not in order.

A timeline runs forward, or newest first. An entry that goes back is mistyped, has lost its date, or stands in
the wrong place; pages that draw the timeline sort it, and then it tells another story than the text. Of
several ways to restore the order the one that doubts the fewest entries is taken. A clock that is earlier
than the one above it, without a date of its own, is taken for the next day where midnight may lie between.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..model.timeline import DoubtKind
from .check import Context, level_for_status
from .doubts import doubted

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


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each entry that breaks the order."""
    if not _is_in_order(report):
        level = level_for_status(report)
        yield from doubted(report, "timeline-order", HELP, level, (DoubtKind.ORDER,))


def _is_in_order(report: Report) -> bool:
    """Tell whether clocks of several zones, compared as they stand by the reader, are in order after all."""
    if len({entry.zone for entry in report.narrative.timeline.entries}) < 2:
        return False
    steps = [later - earlier for earlier, later in pairwise(report.clock_times)]
    none = timedelta(0)
    return all(step >= none for step in steps) or all(step <= none for step in steps)
