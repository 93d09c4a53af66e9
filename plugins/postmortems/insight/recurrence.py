"""What happened again: chains that reports declare, and one service hit twice through the same factor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cached_property

from ..frozen import Frozen
from ..model.incident import Incident
from .counted import counts
from .facets import CAUSES, SERVICES, keys
from .relations import Relations

Chain = tuple[Incident, ...]
"""Incidents of which each but one is a recurrence of another, oldest first."""
EACH = 12
"""How many services and factors of one incident are paired, so that one report cannot ask for a million."""


class Repeat(Frozen):
    """Two incidents or more of one service with one contributing factor (both as slugs), oldest first."""

    service: str
    factor: str
    incidents: tuple[Incident, ...]


class Recurrence(Frozen):
    """What happened again: the chain of each incident that is in one, and every repeat, the longest first."""

    chain_of: Mapping[str, Chain]
    repeats: tuple[Repeat, ...]

    @cached_property
    def by_service(self) -> Mapping[str, tuple[Repeat, ...]]:
        """The repeats by service."""
        return _by(self.repeats, lambda repeat: (repeat.service,))

    @cached_property
    def by_factor(self) -> Mapping[str, tuple[Repeat, ...]]:
        """The repeats by contributing factor."""
        return _by(self.repeats, lambda repeat: (repeat.factor,))

    @cached_property
    def again(self) -> Mapping[str, tuple[Repeat, ...]]:
        """The repeats by the ids of all but their first incident."""
        return _by(self.repeats, lambda repeat: (incident.id for incident in repeat.incidents[1:]))


def recurrence(incidents: Iterable[Incident], known: Relations) -> Recurrence:
    """Find what happened again; withdrawn reports count nowhere.

    A repeat is of incidents that statistics count, and not of two reports about the same one.
    """
    listed = sorted((incident for incident in incidents if incident.status != "withdrawn"), key=_age)
    hurt = (incident for incident in listed if counts(incident) and not _is_duplicate(incident))
    return Recurrence(_chains(listed, known), _repeats(hurt))


def _by(
    repeats: Iterable[Repeat], names: Callable[[Repeat], Iterable[str]]
) -> Mapping[str, tuple[Repeat, ...]]:
    found: dict[str, list[Repeat]] = {}
    for repeat in repeats:
        for name in names(repeat):
            found.setdefault(name, []).append(repeat)
    return {name: tuple(inside) for name, inside in found.items()}


def _age(incident: Incident) -> tuple[datetime, str]:
    return incident.started_at.utc, incident.id


def _is_duplicate(incident: Incident) -> bool:
    return any(related.relation == "duplicate-of" for related in incident.related)


def _repeats(incidents: Iterable[Incident]) -> tuple[Repeat, ...]:
    pairs: dict[tuple[str, str], list[Incident]] = {}
    for incident in incidents:
        factors = keys(CAUSES, incident)[:EACH]
        for service in keys(SERVICES, incident)[:EACH]:
            for factor in factors:
                pairs.setdefault((service, factor), []).append(incident)
    found = [Repeat(*pair, tuple(inside)) for pair, inside in pairs.items() if len(inside) > 1]
    found.sort(key=lambda repeat: (-len(repeat.incidents), repeat.service, repeat.factor))
    return tuple(found)


def _chains(incidents: list[Incident], known: Relations) -> Mapping[str, Chain]:
    """Join incidents by what they are a recurrence of, from hand to hand."""
    standing = {incident.id: incident for incident in incidents}
    joined: dict[str, set[str]] = {}
    for incident in incidents:
        for related in incident.related:
            other = known.known.get(related.id)
            if related.relation == "recurrence-of" and other and other.id in standing:
                joined.setdefault(incident.id, set()).add(other.id)
                joined.setdefault(other.id, set()).add(incident.id)
    found: dict[str, Chain] = {}
    for id_ in joined:
        if id_ not in found:
            reached = _reached(id_, joined)
            chain = tuple(sorted((standing[one] for one in reached), key=_age))
            found |= dict.fromkeys(reached, chain) if len(chain) > 1 else {}
    return found


def _reached(start: str, joined: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        new = joined[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached
