"""A timeline from which no entry could be read.

Its section has text, but nothing in it starts with a time, so the page shows no timeline and every check of
times is blind. A line counts as an entry when its time comes first: `- 14:05 UTC: first failed payment`, a
table with a column of times, a heading per entry. Where more entries stand than are read, that is said too,
and so is a line that begins with half a clock: `14:5`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document, Section
from ..model.narrative import Narrative
from ..model.report import Report
from ..patterns import deferred
from ..wording.messages import shorten
from .check import Context, level_for_status

LEVEL = Level.WARNING
ON_TEXT = True
BAD = """\
## Timeline

- Payments failed after the release.
- The limit was raised, and they worked again.
"""
GOOD = """\
## Timeline

- 2026-03-04 14:05 UTC: payments failed after the release.
- 2026-03-04 15:30 UTC: the limit was raised, and they worked again.
"""
_HALF_CLOCK = deferred(
    r"[\s*_|>\[(+-]{0,9}(?P<clock>(?P<hour>[0-9]{1,2})[:：hH][0-9])(?=[\s*_|)\]]|[:–—-]\s)(?!\s?(?:x|to|of|vs)\b)"
)
HELP = "start each entry with its time: `- 14:05 UTC: first failed payment`"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for a timeline of which nothing was read, or not all."""
    document, narrative = report.document, report.narrative
    timeline, level = narrative.timeline, level_for_status(report)
    named = [section for section in narrative.sections if section.role == "timeline"]
    written = [section for section in named if _says_something(section)]
    if not timeline.entries and written:
        first = written[0]
        message = f"no entry could be read from the section `{shorten(first.title)}`"
        end = min(first.end, first.start + len(_line(document, first)))
        yield Problem("timeline-unread", first.start, end, message, HELP, level)
    for section in written if timeline.entries else ():
        yield from _half_clocks(document, section, level)
    if timeline.truncated and timeline.entries:
        yield _too_long(narrative, level)


def _says_something(section: Section) -> bool:
    return any(block.kind in ("paragraph", "item", "row", "quote", "code") for block in section.blocks)


def _half_clocks(document: Document, section: Section, level: Level | None) -> Iterator[Problem]:
    """Yield a problem for each block that begins with a clock whose minutes have one digit."""
    for block in section.blocks:
        found = _HALF_CLOCK.match(document.source.text, block.start, block.end)
        if found and block.kind in ("paragraph", "item", "row") and int(found["hour"]) < 24:
            message = f"`{found['clock']}` is no clock, so this is no entry"
            help_ = f"write two digits for the minutes, such as `{found['hour']}:05`"
            yield Problem("timeline-unread", *found.span("clock"), message, help_, level)


def _line(document: Document, section: Section) -> str:
    return document.source.line(document.source.line_at(section.start))


def _too_long(narrative: Narrative, level: Level | None) -> Problem:
    last = narrative.timeline.entries[-1]
    message = f"only the first {len(narrative.timeline.entries):,} entries were read"
    help_ = "keep the timeline to what tells the story, and attach the log"
    return Problem("timeline-unread", last.start, last.end, message, help_, level)
