"""A timeline from which no entry could be read.

Its section has text, but nothing in it starts with a time, so the page shows no timeline and every check of
times is blind. A line counts as an entry when its time comes first: `- 14:05 UTC: first failed payment`, a
table with a column of times, a heading per entry. Where more entries stand than are read, that is said too,
and so is a line that begins with half a clock, `14:5`, or another kind of time: `+11 min`, `20260304T1405`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..model.diagnostic import Level, Problem
from ..model.document import Block, Document, Section
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
_LEAD = r"[\s*_|>\[(-]{0,9}"
_LENGTH = r"[0-9]{1,3}\s?(?:m|mins?|minutes?|h|hrs?|hours?|s|secs?|seconds?)"
_COUNTED = deferred(
    rf"{_LEAD}(?P<said>\+\s?[0-9]{{1,3}}(?::[0-9]{{2}}){{1,2}}(?![0-9A-Za-z:])"
    rf"|(?:\+\s?{_LENGTH}|{_LENGTH}\s(?:later|after))(?=[\s*_)\]]{{0,4}}[:,|–—-]))"
)
_JOINED = deferred(
    rf"{_LEAD}(?P<said>(?P<year>[0-9]{{4}})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})T(?P<hour>[0-9]{{2}})"
    r"(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?(?P<zone>Z|[+-][0-9]{2}(?P<off>[0-9]{2})?)?)(?![0-9A-Za-z])"
)
_MAY_BE = deferred(
    r"[\s*_|>\[(+-]{0,11}(?:[0-9]{1,2}[:：hH][0-9](?![0-9])|[0-9]{1,3}\s?[mhs]|[0-9]{8}T|(?:(?<=\+)|(?<=\+\s))[0-9])"
)
"""What each of them has."""
_SAYING = ("paragraph", "item", "row")
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
        odd = _odd_ones(document, section)
        yield from _half_clocks(document, odd, level)
        yield from _others(document, odd, [entry.start for entry in timeline.entries if odd], level)
    if timeline.truncated and timeline.entries:
        yield _too_long(narrative, level)


def _says_something(section: Section) -> bool:
    return any(block.kind in ("paragraph", "item", "row", "quote", "code") for block in section.blocks)


def _odd_ones(document: Document, section: Section) -> list[Block]:
    """Return the blocks that may begin with something like a time: there are seldom any."""
    text = document.source.text
    said = (block for block in section.blocks if block.kind in _SAYING)
    return [block for block in said if _MAY_BE.match(text, block.start, block.end)]


def _half_clocks(document: Document, blocks: Iterable[Block], level: Level | None) -> Iterator[Problem]:
    """Yield a problem for each block that begins with a clock whose minutes have one digit."""
    for block in blocks:
        found = _HALF_CLOCK.match(document.source.text, block.start, block.end)
        if found and int(found["hour"]) < 24:
            message = f"`{found['clock']}` is no clock, so this is no entry"
            help_ = f"write two digits for the minutes, such as `{found['hour']}:05`"
            yield Problem("timeline-unread", *found.span("clock"), message, help_, level)


def _others(
    document: Document, blocks: Iterable[Block], read: Sequence[int], level: Level | None
) -> Iterator[Problem]:
    """Yield a problem for each block that begins with a time as none is read, and gave no entry."""
    text = document.source.text
    for block in blocks:
        found = _COUNTED.match(text, block.start, block.end)
        help_ = "write its clock, or `T+11m`, which counts from the start"
        if not found and (found := _JOINED.match(text, block.start, block.end)):
            help_ = f"write `{_apart(found)}`"
        if found and not any(block.start <= at < block.end for at in read):
            message = f"`{found['said']}` is not read as a time, so this is no entry"
            yield Problem("timeline-unread", *found.span("said"), message, help_, level)


def _apart(joined: re.Match[str]) -> str:
    """Return a day and its clock with the signs between their parts."""
    zone = joined["zone"] or ""
    day, clock = f"{joined['year']}-{joined['month']}-{joined['day']}", f"{joined['hour']}:{joined['minute']}"
    return f"{day} {clock} {zone[:3]}:{joined['off']}" if joined["off"] else f"{day} {clock} {zone}".rstrip()


def _line(document: Document, section: Section) -> str:
    return document.source.line(document.source.line_at(section.start))


def _too_long(narrative: Narrative, level: Level | None) -> Problem:
    last = narrative.timeline.entries[-1]
    message = f"only the first {len(narrative.timeline.entries):,} entries were read"
    help_ = "keep the timeline to what tells the story, and attach the log"
    return Problem("timeline-unread", last.start, last.end, message, help_, level)
