"""What is computed across incidents, each part once and when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from ..frozen import Frozen
from ..kept.store import digest
from ..model.incident import Incident
from ..model.knowledge_base import KnowledgeBase
from ..model.ticket_state import TicketState
from .facets import FACETS, Group, groups
from .follow_ups import FollowUp, follow_ups
from .open_recurrence import RECURRENCE, OpenRecurrence, open_recurrences
from .recurrence import Recurrence, recurrence
from .relations import Relations, relations


class Analysis(Frozen):
    """A knowledge base on a day, with what the tracker says of tickets."""

    knowledge_base: KnowledgeBase
    today: date
    states: Mapping[str, TicketState] = field(default_factory=dict)

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents that have a page, newest first; of two with one id, only the first by path."""
        by_id = self.knowledge_base.by_id
        return tuple(incident for incident in self.knowledge_base.incidents if by_id[incident.id] is incident)

    @cached_property
    def said(self) -> Mapping[str, str]:
        """What stands for all values of each incident, by its id."""
        return {
            one.id: digest(repr((one, one.document.path, sorted(one.given), one.zone)))
            for one in self.incidents
        }

    @cached_property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Every follow-up, newest incident first."""
        return follow_ups(self.knowledge_base, self.incidents, self.states)

    @cached_property
    def follow_ups_of(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """The follow-ups by the id of their incident."""
        found: dict[str, list[FollowUp]] = {}
        for follow_up in self.follow_ups:
            found.setdefault(follow_up.incident.id, []).append(follow_up)
        return {id_: tuple(listed) for id_, listed in found.items()}

    @cached_property
    def groups(self) -> Mapping[str, Mapping[str, Group]]:
        """The groups of each facet by its name, then by slug; withdrawn reports are in none."""
        standing = [incident for incident in self.incidents if incident.status != "withdrawn"]
        return {facet.name: groups(facet, standing) for facet in FACETS}

    @cached_property
    def relations(self) -> Relations:
        """How incidents say that they hang together."""
        return relations(self.incidents)

    @cached_property
    def recurrence(self) -> Recurrence:
        """What happened again."""
        return recurrence(self.incidents, self.relations)

    @cached_property
    def open_recurrences(self) -> tuple[OpenRecurrence, ...]:
        """What may have happened again while a follow-up was open, the latest first."""
        return tuple(self.latest_open_recurrences())

    def latest_open_recurrences(self) -> Iterator[OpenRecurrence]:
        """Yield them, for who asks for the first ones alone."""
        return open_recurrences(self.follow_ups_of, self.recurrence, self.relations)

    @cached_property
    def broken(self) -> tuple[OpenRecurrence, ...]:
        """Those of them that a report names a recurrence: they came back while a promise was open."""
        found = self.follow_ups_of, self.recurrence, self.relations
        return tuple(open_recurrences(*found, only=(RECURRENCE,)))

    @cached_property
    def came_back(self) -> frozenset[str]:
        """The ids of incidents that came back while a promise was open."""
        return frozenset(one.earlier.id for one in self.broken)
