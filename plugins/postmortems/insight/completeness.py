"""How much the reports state of what statistics rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial

from ..frozen import Frozen
from ..model.incident import Incident
from ..model.milestone import MEASURES, Milestone
from ..model.moment import Moment
from ..model.rules import OF_KINDS, needs

_NOTHING = (None, "", ())
_needs = lru_cache(partial(needs, OF_KINDS))


class Fact(Frozen):
    """Something that a report can state; `name` is its field, `said` what the report has of it.

    What ends an incident is not `due` while it is not over, nor what its kind need not say.
    """

    name: str
    title: str
    said: Callable[[Incident], object]
    after_end: bool = False

    def due(self, incident: Incident) -> bool:
        """Return whether the report could state it by now."""
        is_asked = not _needs(incident.kind, incident.severity).lifts(self.name)
        is_over = not self.after_end or not incident.is_ongoing
        return (is_asked and is_over) or self.said(incident) not in _NOTHING

    def stated(self, incident: Incident) -> bool:
        """Return whether the report states it: a 0 counts, a date without its clock or "unknown" does not."""
        said = self.said(incident)
        if isinstance(said, Moment):
            return not said.date_only
        return said not in (None, "", (), "unknown")


def _field_in_words(milestone: Milestone) -> str:
    """Return `Started` for `started_at`: what is complete or not are fields."""
    return milestone.field.removesuffix("_at").capitalize()


FACTS = (
    *(  # the milestones that measures lie between
        Fact(milestone.field, _field_in_words(milestone), milestone.of, milestone.is_end)
        for milestone in Milestone
        if any(milestone in (measure.start, measure.end) for measure in MEASURES)
    ),
    Fact("detection", "Detection", lambda incident: incident.detection and incident.detection.source),
    Fact("trigger", "Trigger", lambda incident: incident.trigger),
    Fact("contributing_factors", "Contributing factors", lambda incident: incident.contributing_factors),
    Fact("impact.summary", "Who was hurt", lambda incident: incident.impact.summary),
    Fact("impact.users", "How many users", lambda incident: _users(incident)),
    Fact("impact.data_loss", "Whether data was lost", lambda incident: incident.impact.data_loss),
    Fact("responders", "How many responders", lambda incident: incident.responders.responders),
)


def _users(incident: Incident) -> float | None:
    return incident.impact.users if incident.impact.users is not None else incident.impact.users_percent


class Coverage(Frozen):
    """A fact, how many of the incidents that could state it do, and the others."""

    fact: Fact
    due: int
    missing: tuple[Incident, ...]

    @property
    def stated(self) -> int:
        """How many incidents state it."""
        return self.due - len(self.missing)


def coverage(incidents: Iterable[Incident]) -> tuple[Coverage, ...]:
    """Return the coverage of every fact."""
    listed = tuple(incidents)
    found = []
    for fact in FACTS:
        due = [incident for incident in listed if fact.due(incident)]
        missing = tuple(incident for incident in due if not fact.stated(incident))
        found.append(Coverage(fact, len(due), missing))
    return tuple(found)
