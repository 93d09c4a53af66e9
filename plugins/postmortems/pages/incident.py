"""One incident: what it was at a glance, then its report, then what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..insight.facets import CAUSES, SERVICES, TAGS, TRIGGERS
from ..insight.relations import Relations
from ..model.incident import Incident
from ..rendering.report import Heading
from ..wording.durations import is_ongoing, time_to_resolve
from ..wording.numbers import KIND, STATUS
from ..wording.severity import scale
from ..wording.times import date_stamp, local, span, utc_span
from .base.key_times import key_times
from .base.page import Fragment, Page, Site
from .base.paths import incident_path, published
from .base.row import lede, notes
from .base.template import render
from .drawing.incident_timeline import drawn
from .drawing.phases import phases
from .parts.action import action, progress
from .parts.facet_names import links
from .parts.facts import banners, description, detection, figures, responders
from .parts.similar_incidents import similar_rows

FOLDERS = ("incidents",)
SECTIONS = {
    "actions": Heading(2, "Follow-ups", "pm-actions"),
    "related": Heading(2, "Related incidents", "pm-related"),
    "similar": Heading(2, "Similar incidents", "pm-similar"),
    "links": Heading(2, "Further reading", "pm-links"),
    "about": Heading(2, "About this report", "pm-about"),
}


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each incident, newest first."""
    known = site.analysis.relations
    for incident in published(site):
        summary = description(incident, lede(incident), date_stamp(incident).text)
        make = partial(content, site, incident, known)
        yield Page(incident_path(site, incident), incident.title, summary, make, incident)


def content(site: Site, incident: Incident, known: Relations, markdown: str) -> Fragment:
    """Write an incident's page around its report."""
    path = incident_path(site, incident)
    report = site.render(incident, markdown)
    times = key_times(incident)
    ties = [
        (tie, site.url(path, incident_path(site, tie.other)) if tie.other else "")
        for tie in known.of(incident)
    ]
    similar = similar_rows(site, path, incident)
    html = render(
        "incident.html",
        incident=incident,
        glance=glance(site, incident),
        times=times,
        drawing=drawn(incident, site.knowledge_base.by_path[incident.document.path]),
        report=report.html,
        actions=[action(item, site.today) for item in incident.action_items],
        ties=ties,
        similar=similar,
        sections=SECTIONS,
        source=incident.document.path,
    )
    return Fragment(html, (*report.headings, *own_headings(incident, bool(ties), bool(similar))))


def own_headings(incident: Incident, related: bool, similar: bool) -> Iterator[Heading]:
    """Yield the headings of the parts after the report that have anything to say."""
    filled = {
        "actions": incident.action_items, "related": related, "similar": similar, "links": incident.links,
        "about": True,
    }  # fmt: skip
    return (heading for name, heading in SECTIONS.items() if filled[name])


def glance(site: Site, incident: Incident) -> dict[str, object]:
    """Return what stands above the report, all in words."""
    started = local(incident, incident.started_at)
    ended = None if incident.resolved_at is None else local(incident, incident.resolved_at)
    path = incident_path(site, incident)
    return {
        "banners": list(banners(incident)),
        "lede": lede(incident),
        "severity": scale(site.settings).of(incident.severity),
        "found": found(incident),
        "kind": KIND[incident.kind],
        "status": STATUS[incident.status],
        "when": span(started, ended),
        "utc": utc_span(started, ended),
        "ongoing": is_ongoing(incident),
        "length": time_to_resolve(incident),
        "phases": phases(incident),
        "impact": incident.impact.summary if incident.impact.summary != lede(incident) else "",
        "figures": list(figures(incident)),
        "detection": detection(incident),
        "responders": responders(incident.responders),
        "follow_ups": progress(site, incident),
        "services": links(site, path, SERVICES, incident),
        "trigger": links(site, path, TRIGGERS, incident),
        "factors": links(site, path, CAUSES, incident),
        "tags": links(site, path, TAGS, incident),
    }


def found(incident: Incident) -> str:
    """Say what the title of a search result adds: `SEV2 · 4 Mar 2026 · Draft`."""
    ongoing = ("Ongoing",) if is_ongoing(incident) else ()
    return " · ".join((incident.severity, date_stamp(incident).text, *ongoing, *notes(incident)))
