"""Incidents of PagerDuty as its REST API (v2) gives them, with log entries and notes beside or in them.

See https://developer.pagerduty.com/api-reference: `incidents`, `log_entries` and `notes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ...model.document import Document
from ..drafting.draft import Destination, Draft
from ..drafting.records import MOST, Record, Told, found_in, whole
from . import Claim

SAYS = "incidents from PagerDuty as JSON"
ENDINGS = (".json",)
SEVERAL = True
_ACKNOWLEDGED, _RESOLVED = "acknowledge_log_entry", "resolve_log_entry"
_PEOPLE = (
    "assignments", "acknowledgements", "last_status_change_by", "incidents_responders",
    "responder_requests", "teams",
)  # fmt: skip
_OF_NO_USE = (
    "type", "id", "summary", "self", "updated_at", "incident_key", "assigned_via",
    "first_trigger_log_entry", "alert_counts", "is_mergeable", "escalation_policy", "pending_actions",
    "alert_grouping", "subscriber_requests",
)  # fmt: skip


def claim(document: Document) -> Claim:
    """Claim JSON in which there are incidents with a number and a service."""
    return Claim.HAS_MY_MARKS if next(_incidents(document), None) else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return each incident."""
    beside = whole(document)
    entries, notes = beside.records("log_entries"), beside.records("notes")
    return [_draft(each, entries, notes, document.path, destination)
            for each in islice(_incidents(document), MOST)]  # fmt: skip


def _incidents(document: Document) -> Iterator[Record]:
    found = found_in(document, "incidents", "incident")
    return (each for each in found if "incident_number" in each and "service" in each)


def _draft(
    record: Record, entries: Sequence[Record], notes: Sequence[Record], path: str, destination: Destination
) -> Draft:
    id_, link = record.text("id"), record.text("html_url")
    own = [
        *record.records("log_entries"),
        *(each for each in entries if each.record("incident").text("id") == id_),
    ]
    said = [*record.records("notes"), *(each for each in notes if each.record("incident").text("id") == id_)]
    urgency = record.text("urgency")
    told = Told({
        "title": record.text("title", "description", "summary"),
        "severity": record.record("priority").text("summary", "name"),
        "services": [record.record("service").text("summary", "name")],
        "links": [{"title": "PagerDuty", "url": link}] if link else "",
        "detection": {"source": "alert"} if record.plain("alert_counts") else "",
        "x-pagerduty": record.text("incident_number"),
    })  # fmt: skip
    told.entries = [(each.text("created_at"), each.text("summary")) for each in own]
    told.entries += [(each.text("created_at"), each.text("content")) for each in said]
    details = record.record("body").text("details")
    told.body = f"## Summary\n\n{details}" if details else ""
    opened, ended = record.text("created_at"), _end(record, own)
    told.fields |= {"detected_at": opened, "acknowledged_at": _first(record, own), "resolved_at": ended}
    why = "the time at which PagerDuty opened it; harm may have begun before"
    told.likely["started_at"] = (opened, why)
    if ended and ended == record.text("last_status_change_at"):
        told.doubts.append("resolved_at: the time of its last change of status")
    if urgency and not told.fields["severity"]:
        told.doubts.append(f"severity: there is no priority; its urgency is `{urgency}`")
    if record.has(*_PEOPLE):
        told.doubts.append("people: who was paged and who responded is not taken along")
    record.passed_over(*_OF_NO_USE)
    return told.draft(record, path, destination)


def _first(record: Record, entries: Sequence[Record]) -> str:
    """Return when somebody first took it up."""
    logged = [each.text("created_at") for each in entries if each.text("type").startswith(_ACKNOWLEDGED)]
    listed = [each.text("at") for each in record.records("acknowledgements")]
    return min(filter(None, (*logged, *listed)), default="")


def _end(record: Record, entries: Sequence[Record]) -> str:
    """Return when it was resolved."""
    logged = max(
        (each.text("created_at") for each in entries if each.text("type").startswith(_RESOLVED)), default=""
    )
    changed = record.text("last_status_change_at") if record.text("status") == "resolved" else ""
    return record.text("resolved_at") or logged or changed
