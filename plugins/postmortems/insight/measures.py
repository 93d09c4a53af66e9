"""Measures over many incidents: what is known exactly, and what the others lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..frozen import Frozen
from ..model.incident import Incident
from ..model.milestone import Measure
from ..model.moment import Duration
from .distribution import Distribution, distribution

NOT_STATED, NOT_OVER, DATES_ONLY, REVERSED = (
    "not stated",
    "not over yet",
    "without a clock",
    "end before start",
)


def lack(measure: Measure, incident: Incident) -> str:
    """Return why there is no exact length; empty where there is one."""
    start, end = measure.ends(incident)
    if start is None or end is None:
        return NOT_OVER if incident.is_ongoing else NOT_STATED
    if start.date_only or end.date_only:
        return DATES_ONLY
    return "" if measure.exact(incident) else REVERSED


class Measured(Frozen):
    """A measure over incidents: what is known exactly, the shortest first; the rest by what it lacks."""

    measure: Measure
    known: tuple[tuple[Incident, Duration], ...]
    lacking: Mapping[str, tuple[Incident, ...]]

    @property
    def summary(self) -> Distribution | None:
        """The median and the quartiles; None for fewer than five."""
        return distribution(duration.length for _, duration in self.known)


def measured(measure: Measure, incidents: Iterable[Incident]) -> Measured:
    """Measure incidents; of two of one length the first given comes first."""
    known: list[tuple[Incident, Duration]] = []
    lacking: dict[str, list[Incident]] = {}
    for incident in incidents:
        duration = measure.exact(incident)
        if duration:
            known.append((incident, duration))
        else:
            lacking.setdefault(lack(measure, incident), []).append(incident)
    known.sort(key=lambda pair: pair[1].length)
    return Measured(measure, tuple(known), {reason: tuple(lacking[reason]) for reason in sorted(lacking)})
