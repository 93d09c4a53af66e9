"""The incidents that stand out: the longest, the soonest detected, those that came again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...insight.facets import CAUSES, SERVICES, Group
from ...insight.measures import Measured, measured
from ...insight.relations import OUTGOING
from ...model.incident import Incident
from ...model.milestone import TIME_TO_DETECT
from ...model.moment import Duration
from ...wording.durations import Length, length
from ..base.row import Row
from ..drawing.dotplot import Rows
from .impact import hours
from .insights_charts import Source, impact

LISTED = 5
MOST = 8
BY_MACHINE = ("alert", "synthetic")


@dataclass(frozen=True)
class Ranking:
    """The first few incidents by a length, which `measure` names; it stands as the length of the line."""

    title: str
    measure: str
    says: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Recurrence:
    """An incident, the earlier one that it is a recurrence of, and how long after it began."""

    later: Row
    earlier: Row
    after: Length


def rankings(source: Source, resolved: Measured) -> Iterator[Ranking]:
    """Yield the lists that have any incident."""
    impacts = {incident.id: impact(source.site, incident) for incident in source.incidents}
    hurt = sorted(impacts, key=lambda id_: -impacts[id_].length)
    alerted = (one for one in source.incidents if one.detection and one.detection.source in BY_MACHINE)
    found = (
        (
            "Longest",
            resolved.measure.title,
            "By time to resolve.",
            _known(source.rows, reversed(resolved.known)),
        ),
        (
            "Most hours of impact",
            "Impact",
            "By the time from its start until it was mitigated, else resolved.",
            ((source.rows[id_], hours(impacts[id_].length)) for id_ in hurt if impacts[id_].length),
        ),
        (
            "Soonest detected by an alert",
            TIME_TO_DETECT.title,
            "By time to detect, where an alert or a synthetic check noticed.",
            _known(source.rows, measured(TIME_TO_DETECT, alerted).known),
        ),
    )
    for title, measure, says, ranked in found:
        rows = tuple(row._replace(length=long) for (row, long), _ in zip(ranked, range(LISTED), strict=False))
        if rows:
            yield Ranking(title, measure, says, rows)


def _known(rows: Rows, known: Iterable[tuple[Incident, Duration]]) -> Iterator[tuple[Row, Length]]:
    return ((rows[incident.id], length(duration)) for incident, duration in known)


@dataclass(frozen=True)
class Repeat:
    """A service that was hit again through the same contributing factor; each a name and its address."""

    service: tuple[str, str]
    factor: tuple[str, str]
    rows: tuple[Row, ...]
    more: int


def repeats(source: Source) -> tuple[Repeat, ...]:
    """Return what was hit most often again; incidents oldest first."""
    analysis = source.site.analysis
    services, factors = (analysis.groups[facet.name] for facet in (SERVICES, CAUSES))
    return tuple(
        Repeat(
            _named(source, services[repeat.service]),
            _named(source, factors[repeat.factor]),
            tuple(source.rows[incident.id] for incident in repeat.incidents[:MOST]),
            len(repeat.incidents[MOST:]),
        )
        for repeat in analysis.recurrence.repeats[:MOST]
    )


def _named(source: Source, group: Group) -> tuple[str, str]:
    return group.label, source.group(group)


def recurrences(source: Source) -> tuple[Recurrence, ...]:
    """Return the incidents that say of which earlier one they are a recurrence, newest first."""
    return tuple(
        Recurrence(source.rows[incident.id], source.rows[tie.other.id], length(_after(incident, tie.other)))
        for incident in source.incidents
        for tie in source.site.analysis.relations.of(incident)
        if tie.words == OUTGOING["recurrence-of"] and tie.other
    )


def _after(later: Incident, earlier: Incident) -> Duration | None:
    days = later.started_at.at.date() - earlier.started_at.at.date()
    return Duration(days, whole_days=True) if days else None
