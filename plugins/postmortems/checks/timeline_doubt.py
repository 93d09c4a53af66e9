"""A time of the timeline can hardly be meant as it is written.

A clock that cannot be (`13:55 PM`, `25:10`), a year that is a slip of the pen, a weekday that the date does
not have, a zone that was not in force on that day (`PST` in July), a part that is unknown (`14:??`). The
reader takes the likeliest meaning and says which; whoever was there knows better. A day that cannot be
(`2026-02-30`) is taken for no other: its entry has no place in time. What the author says is not known is a
note only. Two neighbours have codes of their own: `timeline-order` and `ambiguous-date`. A doubt
that several entries share is reported once.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.incident import UNREAD
from ..model.report import Report
from ..model.timeline import DoubtKind
from .check import Context, level_for_status
from .doubts import doubted

LEVEL = Level.WARNING
ON_TEXT = True
BAD = """\
## Timeline

- 2026-03-04 14:05 PM UTC: first failed payment
- 2026-03-04 15:30 UTC: last failed payment
"""
GOOD = """\
## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 15:30 UTC: last failed payment
"""
HELP = "write what was meant; `~` before a time says that it is an estimate"
KINDS = frozenset(DoubtKind) - {DoubtKind.ORDER, DoubtKind.EITHER_WAY}


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each doubt that has no code of its own."""
    is_told = report.values is not None and report.values.said("timezone") == UNREAD
    kinds = KINDS - {DoubtKind.ZONE} if is_told else KINDS
    yield from doubted(report, "timeline-doubt", HELP, level_for_status(report), kinds)
