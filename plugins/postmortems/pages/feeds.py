"""Feeds and calendars: of all incidents, of each service, and of what each owner has promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from heapq import nlargest
from itertools import chain, islice

from ..exporting.calendar import Event, calendar
from ..exporting.feeds import MOST, Entry, Feed, atom, first_id, json_feed, last_stated, urn
from ..exporting.follow_up_list import due_event
from ..insight.facets import SERVICES
from ..insight.follow_ups import FollowUp, by_value
from ..model.incident import Incident
from ..wording.words import to_say
from .base.cards import Some, told_of
from .base.page import Site
from .base.paths import actions_path, facet_path, feed_path, incident_path, list_path, published

INCIDENTS, OF_SERVICE = to_say("Incidents"), to_say("Incidents of %(service)s")
MOST_FEEDS = 500
"""How many services have a feed, and owners a calendar: those of most incidents or follow-ups."""
_TYPES = {"atom": "application/atom+xml", "json": "application/feed+json"}
_FORMS = {"atom": atom, "json": json_feed}


def list_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each calendar."""
    path, title = site.settings.under("incidents.ics"), _named(site, site.words.say(INCIDENTS))
    yield path, calendar(title, (_incident(site, each) for each in published(site)))
    yield from _promised(site)


def some_files(site: Site) -> Iterator[Some]:
    """Yield the feeds, which follow from their entries."""
    yield _feeds(site, published(site), site.words.say(INCIDENTS), list_path(site), "")
    groups = sorted(
        site.analysis.groups[SERVICES.name].values(), key=lambda one: (-len(one.incidents), one.slug)
    )
    for group in groups[:MOST_FEEDS]:
        home = facet_path(site, SERVICES, group.slug)
        title = site.words.say(OF_SERVICE, service=group.label)
        yield _feeds(site, group.incidents, title, home, group.slug)


def _feeds(site: Site, incidents: Iterable[Incident], title: str, home: str, group: str) -> Some:
    entries = nlargest(MOST, ((_changed(site, each), each.id, each) for each in incidents))
    told = title, *told_of(site, (each for *_, each in entries))
    return Some(f"feeds {group}", told, partial(_written, site, title, home, group, entries))


def _written(
    site: Site, title: str, home: str, group: str, entries: Sequence[tuple[datetime, str, Incident]]
) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of a feed in each form."""
    first = feed_path(site, next(iter(_FORMS)), group)  # all forms lie beside each other
    latest = [_entry(site, first, each, at) for at, _, each in entries]
    for form, write in _FORMS.items():
        path = feed_path(site, form, group)
        feed = Feed(
            urn("feed", group),
            _named(site, title),
            _address(site, path, home),
            _address(site, path, path),
            latest,
        )
        yield path, write(feed)


def _entry(site: Site, path: str, incident: Incident, changed: datetime) -> Entry:
    title = incident.title
    if incident.status == "withdrawn":
        title = site.words.say("Withdrawn: %(title)s", title=title)
    return Entry(
        urn("incident", first_id(incident)), title,
        _address(site, path, incident_path(site, incident)), changed,
        incident.summary or incident.impact.summary, (incident.severity, *incident.services),
    )  # fmt: skip


def _incident(site: Site, incident: Incident) -> Event:
    first, last = incident.started_at, incident.ended_at
    start: date = first.at
    end: date | None = last.at if last else None
    if first.date_only or (last and last.date_only):
        start, end = first.at.date(), last.at.date() if last else None
    address = _whole(site, incident_path(site, incident))
    title, id_ = f"{incident.severity} {incident.title}", urn("incident", first_id(incident))
    return Event(id_, title, start, end, _changed(site, incident), incident.summary, address)


def _promised(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the calendar of the open follow-ups that have a day, and one for each owner, if told."""
    if not site.tells_follow_ups:
        return
    dated = [
        one
        for one in chain.from_iterable(site.analysis.follow_ups_of.values())
        if one.is_open and one.item.due
    ]
    owners = by_value([one for one in dated if one.item.owners], lambda one: one.item.owners)
    busiest = sorted(owners.items(), key=lambda item: (-len(item[1][1]), item[0]))
    for name, (owner, those) in (("", ("", dated)), *islice(busiest, MOST_FEEDS)):
        path = site.settings.under(f"actions/{name}.ics" if name else "follow-ups.ics")
        title = site.words.say("Follow-ups")
        if name:
            title = site.words.say("Follow-ups of %(owner)s", owner=owner)
        yield path, calendar(_named(site, title), _due(site, those))


def _due(site: Site, those: Sequence[FollowUp]) -> Iterator[Event]:
    address = _whole(site, actions_path(site))
    for one in those:
        way = address or _whole(site, incident_path(site, one.incident))
        yield due_event(one.incident, one.item, _changed(site, one.incident), way)


def _changed(site: Site, incident: Incident) -> datetime:
    """Return when a report changed; where that is not known, the last time that it states."""
    return site.changed.get(incident.document.path) or last_stated(incident)


def _named(site: Site, title: str) -> str:
    return f"{title} · {site.name}" if site.name else title


def _address(site: Site, path: str, target: str) -> str:
    """Return the address of a page or file in a file: whole where the site says where it will be."""
    return _whole(site, target) or site.way(path, target)


def _whole(site: Site, target: str) -> str:
    way = site.way("index.md", target)
    return site.base + way if site.base and way else ""


def alternates(site: Site, path: str) -> Iterator[tuple[str, str, str]]:
    """Yield media type, title and address of each feed that a page leads to: of all, and of its service."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    group = name if f"{folder}/" == site.settings.under(f"{SERVICES.name}/") else ""
    known = {"": site.words.say(INCIDENTS)}
    if found := site.analysis.groups[SERVICES.name].get(group):
        known[group] = site.words.say(OF_SERVICE, service=found.label)
    for name, title in known.items():
        yield from (
            (_TYPES[form], _named(site, title), site.url(path, feed_path(site, form, name)))
            for form in _FORMS
        )
