"""One incident as a line of a list or a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ...insight.follow_ups import Tally
from ...model.incident import Incident
from ...wording.durations import Length, time_to_resolve
from ...wording.numbers import KIND, STATUS
from ...wording.severity import Scale, Severity
from ...wording.times import Stamp, date_stamp, start_year
from ...wording.words import ENGLISH, Words
from .paths import incident_path

if TYPE_CHECKING:
    from .page import Site


class Row(NamedTuple):
    """What a list says of an incident. `notes` are the words for what is not usual about it.

    Of its follow-ups so many are `open`, None where that is not told, and of these so many `overdue`.
    """

    id: str
    href: str
    title: str
    day: Stamp
    severity: Severity
    services: tuple[str, ...]
    notes: tuple[str, ...]
    ongoing: bool
    withdrawn: bool
    length: Length
    lede: str
    open: int | None = 0
    overdue: int = 0


def rows(site: Site, page: str, incidents: Iterable[Incident]) -> tuple[Row, ...]:
    """Return the lines of incidents for a list on `page`."""
    return tuple(
        site.rows[incident.id]._replace(href=site.url(page, incident_path(site, incident)))
        for incident in incidents
    )


def row(incident: Incident, severities: Scale, standing: Tally | None, words: Words = ENGLISH) -> Row:
    """Return what the lists of all pages say of an incident; the way to it differs."""
    return Row(
        id=incident.id,
        href="",
        title=incident.title,
        day=date_stamp(incident, words),
        severity=severities.of(incident.severity),
        services=incident.services,
        notes=notes(incident, words),
        ongoing=incident.is_ongoing,
        withdrawn=incident.status == "withdrawn",
        length=time_to_resolve(incident, words),
        lede=lede(incident),
        open=standing.open if standing else None,
        overdue=standing.overdue if standing else 0,
    )


def notes(incident: Incident, words: Words = ENGLISH) -> tuple[str, ...]:
    """Return the words for a kind and a status that are not the usual ones."""
    kind = () if incident.kind == "incident" else (words.say(KIND[incident.kind]),)
    status = () if incident.status == "final" else (words.say(STATUS[incident.status]),)
    return kind + status


def lede(incident: Incident) -> str:
    """Return the sentence that says what happened, empty where the report has none."""
    return incident.summary or incident.impact.summary


def by_year(incidents: Iterable[Incident]) -> dict[int, list[Incident]]:
    """Group incidents by the year in which they began, the latest year first, each in the given order."""
    years: dict[int, list[Incident]] = {}
    for incident in incidents:
        years.setdefault(start_year(incident), []).append(incident)
    return dict(sorted(years.items(), reverse=True))
