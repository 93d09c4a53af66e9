"""Which incidents somebody asks for, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ..model.incident import Incident
from ..model.milestone import TIME_TO_RESOLVE
from .analysis import Analysis
from .facets import slug

Values = Callable[[Incident], tuple[str, ...]]
FILTERS: Mapping[str, Values] = {
    "severity": lambda incident: (incident.severity,),
    "service": lambda incident: incident.services,
    "cause": lambda incident: incident.contributing_factors,
    "trigger": lambda incident: (incident.trigger,),
    "detection": lambda incident: (incident.detection.source,) if incident.detection else (),
    "kind": lambda incident: (incident.kind,),
    "status": lambda incident: (incident.status,),
    "tag": lambda incident: incident.tags,
    "year": lambda incident: (str(incident.local(incident.started_at).at.year),),
}
"""What incidents can be chosen by: the values that an incident has."""
SORTS = ("date", "severity", "length", "title")


@dataclass(frozen=True)
class Selection:
    """What was asked for: of each filter one of its values, and all words of `text` in title or summary.

    Case does not matter. `open_actions` asks for incidents with follow-ups that are still open.
    """

    values: Mapping[str, Sequence[str]]
    text: str = ""
    open_actions: bool = False

    def of(self, analysis: Analysis) -> tuple[Incident, ...]:
        """Return the chosen incidents, newest first."""
        wanted = {name: {slug(value) for value in given} for name, given in self.values.items() if given}
        words = self.text.casefold().split()
        return tuple(
            incident
            for incident in analysis.incidents
            if all(_has(incident, name, slugs) for name, slugs in wanted.items())
            and _mentions(incident, words)
            and (not self.open_actions or _has_open(incident, analysis))
        )


def _has(incident: Incident, name: str, slugs: set[str]) -> bool:
    return not slugs.isdisjoint(map(slug, FILTERS[name](incident)))


def _mentions(incident: Incident, words: Sequence[str]) -> bool:
    told = f"{incident.id} {incident.title} {incident.summary} {incident.impact.summary}".casefold()
    return all(word in told for word in words)


def _has_open(incident: Incident, analysis: Analysis) -> bool:
    return any(follow_up.is_open for follow_up in analysis.follow_ups_of.get(incident.id, ()))


def in_order(incidents: Sequence[Incident], sort: str, severities: Sequence[str]) -> tuple[Incident, ...]:
    """Sort incidents: by `date` newest, `severity` worst, `length` longest or `title` first.

    A `-` before it turns the order around; what is unknown stays last. `severities` are the site's, the
    worst first.
    """
    name = sort.removeprefix("-")
    keys = {incident.id: _key(incident, name, severities) for incident in incidents}
    known = [incident for incident in incidents if keys[incident.id] is not None]
    known.sort(key=lambda incident: keys[incident.id], reverse=sort.startswith("-"))
    return (*known, *(incident for incident in incidents if keys[incident.id] is None))


def _key(incident: Incident, name: str, severities: Sequence[str]) -> Any:
    if name == "severity":
        return severities.index(incident.severity) if incident.severity in severities else None
    if name == "length":
        length = TIME_TO_RESOLVE.of(incident)
        return None if length is None else -length.length / timedelta(seconds=1)
    return incident.title.casefold() if name == "title" else -incident.started_at.utc.timestamp()
