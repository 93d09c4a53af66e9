"""When it began, was noticed and was over, by the entries of the timeline that say so plainly."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.timeline import Timeline, TimelineEntry, When
from .words import (
    ENTRY_ENDS,
    ENTRY_FINDS,
    ENTRY_FINDS_BY_LABEL,
    ENTRY_MENDS,
    ENTRY_STARTS,
    NOT_FINDS,
)

Entries = Sequence[TimelineEntry]


def told_by_timeline(fact: str, timeline: Timeline) -> When | None:
    """Return the time of `started`, `detected` or `resolved`, or None where no entry says it."""
    entries = timeline.entries[::-1] if timeline.newest_first else timeline.entries
    found = {"started": _start, "detected": _find, "resolved": _end}[fact](entries)
    return found.at if found and found.at.clock else None


def _start(entries: Entries) -> TimelineEntry | None:
    """Return the first entry that says that it began, no later than the one that somebody noticed at."""
    noticed = _find(entries)
    for entry in entries:
        if ENTRY_STARTS.search(entry.text):
            return entry
        if entry is noticed:
            return None
    return None


def _find(entries: Entries) -> TimelineEntry | None:
    """Return the first entry that says that somebody noticed, before the one that says that it was over."""
    labelled = next((entry for entry in entries if ENTRY_FINDS_BY_LABEL.match(entry.text)), None)
    if labelled:
        return labelled
    for at, entry in enumerate(entries):
        if ENTRY_FINDS.search(entry.text) and not NOT_FINDS.search(entry.text):
            return entry
        if at and ENTRY_ENDS.search(entry.text):
            return None
    return None


def _end(entries: Entries) -> TimelineEntry | None:
    over = [entry for entry in entries if ENTRY_ENDS.search(entry.text)]
    found = over or [entry for entry in entries if ENTRY_MENDS.search(entry.text)]
    return found[-1] if found else None
