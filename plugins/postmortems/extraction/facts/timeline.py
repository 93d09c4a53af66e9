"""When it began, was noticed and was over, by the entries of the timeline that say so plainly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model.milestone import Milestone
from ...model.timeline import Timeline, TimelineEntry, When
from ..timeline.milestone_words import (
    CAUSES,
    ENDS,
    FINDS,
    FINDS_BY_LABEL,
    FINDS_LATE,
    HARMS,
    NOT_ENDS,
    NOT_FINDS,
    REPAIRS,
    STARTS,
)

_TOLERANCE = 1
"""Minutes by which a stated length may miss."""


@dataclass(frozen=True)
class Milestones:
    """When it began, was noticed and was over, each None where no entry with a clock tells it."""

    timeline: Timeline

    @cached_property
    def began(self) -> When | None:
        """The first entry that says that it began, no later than the one that somebody noticed at."""
        return next((_at(entry) for entry in self._until_noticed() if STARTS.search(entry.text)), None)

    @cached_property
    def harmed(self) -> When | None:
        """The first entry that tells of harm before anybody noticed, or the first with its effect."""
        for place, entry in enumerate(self._until_noticed()):
            if entry is self._noticed or entry.start in self._endings:
                return None
            if HARMS.search(entry.text) or (place == 0 and CAUSES.search(entry.text)):
                return _at(entry)
        return None

    @cached_property
    def detected(self) -> When | None:
        """The first entry that says that somebody noticed."""
        return _at(self._noticed)

    @cached_property
    def resolved(self) -> When | None:
        """The last entry that says that it was over, else that a fix was in place."""
        return _at(self._over)

    @property
    def closed(self) -> When | None:
        """The same, where the entry is plainly the end."""
        return self.resolved if self._over and self._over.milestone is Milestone.RESOLVED else None

    @cached_property
    def _entries(self) -> Sequence[TimelineEntry]:
        entries = self.timeline.entries[:: -1 if self.timeline.newest_first else 1]
        return [entry for entry in entries if not entry.at.no_day]

    @cached_property
    def _noticed(self) -> TimelineEntry | None:
        """The first entry that tells of it before one says that it was over; after it, a plain one only."""
        labelled = next((entry for entry in self._entries if FINDS_BY_LABEL.match(entry.text)), None)
        if labelled:
            return labelled
        finds = FINDS
        for at, entry in enumerate(self._entries):
            if finds.search(entry.text) and not NOT_FINDS.search(entry.text):
                return entry
            if at and finds is FINDS and entry.start in self._endings:
                finds = FINDS_LATE
        return None

    @cached_property
    def _over(self) -> TimelineEntry | None:
        latest = self._entries[::-1]
        over = (entry for entry in latest if entry.start in self._endings)
        return next(over, None) or next((entry for entry in latest if _is_end(entry, REPAIRS)), None)

    @cached_property
    def _endings(self) -> frozenset[int]:
        """Where the entries stand that say that it was over."""
        return frozenset(entry.start for entry in self._entries if _is_end(entry, ENDS))

    def _until_noticed(self) -> Iterator[TimelineEntry]:
        for entry in self._entries:
            yield entry
            if entry is self._noticed:
                return


def _at(entry: TimelineEntry | None) -> When | None:
    return entry.at if entry and entry.at.clock else None


def _is_end(entry: TimelineEntry, says: re.Pattern[str]) -> bool:
    return bool(says.search(entry.text)) and not NOT_ENDS.search(entry.text)


def told_at(times: Iterable[When], origin: When | None, minutes: float | None) -> When | None:
    """Return the told time nearest to `minutes` after `origin`, before it where they are negative."""
    if not (origin and origin.day and origin.clock and minutes):
        return None
    aim = origin.minute + minutes
    dated = (at for at in times if at.day and at.clock)
    nearest = min(dated, key=lambda at: abs(at.minute - aim), default=None)
    return nearest if nearest and abs(nearest.minute - aim) <= _TOLERANCE else None
