"""How long an incident went undetected, unmitigated and recovering."""

from __future__ import annotations

from typing import NamedTuple

from ...model.incident import Incident
from ...model.milestone import Milestone
from ...model.moment import Duration, Moment, between
from ...wording.words import to_say


class Stretch(NamedTuple):
    """A phase between two key times."""

    name: str
    look: str
    start: Moment
    end: Moment
    duration: Duration


def stretches(incident: Incident, *, by_day: bool = False) -> list[Stretch]:
    """Walk the milestones in their order; one that is before the last one is passed over.

    So is one without a clock, unless `by_day`.
    """
    found: list[Stretch] = []
    at, last = incident.started_at, Milestone.BEGAN
    for milestone in (Milestone.DETECTED, Milestone.MITIGATED, Milestone.RESOLVED):
        moment = milestone.of(incident)
        duration = between(at, moment)
        if moment is None or duration is None or (duration.whole_days and not by_day):
            continue
        if duration.length:
            found.append(Stretch(*_named(last, milestone), at, moment, duration))
        at, last = moment, milestone
    return found


def _named(start: Milestone, end: Milestone) -> tuple[str, str]:
    """Name a stretch and how it is drawn by the milestones at its ends."""
    if end is Milestone.DETECTED:
        return to_say("undetected"), "undetected"
    if end is Milestone.MITIGATED:
        return to_say("unmitigated"), "unmitigated"
    if start is Milestone.MITIGATED:
        return to_say("recovering"), "recovering"
    return to_say("unresolved"), "unmitigated"
