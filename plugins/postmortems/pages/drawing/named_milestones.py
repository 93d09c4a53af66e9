"""The milestones of an incident that only the entries of its timeline name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...model.incident import Incident
from ...model.milestone import Milestone
from ...model.moment import Moment
from .timed_entries import Happening

AS_LABEL = 40
"""Letters: an entry that says no more than this names its milestone, a longer one may only speak of it."""


def completed(incident: Incident, found: Sequence[Happening]) -> tuple[Incident, tuple[Milestone, ...]]:
    """Fill in the milestones that only entries name, and return which."""
    taken = {
        milestone: moment
        for milestone in Milestone
        if (moment := _from_entries(milestone, incident, found)) is not None
    }
    fields: dict[str, Any] = {milestone.field: moment for milestone, moment in taken.items()}
    return (replace(incident, **fields), tuple(taken)) if taken else (incident, ())


def _from_entries(milestone: Milestone, incident: Incident, found: Sequence[Happening]) -> Moment | None:
    """Return when the entries say that a milestone was; the last that does, for those that end something."""
    if milestone.of(incident) is not None or (milestone.is_end and incident.is_ongoing):
        return None
    named = [
        one.at
        for one in found
        if one.entry.milestone is milestone
        and len(one.entry.text) <= AS_LABEL
        and not (one.at.date_only or one.entry.doubts)
        and one.at.utc >= incident.started_at.utc
    ]
    return named[-1 if milestone.is_end else 0] if named else None
