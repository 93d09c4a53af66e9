"""How long an incident went undetected, unmitigated and recovering: a bar drawn to scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ...model.incident import Incident
from ...model.milestone import Milestone
from ...model.moment import Duration, Moment, between
from ...wording.durations import ONGOING, Length, length
from .packing import number

OPEN_SHARE = 30
"""Per cent of the bar that an open end takes: it is not to scale, and is drawn so."""


@dataclass(frozen=True)
class Phase:
    """A stretch of the bar; `x` and `width` in per cent. `look` names how it is drawn."""

    name: str
    look: str
    length: Length
    x: str
    width: str


@dataclass(frozen=True)
class Stretch:
    """A phase between two key times."""

    name: str
    look: str
    start: Moment
    end: Moment
    duration: Duration


def phases(incident: Incident) -> tuple[Phase, ...]:
    """Return the stretches of an incident as a bar; none where there are fewer than two."""
    found = stretches(incident)
    total = sum((stretch.duration.length for stretch in found), timedelta())
    is_open = incident.is_ongoing
    if len(found) + is_open < 2 or not total:
        return ()
    share = (100 - OPEN_SHARE * is_open) / total.total_seconds()
    drawn, at = [], 0.0
    for stretch in found:
        width = stretch.duration.length.total_seconds() * share
        drawn.append(Phase(stretch.name, stretch.look, length(stretch.duration), number(at), number(width)))
        at += width
    if is_open:
        drawn.append(Phase("not over", "open", ONGOING, number(at), number(100 - at)))
    return tuple(drawn)


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
        return "undetected", "undetected"
    if end is Milestone.MITIGATED:
        return "unmitigated", "unmitigated"
    return ("recovering", "recovering") if start is Milestone.MITIGATED else ("unresolved", "unmitigated")
