"""How long an incident went undetected, unmitigated and recovering: a bar drawn to scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ..model.incident import Incident
from ..model.moment import Duration, Moment, between
from .durations import ONGOING, Length, is_ongoing, length
from .lanes import number

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


def phases(incident: Incident) -> tuple[Phase, ...]:
    """Return the stretches of an incident; none where there are fewer than two."""
    stretches = _stretches(incident)
    total = sum((stretch.length for _, _, stretch in stretches), timedelta())
    is_open = is_ongoing(incident)
    if len(stretches) + is_open < 2 or not total:
        return ()
    share = (100 - OPEN_SHARE * is_open) / total.total_seconds()
    drawn, at = [], 0.0
    for name, look, stretch in stretches:
        width = stretch.length.total_seconds() * share
        drawn.append(Phase(name, look, length(stretch), number(at), number(width)))
        at += width
    if is_open:
        drawn.append(Phase("not over", "open", ONGOING, number(at), number(100 - at)))
    return tuple(drawn)


def _stretches(incident: Incident) -> list[tuple[str, str, Duration]]:
    """Walk the milestones in their order; one without a clock, or before the last one, is passed over."""
    found: list[tuple[str, str, Duration]] = []
    at, last = incident.started_at, "started"
    ends = (
        ("detected", incident.detected_at),
        ("mitigated", incident.mitigated_at),
        ("resolved", incident.resolved_at),
    )
    for name, moment in ends:
        stretch = _clocked(at, moment)
        if moment is None or stretch is None:
            continue
        if stretch.length:
            found.append((*_named(last, name), stretch))
        at, last = moment, name
    return found


def _clocked(start: Moment, end: Moment | None) -> Duration | None:
    stretch = between(start, end)
    return None if stretch is None or stretch.whole_days else stretch


def _named(start: str, end: str) -> tuple[str, str]:
    """Name a stretch and how it is drawn by the milestones at its ends."""
    if end == "detected":
        return "undetected", "undetected"
    if end == "mitigated":
        return "unmitigated", "unmitigated"
    return ("recovering", "recovering") if start == "mitigated" else ("unresolved", "unmitigated")
