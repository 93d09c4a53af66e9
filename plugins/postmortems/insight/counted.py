"""Which incidents statistics count, and which of those hurt nobody by their own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..model.incident import Incident

COUNTED = ("incident", "security")
"""Kinds that hurt somebody without a plan; a near miss hurt nobody, a drill or planned work was meant."""
SORTS = ("incident", "near-miss", "maintenance", "drill", "withdrawn")
"""What reports are told apart by wherever they are counted; `incident` is all that statistics count."""


def counts(incident: Incident) -> bool:
    """Return whether an incident hurt somebody without a plan, and its report still stands."""
    return incident.kind in COUNTED and incident.status != "withdrawn"


def counted(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Return the incidents that statistics count, in the given order."""
    return tuple(incident for incident in incidents if counts(incident))


def sort_of(incident: Incident) -> str:
    """Return which of `SORTS` an incident is of."""
    if incident.status == "withdrawn":
        return "withdrawn"
    return "incident" if incident.kind in COUNTED else incident.kind


def census(incidents: Iterable[Incident]) -> Mapping[str, int]:
    """Count incidents by sort, in the order of `SORTS`; those without any are left out."""
    found = Counter(map(sort_of, incidents))
    return {sort: found[sort] for sort in SORTS if found[sort]}


def hurt_nobody(incident: Incident) -> bool:
    """Return whether a report states that no user was hit, and nothing else that says otherwise.

    What could have been read or lost, and was not, has no hours of impact.
    """
    told = incident.impact
    users = {told.users, told.users_percent} - {None}
    return users == {0} and not told.requests_failed and not told.data_loss
