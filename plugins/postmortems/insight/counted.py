"""Which incidents statistics count."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.incident import Incident

COUNTED = ("incident", "security")
"""Kinds that hurt somebody without a plan; a near miss hurt nobody, a drill or planned work was meant."""


def counts(incident: Incident) -> bool:
    """Return whether an incident hurt somebody without a plan, and its report still stands."""
    return incident.kind in COUNTED and incident.status != "withdrawn"


def counted(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Return the incidents that statistics count, in the given order."""
    return tuple(incident for incident in incidents if counts(incident))
