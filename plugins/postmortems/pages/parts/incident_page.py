"""An incident's page: what it was at a glance, then its report, then what belongs to it.

It follows from what is handed in, and asks nobody else: neither the site nor the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.incident import Incident
from ...model.report import Report
from ...rendering.report import Heading, RenderedReport
from ...wording.durations import time_to_resolve
from ...wording.numbers import KIND, STATUS
from ...wording.times import date_stamp, span, utc_span
from ..base.key_times import key_times
from ..base.page import Fragment
from ..base.row import lede, notes
from ..base.template import render
from ..drawing.incident_timeline import drawn
from ..drawing.phases import phases
from .action import action
from .around import Around
from .facts import banners, detection, figures, responders, visibility

SECTIONS = {
    "actions": Heading(2, "Follow-ups", "pm-actions"),
    "related": Heading(2, "Related incidents", "pm-related"),
    "similar": Heading(2, "Similar incidents", "pm-similar"),
    "links": Heading(2, "Further reading", "pm-links"),
    "about": Heading(2, "About this report", "pm-about"),
}


def incident_page(report: Report, incident: Incident, body: RenderedReport, around: Around) -> Fragment:
    """Write the page of a report whose body was rendered."""
    pairs = zip(incident.action_items, around.overdue, strict=True)
    html = render(
        "incident.html",
        incident=incident,
        glance=glance(incident, around),
        times=key_times(incident),
        drawing=drawn(incident, report),
        report=body.html,
        actions=[action(item, is_late=is_late) for item, is_late in pairs],
        ties=around.ties,
        similar=around.similar,
        sections=SECTIONS,
        source=report.path,
    )
    headings = (*body.headings, *own_headings(incident, around))
    return Fragment(html, headings, body.addresses)


def own_headings(incident: Incident, around: Around) -> Iterator[Heading]:
    """Yield the headings of the parts after the report that have anything to say."""
    filled = {
        "actions": incident.action_items, "related": around.ties, "similar": around.similar,
        "links": incident.links, "about": True,
    }  # fmt: skip
    return (heading for name, heading in SECTIONS.items() if filled[name])


def glance(incident: Incident, around: Around) -> dict[str, object]:
    """Return what stands above the report, all in words."""
    started = incident.local(incident.started_at)
    ended = None if incident.resolved_at is None else incident.local(incident.resolved_at)
    return {
        "banners": list(banners(incident)),
        "lede": lede(incident),
        "severity": around.severity,
        "found": found(incident),
        "kind": KIND[incident.kind],
        "status": STATUS[incident.status],
        "when": span(started, ended),
        "utc": utc_span(started, ended),
        "ongoing": incident.is_ongoing,
        "length": time_to_resolve(incident),
        "phases": phases(incident),
        "impact": incident.impact.summary if incident.impact.summary != lede(incident) else "",
        "figures": list(figures(incident)),
        "detection": detection(incident),
        "visibility": visibility(incident),
        "responders": responders(incident.responders),
        "follow_ups": around.follow_ups,
        "services": around.services,
        "trigger": around.triggers,
        "factors": around.factors,
        "tags": around.tags,
        "own": around.own,
    }


def found(incident: Incident) -> str:
    """Say what the title of a search result adds: `SEV2 · 4 Mar 2026 · Draft`."""
    ongoing = ("Ongoing",) if incident.is_ongoing else ()
    return " · ".join((incident.severity, date_stamp(incident).text, *ongoing, *notes(incident)))
