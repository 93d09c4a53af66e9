"""Which incidents somebody asks for, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from ..frozen import Frozen
from ..model.incident import Incident
from ..model.milestone import TIME_TO_RESOLVE
from ..model.own import OwnField
from ..wording.own_values import told
from ..wording.times import start_day, start_year
from .analysis import Analysis
from .facets import CAUSES, SERVICES, TAGS, TRIGGERS, keys, slug


class Filter(Frozen):
    """A question that incidents answer; `of` gives an incident's values as they stand in addresses.

    One without a title has one choice, which says by itself what it asks.
    """

    name: str
    title: str
    of: Callable[[Incident], tuple[str, ...]]


FILTERS = (
    Filter("severity", "Severity", lambda incident: (incident.severity,)),
    Filter(SERVICES.question, "Service", partial(keys, SERVICES)),
    Filter(CAUSES.question, "Factor", partial(keys, CAUSES)),
    Filter(TRIGGERS.question, "Trigger", partial(keys, TRIGGERS)),
    Filter(
        "detection",
        "Detected by",
        lambda incident: (incident.detection.source,) if incident.detection else (),
    ),
    Filter("kind", "Kind", lambda incident: (incident.kind,)),
    Filter("status", "Status", lambda incident: (incident.status,)),
    Filter(TAGS.question, "Tag", partial(keys, TAGS)),
    Filter("year", "Year", lambda incident: (str(start_year(incident)),)),
)
"""What incidents can be chosen by, on a page and by a command."""
OPEN, YES = "open", "yes"
ONGOING = Filter("ongoing", "", lambda incident: (YES,) if incident.is_ongoing else ())


def own_filters(fields: Iterable[OwnField]) -> tuple[Filter, ...]:
    """Return a filter for each field of the site's own."""
    return tuple(Filter(each.name, each.label, partial(_own, each.name)) for each in fields)


def _own(name: str, incident: Incident) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(slug, told(incident, name))))


def open_actions(analysis: Analysis) -> Filter:
    """Return the filter for incidents with follow-ups that are still open."""

    def of(incident: Incident) -> tuple[str, ...]:
        found = analysis.follow_ups_of.get(incident.id, ())
        return (OPEN,) if any(follow_up.is_open for follow_up in found) else ()

    return Filter("actions", "", of)


def owners(analysis: Analysis) -> Filter:
    """Return the filter for incidents by who owns a follow-up of theirs."""

    def of(incident: Incident) -> tuple[str, ...]:
        found = analysis.follow_ups_of.get(incident.id, ())
        return tuple(dict.fromkeys(slug(owner) for one in found for owner in one.item.owners))

    return Filter("owner", "Owner", of)


SORTS = ("date", "severity", "length", "title")


class Selection(Frozen):
    """What was asked for: of each filter one of its values, and all words of `text`.

    Case does not matter. `open_actions` asks for incidents with follow-ups that are still open, `since` for
    those that began on that day or later; `own` are the filters of the site's own.
    """

    values: Mapping[str, Sequence[str]]
    text: str = ""
    open_actions: bool = False
    since: date | None = None
    own: tuple[Filter, ...] = ()

    def of(self, analysis: Analysis) -> tuple[Incident, ...]:
        """Return the chosen incidents, newest first."""
        asked = [(each, self.values.get(each.name)) for each in (*FILTERS, *self.own)]
        if self.open_actions:
            asked.append((open_actions(analysis), (OPEN,)))
        wanted = [(each, set(map(slug, given))) for each, given in asked if given]
        words = self.text.casefold().split()
        return tuple(
            incident
            for incident in analysis.incidents
            if all(_has(incident, each, slugs) for each, slugs in wanted)
            and _mentions(incident, words)
            and (self.since is None or start_day(incident) >= self.since)
        )


def _has(incident: Incident, asked: Filter, slugs: set[str]) -> bool:
    own = asked.of(incident)
    return not slugs.isdisjoint((*own, *map(slug, own)))


def _mentions(incident: Incident, words: Sequence[str]) -> bool:
    told = f"{incident.id} {incident.title} {incident.summary} {incident.impact.summary}".casefold()
    return all(word in told for word in words)


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
