"""How incidents hang together, seen from either side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..frozen import Frozen
from ..model.details import Related
from ..model.incident import Incident

OUTGOING = {
    "recurrence-of": "Recurrence of", "caused-by": "Caused by", "duplicate-of": "Duplicate of",
    "related": "Related to",
}  # fmt: skip
INCOMING = {
    "recurrence-of": "Recurred as", "caused-by": "Led to", "duplicate-of": "Also reported as",
    "related": "Related to",
}  # fmt: skip


class Tie(Frozen):
    """A relation in words and the incident at its other end; None where no report has that id."""

    words: str
    id: str
    other: Incident | None


class Relations(Frozen):
    """The relations of a knowledge base. `known` holds incidents by id and by earlier id."""

    known: Mapping[str, Incident]
    incoming: Mapping[str, tuple[Tie, ...]]

    def of(self, incident: Incident) -> tuple[Tie, ...]:
        """Return an incident's relations: those that it declares, then those that others do, each once.

        That it is related to an incident is left out where another relation says how.
        """
        declared = (self._declared(related) for related in incident.related)
        ties = [*declared, *self.incoming.get(incident.id, ())]
        unique = {(tie.words, tie.id): tie for tie in ties if tie.id != incident.id}
        said = {tie.id for tie in unique.values() if tie.words != OUTGOING["related"]}
        return tuple(
            tie for (words, id_), tie in unique.items() if words != OUTGOING["related"] or id_ not in said
        )

    def _declared(self, related: Related) -> Tie:
        other = self.known.get(related.id)
        return Tie(OUTGOING[related.relation], other.id if other else related.id, other)


def relations(incidents: Iterable[Incident]) -> Relations:
    """Find the relations among incidents, once for all of their pages."""
    listed = list(incidents)
    known = {alias: incident for incident in reversed(listed) for alias in incident.aliases}
    known |= {incident.id: incident for incident in listed}
    incoming: dict[str, list[Tie]] = {}
    for id_, tie in _incoming(listed, known):
        incoming.setdefault(id_, []).append(tie)
    return Relations(known, {id_: tuple(ties) for id_, ties in incoming.items()})


def _incoming(incidents: Iterable[Incident], known: Mapping[str, Incident]) -> Iterator[tuple[str, Tie]]:
    for incident in incidents:
        for related in incident.related:
            target = known.get(related.id)
            if target is not None:
                yield target.id, Tie(INCOMING[related.relation], incident.id, incident)
