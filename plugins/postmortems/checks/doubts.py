"""What the reader doubts about a timeline, as problems: each doubt once, however many entries share it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..model.timeline import Doubt, DoubtKind, TimelineEntry
from ..wording.messages import shorten
from ..wording.times import doubt_in_words

_HONEST = (DoubtKind.UNKNOWN, DoubtKind.UNSURE)
"""What the author says, as with `14:??` or `(not sure)`: a note is enough."""


def doubted(
    report: Report, code: str, help_: str, level: Level | None, kinds: Collection[DoubtKind]
) -> Iterator[Problem]:
    """Yield a problem for each doubt of these kinds, at the first entry that has it.

    Clocks of the afternoon that are written as those of the morning are one doubt.
    """
    found: dict[tuple[DoubtKind, str, str], list[TimelineEntry]] = {}
    doubts: dict[tuple[DoubtKind, str, str], Doubt] = {}
    for entry in report.narrative.timeline.entries:
        for doubt in entry.doubts:
            if doubt.kind in kinds:
                half = doubt.kind is DoubtKind.CLOCK and not doubt.message
                key = (doubt.kind, doubt.message, "" if half else doubt.likely)
                doubts.setdefault(key, doubt)
                found.setdefault(key, []).append(entry)
    text = report.document.source.text
    for key, entries in found.items():
        doubt, first, more = doubts[key], entries[0], len(entries) - 1
        also = f" (so {'is one more entry' if more == 1 else f'are {more} more entries'})" if more else ""
        message = f"`{shorten(text[first.start : first.end], 40)}`: {doubt_in_words(doubt)}{also}"
        said = Level.INFO if doubt.kind in _HONEST else level
        yield Problem(code, first.start, first.end, message, help_, said)
