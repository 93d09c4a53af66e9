"""What others say about an incident: all that its page asks of the site, gathered into one value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urljoin

from ...frozen import Frozen
from ...insight.facets import CAUSES, SERVICES, TAGS, TRIGGERS
from ...insight.follow_ups import as_tracked
from ...insight.relations import OUTGOING, Tie
from ...model.action_item import ActionItem
from ...model.incident import Incident
from ...model.page_kinds import INCIDENTS
from ...model.ticket_state import ticket_state
from ...wording.own_values import told
from ...wording.severity import Severity
from ...wording.times import start_year
from ...wording.words import to_say
from ..base.page import Site
from ..base.paths import data_path, incident_path, list_path, year_path
from ..base.places import OWN_SECTION
from ..base.row import Row
from .action import progress, said_of_ticket
from .alike import Asked, alike, asked_of
from .came_back import Again, came_back
from .facet_names import Name, links
from .report_text import letters
from .similar_incidents import Reason, similar_rows

LISTED = to_say("Incidents")


class TieLine(Frozen):
    """A relation to another incident; `title` and `href` are empty where no report has that id."""

    words: str
    id: str
    title: str
    href: str


class Way(Frozen):
    """The ways up from an incident and to its neighbours, which are empty at either end."""

    incidents: Name
    year: Name
    older: Name
    newer: Name


class Around(Frozen):
    """What an incident's page says besides what its report says.

    `services`, `triggers`, `factors` and `tags` are the report's own words with the ways to their pages,
    `asked` others with the way to all incidents that say the same, and `alike` pairs of them.
    `own` has what the report says in the fields of the site's own, by what pages call them.
    `follow_ups` says how they stand, and the anchor of the first; `overdue` goes with those of front matter,
    `late` has the letters of the titles of those of the text that are. `instead` is what to read for a
    withdrawn one, `ties` what else it is related to. `as_of` is the day on which what changes with the days
    is so, None where nothing does; `changed` the day on which the report last was, as far as that is known.
    `source` is the path of the report, which the public is not told, `source_href` its address in its
    repository, `data_href` that of its file for programs. `tracked` says how far the tickets of those of
    front matter are, `trackers` has the addresses of tickets by what these begin with, where a follow-up has
    any.
    """

    way: Way
    severity: Severity
    services: tuple[Name, ...]
    triggers: tuple[Name, ...]
    factors: tuple[Name, ...]
    tags: tuple[Name, ...]
    asked: Asked
    alike: tuple[Name, ...]
    own: tuple[tuple[str, tuple[str, ...]], ...]
    follow_ups: tuple[str, str]
    overdue: tuple[bool, ...]
    late: tuple[str, ...]
    again: tuple[Again, ...]
    instead: Name
    ties: tuple[TieLine, ...]
    similar: tuple[tuple[Row, tuple[Reason, ...]], ...]
    as_of: date | None
    tracked: tuple[str, ...]
    trackers: tuple[tuple[str, str], ...]
    changed: date | None
    source: str
    source_href: str
    data_href: str


class _Tracked(NamedTuple):
    item: ActionItem
    said: str


def around(site: Site, incident: Incident) -> Around:
    """Ask the site all that the page of an incident needs of it."""
    path = incident_path(site, incident)
    ties = tuple(_ties(site, path, site.analysis.relations.of(incident)))
    again, instead = came_back(site, path, incident), _instead(incident, ties)
    above = {instead.href, *(one.href for one in again)}
    tracked = tuple(_tracked(site, incident))
    overdue = tuple(each.item.is_overdue(site.today) for each in tracked)
    late = tuple(_late(site, incident))
    has_tickets = (item.ticket for item in incident.action_items)
    source, source_href = _source(site, incident)
    return Around(
        way=_way(site, path, incident),
        severity=site.scale.of(incident.severity),
        services=links(site, path, SERVICES, incident),
        triggers=links(site, path, TRIGGERS, incident),
        factors=links(site, path, CAUSES, incident),
        tags=links(site, path, TAGS, incident),
        asked=asked_of(site, path, incident),
        alike=alike(site, path, incident),
        own=tuple(_own(site, incident)),
        follow_ups=progress(site, incident),
        overdue=overdue,
        late=late,
        again=again,
        instead=instead,
        ties=tuple(tie for tie in ties if not tie.href or tie.href not in above),
        similar=tuple(similar_rows(site, path, incident)),
        as_of=site.today if incident.is_ongoing or any(overdue) or late else None,
        tracked=tuple(each.said for each in tracked),
        trackers=tuple(site.settings.tickets.items()) if any(has_tickets) else (),
        changed=None if (known := site.changed.get(incident.document.path)) is None else known.date(),
        source=source,
        source_href=source_href,
        data_href=site.url(path, data_path(site, incident)),
    )


def _own(site: Site, incident: Incident) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in site.settings.fields:
        if texts := told(incident, each.name, site.words):
            yield each.label, texts


def _tracked(site: Site, incident: Incident) -> Iterator[_Tracked]:
    """Yield the follow-ups of front matter in the states of their tickets, with what is said of these."""
    for item in incident.action_items:
        state = ticket_state(item, site.settings.states)
        yield _Tracked(as_tracked(item, state), said_of_ticket(state, site.words) if state else "")


def _source(site: Site, incident: Incident) -> tuple[str, str]:
    """Return the path of a report, and its address where it has one; the public is told neither."""
    path = incident.document.path
    if site.settings.audience == "public":
        return "", ""
    return path, urljoin(site.sources, quote(path, errors="replace")) if site.sources else ""


def _way(site: Site, path: str, incident: Incident) -> Way:
    listed, year = site.analysis.incidents, start_year(incident)
    at = site.order[incident.id]
    older, newer = listed[at + 1 : at + 2], listed[at - 1 : at] if at else ()
    return Way(
        incidents=Name(site.called(INCIDENTS, LISTED), site.url(path, list_path(site))),
        year=Name(str(year), site.url(path, year_path(site, year))),
        older=_named(site, path, older),
        newer=_named(site, path, newer),
    )


def _named(site: Site, path: str, some: tuple[Incident, ...]) -> Name:
    return Name(some[0].title, site.url(path, incident_path(site, some[0]))) if some else Name("")


def _late(site: Site, incident: Incident) -> Iterator[str]:
    """Yield the letters of the titles of the follow-ups in the text that are overdue."""
    for one in site.analysis.follow_ups_of.get(incident.id, ()):
        if one.is_overdue(site.today) and site.places(incident.id).of(one) != OWN_SECTION:
            yield letters(one.item.title)


def _instead(incident: Incident, ties: tuple[TieLine, ...]) -> Name:
    """Return what to read for a withdrawn report: what it is a duplicate of, else what it names first."""
    if incident.status != "withdrawn":
        return Name("")
    found = sorted((tie for tie in ties if tie.href), key=lambda tie: tie.words != OUTGOING["duplicate-of"])
    return Name(found[0].title, found[0].href) if found else Name("")


def _ties(site: Site, path: str, ties: tuple[Tie, ...]) -> Iterator[TieLine]:
    for tie in ties:
        other = tie.other
        title, href = (other.title, site.url(path, incident_path(site, other))) if other else ("", "")
        yield TieLine(tie.words, tie.id, title, href)
