"""Incidents of Statuspage as its API gives them, in JSON: one, a list, or under `incidents`.

Their updates become a timeline, the postmortem that was published with an incident follows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.document import Document
from ..drafting.records import Record, Told, found_in, links
from . import claiming, reading

_LISTS = ("incidents", "scheduled_maintenances")
_STARTS = ("scheduled_for", "started_at", "created_at")
_COMPONENTS = ("components", "affected_components")
_PLANNED = "maintenance"
_OF_NO_USE = (
    "page_id", "status", "updated_at", "impact_override", "postmortem_body_last_updated_at",
    "postmortem_ignored", "postmortem_notified_subscribers", "postmortem_notified_twitter",
    "postmortem_published_at", "reminder_intervals", "scheduled_auto_completed",
    "scheduled_auto_in_progress", "scheduled_remind_prior", "scheduled_reminded_at",
    "auto_transition_deliver_notifications_at_end", "auto_transition_deliver_notifications_at_start",
    "auto_transition_to_maintenance_state", "auto_transition_to_operational_state",
)  # fmt: skip
SAYS = "incidents from Statuspage as JSON"
ENDINGS = (".json",)
SEVERAL = True


def _incidents(document: Document) -> Iterator[Record]:
    found = found_in(document, *_LISTS, "incident")
    return (each for each in found if each.text("name") and isinstance(each.plain("incident_updates"), list))


def _told(incident: Record, _: Record) -> Told:
    impact = incident.text("impact")
    planned = impact == _PLANNED or bool(incident.text("scheduled_for"))
    updates, monitored = incident.records("incident_updates"), incident.text("monitoring_at")
    services = [name for each in (incident, *updates) for of in _COMPONENTS for name in each.texts(of)]
    told = Told({
        "title": incident.text("name"),
        "kind": _PLANNED if planned else "",
        "severity": "" if planned else impact,
        "services": list(dict.fromkeys(services)),
        "started_at": incident.text(*_STARTS),
        "mitigated_at": monitored,
        "resolved_at": incident.text("resolved_at"),
        "links": links(("Status page", incident.text("shortlink"))),
        "x-statuspage-id": incident.text("id"),
    }, incident.text("postmortem_body"))  # fmt: skip
    told.entries = [(each.text("display_at", "created_at"), _said(each)) for each in updates]
    if monitored:
        told.doubts.append("mitigated_at: the time at which it was `monitoring`")
    incident.passed_over(*_OF_NO_USE)
    return told


def _said(update: Record) -> str:
    status = update.text("status").replace("_", " ").capitalize()
    return " ".join(filter(None, (f"{status}." if status else "", update.text("body"))))


claim, read = claiming(_incidents), reading(_incidents, _told)
