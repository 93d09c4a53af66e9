"""Which lengths of time the times of a report give, for what a statement can mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from ..extraction.facts.stated_lengths import StatedDuration
from ..frozen import Frozen
from ..model.milestone import Milestone
from ..model.milestone_time import EDGE, LABEL, Edge, MilestoneTime

_START = (Milestone.BEGAN, Milestone.DETECTED, Edge.FIRST, Milestone.DECLARED, Milestone.ACKNOWLEDGED)
"""From what people count the length of an incident, the likeliest first."""
_STARTS: Mapping[Milestone | None, tuple[Milestone | Edge, ...]] = {
    Milestone.DETECTED: (Milestone.BEGAN, Edge.FIRST),
    Milestone.ACKNOWLEDGED: (Milestone.DETECTED, Milestone.BEGAN, Milestone.DECLARED, Edge.FIRST),
}
"""From what they count the time to a milestone, where it is not the length of the incident."""
_WHOLE = (Milestone.RESOLVED, Milestone.MITIGATED, Edge.LAST)
"""Up to what they count the whole length."""
_MOST = 20
"""How many times of one kind are compared: nobody resolves an incident more often."""


class Span(Frozen):
    """A length that two times of the report give."""

    minutes: float
    start: MilestoneTime
    end: MilestoneTime


class Lengths:
    """The lengths that the times of one report give; `moments` are those of all entries of its timeline."""

    def __init__(self, known: Sequence[MilestoneTime], moments: Sequence[datetime]) -> None:
        self._known = known
        self._moments = sorted(moments)

    def against(self, said: StatedDuration) -> Span | None:
        """Return what contradicts a statement, None where something bears it out or nothing can tell."""
        pairs = list(self._pairs(said.aim))
        labelled = [pair for pair in pairs if pair.start.trust == pair.end.trust == LABEL]
        strict = bool(labelled) and said.labelled
        pairs = labelled if strict else pairs
        if not pairs or any(abs(pair.minutes - said.minutes) <= said.tolerance for pair in pairs):
            return None
        if not strict and self._has_span(said):
            return None
        best = min(pairs, key=lambda pair: self._rank(pair, said))
        longest = max(pair.minutes for pair in pairs) + said.tolerance
        return None if _is_loose(said, best) and said.minutes <= longest else best

    def _pairs(self, aim: Milestone | None) -> Iterator[Span]:
        starts = self._of(*_STARTS.get(aim, _START))
        for start in starts[:_MOST]:
            for stop in self._stops(aim)[:_MOST]:
                minutes = (stop.at.utc - start.at.utc).total_seconds() / 60
                same = minutes == 0 and start.trust == EDGE
                if minutes >= 0 and not same and start is not stop:
                    yield Span(minutes, start, stop)

    def _stops(self, aim: Milestone | None) -> list[MilestoneTime]:
        """Return where a length ends: a repair also at the end, and either at the last entry."""
        if aim is None:
            return self._of(*_WHOLE)
        stops = self._of(aim)
        if aim is Milestone.MITIGATED:
            stops = stops or self._of(Milestone.RESOLVED)
        return stops or (self._of(Edge.LAST) if aim.is_end else [])

    def _of(self, *wanted: Milestone | Edge) -> list[MilestoneTime]:
        return [one for one in self._known if one.milestone in wanted]

    def _rank(self, pair: Span, said: StatedDuration) -> tuple[bool, int, float]:
        """Prefer labels and front matter, of those what says when it began; else the nearest length."""
        trusted = max(pair.start.trust, pair.end.trust) <= LABEL
        start = _START.index(pair.start.milestone) if trusted or not said.labelled else 0
        return not trusted, start, abs(pair.minutes - said.minutes)

    def _has_span(self, said: StatedDuration) -> bool:
        """Tell whether any two entries lie as far apart as is said: then a part of the incident is meant."""
        stamps = [moment.timestamp() / 60 for moment in self._moments]
        for stamp in stamps:
            at = bisect_left(stamps, stamp + said.minutes - said.tolerance)
            if at < len(stamps) and stamps[at] <= stamp + said.minutes + said.tolerance:
                return True
        return False


def _is_loose(said: StatedDuration, best: Span) -> bool:
    """Tell whether a shorter statement may well be true, so that only one that is too long is wrong.

    It may be about a part of the incident, the repair may have come before the end, and when somebody noticed
    can hardly be told from the words of an entry.
    """
    unknown_end = said.aim is Milestone.MITIGATED and best.end.milestone is not said.aim
    by_words = said.aim in _STARTS and max(best.start.trust, best.end.trust) > LABEL
    return unknown_end or by_words or not said.whole
