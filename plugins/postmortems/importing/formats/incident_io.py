"""Incidents of incident.io as its API (v2) gives them, with follow-ups and updates that stand beside them.

See https://api-docs.incident.io: `incidents`, `follow_ups` and `incident_updates`, joined in one object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ...model.document import Document
from ..drafting.draft import Destination, Draft
from ..drafting.records import MOST, Record, Told, found_in, whole
from . import Claim

SAYS = "incidents from incident.io as JSON"
ENDINGS = (".json",)
SEVERAL = True
_TIMES = {
    "impact started": "started_at", "started": "started_at", "detected": "detected_at",
    "reported": "declared_at", "declared": "declared_at", "acknowledged": "acknowledged_at",
    "mitigated": "mitigated_at", "fixed": "mitigated_at", "resolved": "resolved_at",
}  # fmt: skip
_STATES = {"outstanding": "open", "completed": "done", "not_doing": "wontdo"}
_PEOPLE = ("creator", "incident_role_assignments", "team_ids")
_OF_NO_USE = (
    "updated_at", "duration_metrics", "has_debrief", "visibility", "workload_minutes_total",
    "workload_minutes_working", "workload_minutes_late", "workload_minutes_sleeping",
)  # fmt: skip


def claim(document: Document) -> Claim:
    """Claim JSON in which there are incidents with a status and a reference."""
    return Claim.HAS_MY_MARKS if next(_incidents(document), None) else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return each incident."""
    beside = whole(document)
    return [_draft(each, beside, document.path, destination) for each in islice(_incidents(document), MOST)]


def _incidents(document: Document) -> Iterator[Record]:
    found = found_in(document, "incidents", "incident")
    return (each for each in found if "incident_status" in each and "reference" in each and "name" in each)


def _draft(record: Record, beside: Record, path: str, destination: Destination) -> Draft:
    follow_ups, updates = (_of(record, beside.records(name)) for name in ("follow_ups", "incident_updates"))
    addresses = (
        ("incident.io", record.text("permalink")),
        ("Postmortem", record.text("postmortem_document_url")),
    )
    times = list(_times(record))
    told = Told({
        "title": record.text("name"),
        "kind": _kind(record),
        "severity": record.record("severity").text("name"),
        "summary": record.text("summary"),
        "links": [{"title": title, "url": url} for title, url in addresses if url],
        "action_items": [_follow_up(each) for each in follow_ups if each.text("status") != "deleted"],
        "x-incident-io": record.text("reference"),
        **{_TIMES[name]: at for name, at in reversed(times) if name in _TIMES},
    })  # fmt: skip
    told.entries = [(at, name.capitalize()) for name, at in times]
    told.entries += [(each.text("created_at"), _said(each)) for each in updates]
    told.likely["started_at"] = (record.text("created_at"), "the time at which it was created in incident.io")
    if any(name == "fixed" for name, _ in times):
        told.doubts.append("mitigated_at: the time at which it was `Fixed`")
    if record.has(*_PEOPLE):
        told.doubts.append("people: who did what in it is not taken along")
    category = record.record("incident_status").text("category")
    told.fields["ongoing"] = category in ("triage", "live") and "resolved_at" not in told.fields
    record.passed_over(*_OF_NO_USE)
    return told.draft(record, path, destination)


def _of(incident: Record, some: Sequence[Record]) -> list[Record]:
    """Return what belongs to an incident."""
    return [each for each in some if each.text("incident_id") == incident.text("id")]


def _kind(record: Record) -> str:
    if record.text("mode") in ("test", "tutorial"):
        return "drill"
    return "security" if "security" in record.record("incident_type").text("name").casefold() else ""


def _times(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each of its timestamps that is known by name: `Impact started at`."""
    for each in record.records("incident_timestamp_values"):
        name = each.record("incident_timestamp").text("name").casefold().removesuffix(" at")
        at = each.record("value").text("value")
        if name and at:
            yield name, at


def _follow_up(record: Record) -> dict[str, str]:
    ticket = record.record("external_issue_reference")
    found = {
        "title": record.text("title"),
        "owner": record.record("assignee").text("name"),
        "status": _STATES.get(record.text("status"), ""),
        "ticket": ticket.text("issue_permalink", "issue_name"),
        "priority": record.record("priority").text("name"),
        "done_at": record.text("completed_at")[:10],
    }
    return {name: value for name, value in found.items() if value}


def _said(update: Record) -> str:
    status = update.record("new_incident_status").text("name")
    return " ".join(filter(None, (f"{status}." if status else "", update.text("message"))))
