"""The durations that are compared across incidents, each with its formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model.incident import Incident
from ..model.moment import Duration


@dataclass(frozen=True)
class Measure:
    """A duration of an incident; `name` is its slug, `of` gives None where it is unknown."""

    name: str
    title: str
    formula: str
    of: Callable[[Incident], Duration | None]

    def exact(self, incident: Incident) -> Duration | None:
        """Return the duration where the clock of both ends is known: dates alone would invent hours."""
        found = self.of(incident)
        return None if found is None or found.whole_days else found


TIME_TO_DETECT = Measure(
    "time-to-detect", "Time to detect", "detected − started", lambda incident: incident.time_to_detect
)
TIME_TO_ACKNOWLEDGE = Measure(
    "time-to-acknowledge",
    "Time to acknowledge",
    "acknowledged − detected",
    lambda incident: incident.time_to_acknowledge,
)
TIME_TO_MITIGATE = Measure(
    "time-to-mitigate", "Time to mitigate", "mitigated − started", lambda incident: incident.time_to_mitigate
)
TIME_TO_RESOLVE = Measure(
    "time-to-resolve", "Time to resolve", "resolved − started", lambda incident: incident.time_to_resolve
)
MEASURES = (TIME_TO_DETECT, TIME_TO_ACKNOWLEDGE, TIME_TO_MITIGATE, TIME_TO_RESOLVE)
