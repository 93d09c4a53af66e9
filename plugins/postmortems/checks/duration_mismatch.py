"""What the text states about the incident's length is not what its times give.

`Time to resolve: 6h 27m`, `Duration: 3 hours`, `an outage that lasted about eight hours` are held against the
times of the front matter and of the report's own timeline: from when it began, was noticed or was declared to
when it was mitigated or resolved, or from the first entry to the last. A statement passes when any such pair
bears it out; one in a sentence, which may mean a part, also when any two entries do. One in minutes must be
right to two minutes, a rounded one (`8 hours`, `30 minutes` in a sentence) to a tenth or half its unit, one
that says `about` to a quarter. What counts only part of the clock (`during support hours`) is left alone, and
so are earlier outages, single phases and conditions. An outage `from 8:00 to 18:00` in a report that says
`resolved at 17:30` is the same mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..extraction.facts.stated_lengths import StatedDuration, stated_durations
from ..model.diagnostic import Level, Problem
from ..model.document import Spans
from ..model.milestone import Milestone
from ..model.milestone_time import Edge, MilestoneTime
from ..model.moment import Duration
from ..model.narrative import Narrative
from ..model.report import Report
from ..wording.durations import in_words
from ..wording.messages import shorten
from .check import Context, level_for_status
from .derived_lengths import Lengths, Span
from .late_ends import ends_after_resolution

LEVEL = Level.WARNING
ON_TEXT = True
BAD = """\
## Summary

Nobody could pay. The outage lasted about four hours.

## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 15:30 UTC: last failed payment
"""
GOOD = """\
## Summary

Nobody could pay. The outage lasted 85 minutes.

## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 15:30 UTC: last failed payment
"""
HELP = "mend the statement, or the time that is wrong"
_ELSEWHERE = ("actions", "references", "communication", "timeline", "lucky")


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each statement that no pair of times bears out."""
    yield from _spans(report)
    document = report.document
    said = stated_durations(document.source.text, document.body_start)
    if not said:
        return
    code = Spans((block.start, block.end) for block in document.blocks if block.kind in ("code", "html"))
    in_words = (one for one in said if not code.hold(one.start))
    yield from _against([one for one in in_words if _counts(one, report.narrative)], report)


def _counts(said: StatedDuration, narrative: Narrative) -> bool:
    """Leave out what is said in a timeline, or about something else than this incident."""
    if said.labelled:
        return True
    inside = [section for section in narrative.sections if section.start <= said.start < section.end]
    return not inside or inside[-1].role not in _ELSEWHERE


def _against(said: list[StatedDuration], report: Report) -> Iterator[Problem]:
    lengths = Lengths(report.milestones, report.clock_times)
    seen: set[tuple[float, Milestone | None]] = set()
    level, written = level_for_status(report), report.document.source.text
    for one in said:
        given = lengths.against(one) if (one.minutes, one.aim) not in seen else None
        if given:
            seen.add((one.minutes, one.aim))
            text = shorten(written[one.start : one.end].replace("*", ""), 60)
            yield Problem("duration-mismatch", one.start, one.end, _message(text, given), HELP, level)


def _message(text: str, given: Span) -> str:
    start, end = given.start, given.end
    began, over = start.at.at, end.at.at.astimezone(start.at.at.tzinfo)
    pattern = "%Y-%m-%d %H:%M" if began.date() != over.date() else "%H:%M"
    return (
        f"`{text}`, but {began.strftime(pattern)} ({_named(start)}) to {over.strftime(pattern)} "
        f"({_named(end)}) is {in_words(Duration(timedelta(minutes=given.minutes)))}"
    )


def _named(known: MilestoneTime) -> str:
    if isinstance(known.milestone, Edge):
        return f"the {known.milestone.value} entry, {known.place}"
    return known.place if known.offset < 0 else f"{known.milestone.value}, {known.place}"


def _spans(report: Report) -> Iterator[Problem]:
    for span in ends_after_resolution(report.document.source, report.narrative):
        resolved = f"line {span.line} says that it was resolved at {span.resolved:%H:%M}"
        message = f"this ends at {span.end:%H:%M}, but {resolved}"
        yield Problem(
            "duration-mismatch", span.start_offset, span.end_offset, message, HELP, level_for_status(report)
        )
