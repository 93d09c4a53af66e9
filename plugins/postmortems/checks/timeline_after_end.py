"""The timeline tells of more trouble, or of another end, after the incident is resolved.

What is over is over for good: a length that ends before the trouble came back is too short. So an entry after
`resolved_at` is doubted that says that it began again (`reopened`, `goes down again`), and one that says
`resolved` a second time, where an earlier entry says so at `resolved_at`. That somebody closes the incident
later, tells others or looks after what is left, is no end of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from ..extraction.statements.claims import tells_of_return
from ..model.diagnostic import Level, Problem
from ..model.milestone import Milestone
from ..model.moment import Moment
from ..model.report import Report
from ..model.timeline import TimelineEntry
from .check import Context, level_for_status

LEVEL = Level.WARNING
BAD = """\
## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 15:30 UTC: payments are restored
- 2026-03-04 16:10 UTC: the outage begins again
- 2026-03-04 16:50 UTC: payments are restored for good
"""
GOOD = """\
## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 14:40 UTC: payments are restored
- 2026-03-04 15:00 UTC: the outage begins again
- 2026-03-04 15:30 UTC: payments are restored for good
"""
MINUTE = timedelta(minutes=1)
HELP = "`resolved_at` is when it was over for good; say there when that was, or mend the entry"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for the first entry after the end that tells of trouble again, and of an end again."""
    over = report.incident.resolved_at if report.incident else None
    if over is None or over.date_only:
        return
    later = _later(report, over)
    entry = next((each for each in later if tells_of_return(each.text)), None)
    says = "that it began again, after"
    if entry is None:
        entry, says = _second_end(report, over, later), "resolved too, after the one at"
    if entry:
        message = f"this entry says {says} `resolved_at`, {_shown(over)}"
        yield Problem("timeline-after-end", entry.start, entry.end, message, HELP, level_for_status(report))


def _later(report: Report, over: Moment) -> list[TimelineEntry]:
    """Return the entries whose clock is after the end."""
    pairs, end = zip(report.narrative.timeline.entries, report.entry_times, strict=True), over.utc + MINUTE
    return [entry for entry, (at, _) in pairs if at and not at.date_only and at.utc > end]


def _second_end(report: Report, over: Moment, later: Iterable[TimelineEntry]) -> TimelineEntry | None:
    """Return the entry that tells of an end again, where an earlier one tells of that at `resolved_at`."""
    ends = [one for one in report.milestones if one.milestone is Milestone.RESOLVED and one.offset >= 0]
    if not any(abs(one.at.utc - over.utc) <= MINUTE for one in ends):
        return None
    second = next((one for one in ends if one.at.utc > over.utc + MINUTE), None)
    return next((entry for entry in later if second and entry.start == second.offset), None)


def _shown(at: Moment) -> str:
    return f"{at.at:%Y-%m-%d %H:%M}"
