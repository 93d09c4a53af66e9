"""What happened again while something promised after the first time was still open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from ..frozen import Frozen
from ..model.incident import Incident
from .counted import counts
from .follow_ups import FollowUp
from .recurrence import Recurrence
from .relations import Relations

NEXT = 10
"""How many recurrences of one incident are looked at: the work grows no faster than the reports."""
RECURRENCE, RELATED = "recurrence-of", "related"
ANYHOW = (RECURRENCE, RELATED, "")


class OpenRecurrence(Frozen):
    """Two incidents and what was promised after the earlier and open when the later began.

    `declared` is the relation that a report names, or empty; `shared` the service and the contributing
    factor, as slugs, of each repeat that both are in.
    """

    earlier: Incident
    later: Incident
    declared: str
    shared: tuple[tuple[str, str], ...]
    follow_ups: tuple[FollowUp, ...]


_Shared = tuple[tuple[str, str], ...]


class _Before(NamedTuple):
    """Where an incident stands in a row of incidents, the relation of those in it, and what they share."""

    relation: str
    shared: _Shared
    row: tuple[Incident, ...]
    place: int


def open_recurrences(
    follow_ups_of: Mapping[str, tuple[FollowUp, ...]],
    recurrence: Recurrence,
    known: Relations,
    only: Collection[str] = ANYHOW,
) -> Iterator[OpenRecurrence]:
    """Yield the pairs, those with the latest recurrence first; of `only` some relations that are declared.

    There are many where services have much in common, and few are told: each is looked at when asked for.
    """
    stands: dict[str, list[_Before]] = {}
    for relation, shared, row in _rows(recurrence, known):
        for place in range(1, len(row)):
            stands.setdefault(row[place].id, []).append(_Before(relation, shared, row, place))
    asked = (ways[0] for ways in stands.values() if any(way.relation in only for way in ways))
    for later in sorted((way.row[way.place] for way in asked), key=_age, reverse=True):
        for earlier, declared, shared in _before(stands[later.id], only):
            if still := _open(follow_ups_of.get(earlier.id, ()), earlier, later):
                yield OpenRecurrence(earlier, later, declared, shared, still)


def _age(incident: Incident) -> tuple[datetime, str]:
    return incident.started_at.utc, incident.id


def _before(ways: Iterable[_Before], only: Collection[str]) -> Iterator[tuple[Incident, str, _Shared]]:
    """Yield those before an incident, the latest first, with what is declared of both and what they share."""
    declared: dict[str, str] = {}
    shared: dict[str, dict[tuple[str, str], None]] = {}
    earlier: dict[str, Incident] = {}
    for way in ways:
        for one in way.row[max(0, way.place - NEXT) : way.place]:
            if way.relation in only or one.id in declared:  # what is declared comes first
                earlier[one.id] = one
                declared.setdefault(one.id, way.relation)
                shared.setdefault(one.id, {}).update(dict.fromkeys(way.shared))
    for one in sorted(earlier.values(), key=_age, reverse=True):
        yield one, declared[one.id], tuple(shared[one.id])


def _open(follow_ups: Iterable[FollowUp], earlier: Incident, later: Incident) -> tuple[FollowUp, ...]:
    """Return what was open when the later one began, which is after the earlier was over."""
    if later.started_at.utc < (earlier.ended_at or earlier.started_at).utc:
        return ()
    return tuple(one for one in follow_ups if one.lasted and one.was_open(later.started_at.at.date()))


def _rows(recurrence: Recurrence, known: Relations) -> Iterator[tuple[str, _Shared, tuple[Incident, ...]]]:
    """Yield incidents one after the other, with the relation that is declared of them and what they share."""
    chains = {again[0].id: again for again in recurrence.chain_of.values()}
    yield from ((RECURRENCE, (), again) for again in chains.values())
    yield from ((RELATED, (), pair) for pair in _related(known))
    for repeat in chain.from_iterable(recurrence.by_service.values()):
        yield "", ((repeat.service, repeat.factor),), repeat.incidents


def _related(known: Relations) -> Iterator[tuple[Incident, Incident]]:
    """Yield the incidents of which a report says no more than that they are related, the earlier first."""
    for incident in known.known.values():
        for related in incident.related:
            other = known.known.get(related.id)
            if (
                other
                and related.relation == RELATED
                and other.id != incident.id
                and counts(incident)
                and counts(other)
            ):
                yield (
                    (incident, other)
                    if incident.started_at.utc <= other.started_at.utc
                    else (other, incident)
                )
