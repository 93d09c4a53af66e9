"""The durations that are compared across incidents, each with its formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..model.incident import Incident
from ..model.moment import Duration, Moment, between
from .distribution import Distribution, distribution

Ends = tuple[Moment | None, Moment | None]
NOT_STATED, NOT_OVER, DATES_ONLY, REVERSED = "not stated", "not over yet", "a date alone", "end before start"


@dataclass(frozen=True)
class Measure:
    """A duration of an incident; `name` is its slug, `ends` gives the moments between which it lies."""

    name: str
    title: str
    formula: str
    ends: Callable[[Incident], Ends]

    def of(self, incident: Incident) -> Duration | None:
        """Return the duration; None where it is unknown."""
        return between(*self.ends(incident))

    def exact(self, incident: Incident) -> Duration | None:
        """Return the duration where the clock of both ends is known: dates alone would invent hours."""
        found = self.of(incident)
        return None if found is None or found.whole_days else found

    def lack(self, incident: Incident) -> str:
        """Return why there is no exact duration; empty where there is one."""
        start, end = self.ends(incident)
        if start is None or end is None:
            return NOT_OVER if incident.ongoing and incident.resolved_at is None else NOT_STATED
        if start.date_only or end.date_only:
            return DATES_ONLY
        return "" if self.exact(incident) else REVERSED


TIME_TO_DETECT = Measure(
    "time-to-detect",
    "Time to detect",
    "detected − started",
    lambda incident: (incident.started_at, incident.detected_at),
)
TIME_TO_ACKNOWLEDGE = Measure(
    "time-to-acknowledge",
    "Time to acknowledge",
    "acknowledged − detected",
    lambda incident: (incident.detected_at, incident.acknowledged_at),
)
TIME_TO_MITIGATE = Measure(
    "time-to-mitigate",
    "Time to mitigate",
    "mitigated − started",
    lambda incident: (incident.started_at, incident.mitigated_at),
)
TIME_TO_RESOLVE = Measure(
    "time-to-resolve",
    "Time to resolve",
    "resolved − started",
    lambda incident: (incident.started_at, incident.resolved_at),
)
MEASURES = (TIME_TO_DETECT, TIME_TO_ACKNOWLEDGE, TIME_TO_MITIGATE, TIME_TO_RESOLVE)


@dataclass(frozen=True)
class Measured:
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
            lacking.setdefault(measure.lack(incident), []).append(incident)
    known.sort(key=lambda pair: pair[1].length)
    return Measured(measure, tuple(known), {reason: tuple(lacking[reason]) for reason in sorted(lacking)})
