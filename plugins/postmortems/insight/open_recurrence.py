"""What happened again while something promised after the first time was still open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

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


Pair = tuple[Incident, Incident]


def open_recurrences(
    follow_ups_of: Mapping[str, tuple[FollowUp, ...]],
    recurrence: Recurrence,
    known: Relations,
    only: Collection[str] = ANYHOW,
) -> Iterator[OpenRecurrence]:
    """Yield the pairs, those with the latest recurrence first; of `only` some relations that are declared.

    There are many where services have much in common, and few are told: each is looked at when asked for.
    """
    declared: dict[tuple[str, str], str] = {}
    shared: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    pairs: dict[tuple[str, str], Pair] = {}
    for pair, relation, both in _pairs(recurrence, known):
        key = (pair[0].id, pair[1].id)
        if relation not in only and key not in declared:
            continue  # what is declared comes first: none of `only` is to come for these two
        pairs[key] = pair
        declared.setdefault(key, relation)
        shared.setdefault(key, {}).update(dict.fromkeys(both))
    ages = {one.id: (one.started_at.utc, one.id) for pair in pairs.values() for one in pair}
    for key in sorted(pairs, key=lambda key: (ages[key[1]], ages[key[0]]), reverse=True):
        promised = [one for one in follow_ups_of.get(key[0], ()) if one.lasted]
        if declared[key] in only and promised and (still := _open(promised, pairs[key])):
            yield OpenRecurrence(*pairs[key], declared[key], tuple(shared[key]), still)


def _open(follow_ups: Iterable[FollowUp], pair: Pair) -> tuple[FollowUp, ...]:
    """Return what was open when the later one began, which is after the earlier was over."""
    earlier, later = pair
    if later.started_at.utc < (earlier.ended_at or earlier.started_at).utc:
        return ()
    return tuple(one for one in follow_ups if one.was_open(later.started_at.at.date()))


def _pairs(
    recurrence: Recurrence, known: Relations
) -> Iterator[tuple[Pair, str, tuple[tuple[str, str], ...]]]:
    """Yield an incident and one after it, the relation that is declared, and what they share."""
    chains = {again[0].id: again for again in recurrence.chain_of.values()}
    for again in chains.values():
        yield from ((pair, RECURRENCE, ()) for pair in _following(again))
    for pair in _related(known):
        yield pair, RELATED, ()
    for repeat in chain.from_iterable(recurrence.by_service.values()):
        yield from ((pair, "", ((repeat.service, repeat.factor),)) for pair in _following(repeat.incidents))


def _following(incidents: tuple[Incident, ...]) -> Iterator[Pair]:
    for index, earlier in enumerate(incidents):
        yield from ((earlier, later) for later in incidents[index + 1 : index + 1 + NEXT])


def _related(known: Relations) -> Iterator[Pair]:
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
