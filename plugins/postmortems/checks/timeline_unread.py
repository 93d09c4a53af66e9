"""A timeline from which no entry could be read.

Its section has text, but nothing in it starts with a time, so the page shows no timeline and every check of
times is blind. A line counts as an entry when its time comes first: `- 14:05 UTC: first failed payment`, a
table with a column of times, a heading per entry. Where more entries stand than are read, that is said too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.diagnostic import Level, Problem
from ..wording.messages import shown
from .account import account_of
from .check import Context, wanting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document, Section
    from ..model.narrative import Account

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
HELP = "start each entry with its time: `- 14:05 UTC: first failed payment`"


def find(document: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem for a timeline of which nothing was read, or not all."""
    account = account_of(document, context)
    if account is None:
        return
    timeline, level = account.timeline, wanting(document)
    named = [section for section in account.sections if section.role == "timeline"]
    written = [section for section in named if _says_something(section)]
    if not timeline.entries and written:
        first = written[0]
        message = f"no entry could be read from the section `{shown(first.title)}`"
        end = min(first.end, first.start + len(_line(document, first)))
        yield Problem("timeline-unread", first.start, end, message, HELP, level)
    if timeline.truncated and timeline.entries:
        yield _too_long(account, level)


def _says_something(section: Section) -> bool:
    return any(block.kind in ("paragraph", "item", "row", "quote", "code") for block in section.blocks)


def _line(document: Document, section: Section) -> str:
    return document.source.line(document.source.line_at(section.start))


def _too_long(account: Account, level: Level | None) -> Problem:
    last = account.timeline.entries[-1]
    message = f"only the first {len(account.timeline.entries):,} entries were read"
    help_ = "keep the timeline to what tells the story, and attach the log"
    return Problem("timeline-unread", last.start, last.end, message, help_, level)
