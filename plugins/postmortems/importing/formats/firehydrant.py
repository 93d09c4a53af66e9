"""Incidents of FireHydrant as its API (v1) gives them, with their events in them or beside them.

See https://docs.firehydrant.com/reference: `incidents`, and `events` of each. Times are those of milestones,
services also those of impacts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ...model.document import Document
from ..drafting.records import Record, Told, found_in, links
from . import claiming, reading

SAYS = "incidents from FireHydrant as JSON"
ENDINGS = (".json",)
SEVERAL = True
_TIMES = {
    "started": "started_at", "detected": "detected_at", "acknowledged": "acknowledged_at",
    "mitigated": "mitigated_at", "resolved": "resolved_at",
}  # fmt: skip
_PEOPLE = ("created_by", "role_assignments", "team_assignments")
_OF_NO_USE = (
    "id", "organization", "organization_id", "private_id", "report_id", "severity_color",
    "lifecycle_measurements", "current_milestone", "field_requirements", "context_object", "channel_id",
    "channel_name", "channel_reference", "channel_status", "incident_channels", "conference_bridges",
    "status_pages", "private_status_page_url", "conversations", "last_update", "ticket", "discarded_at",
)  # fmt: skip


def _incidents(document: Document) -> Iterator[Record]:
    found = found_in(document, "data", "incidents")
    marked = (each for each in found if "current_milestone" in each and "name" in each)
    return (each for each in marked if "milestones" in each or "lifecycle_phases" in each)


def _told(record: Record, beside: Record) -> Told:
    times = dict(_milestones(record))
    impact = {"summary": record.text("customer_impact_summary"), "users": record.plain("customers_impacted")}
    summary, described = record.text("summary"), record.text("description")
    tickets = record.records("incident_tickets")
    told = Told({
        "title": record.text("name"),
        "severity": record.text("severity", "priority"),
        "services": list(dict.fromkeys(_services(record))),
        "summary": summary,
        "impact": {name: value for name, value in impact.items() if value},
        "ongoing": record.plain("active") is True,
        "tags": record.texts("tag_list"),
        "links": links(("FireHydrant", record.text("incident_url"))),
        "action_items": [item for each in tickets if (item := _ticket(each))],
        "x-firehydrant": record.text("number"),
        **{_TIMES[name]: at for name, at in times.items() if name in _TIMES},
    })  # fmt: skip
    told.body = f"## Summary\n\n{described}" if described and described != summary else ""
    events = list(_events(record, beside))
    told.entries = [(at, name.replace("_", " ").capitalize()) for name, at in times.items()]
    told.entries += [(at, text) for at, text, _ in events]
    if unread := sorted({kind for _, text, kind in events if not text}):
        told.doubts.append(f"timeline: events without a text are left out: {', '.join(unread)}")
    told.likely["started_at"] = (record.text("started_at"), "")
    told.likely["declared_at"] = (record.text("created_at"), "")
    if record.has(*_PEOPLE):
        told.doubts.append("people: who did what in it is not taken along")
    record.passed_over(*_OF_NO_USE)
    return told


def _milestones(record: Record) -> Iterator[tuple[str, str]]:
    """Yield when it came to each, by name; newer exports have them in phases."""
    phases = chain.from_iterable(each.records("milestones") for each in record.records("lifecycle_phases"))
    for each in (*record.records("milestones"), *phases):
        if at := each.text("occurred_at"):
            yield each.text("type", "slug").casefold(), at


def _events(record: Record, beside: Record) -> Iterator[tuple[str, str, str]]:
    """Yield when each event was, its text, and its kind; without events there is the last note."""
    found = record.records("events") or beside.of("events", "incident_id", record.text("id"))
    note = record.record("last_note")
    for each in found:
        yield each.text("occurred_at"), each.record("data").text("body"), each.text("type")
    if note and not found:
        yield note.text("created_at"), note.text("body"), "note"


def _services(record: Record) -> Iterator[str]:
    yield from record.texts("services")
    for each in record.records("impacts"):
        yield each.record("impact").text("name")
    yield from record.texts("functionalities")


def _ticket(record: Record) -> dict[str, str]:
    """Return a ticket as a follow-up; that of the incident itself is none."""
    if record.text("type", "ticket_type") == "incident":
        return {}
    links = record.records("attachments")
    state = {"done": "done", "closed": "done", "in_progress": "in-progress", "cancelled": "wontdo"}
    found = {
        "title": record.text("summary"),
        "status": state.get(record.text("state").casefold(), "open"),
        "ticket": record.record("link").text("href_url")
        or next((each.text("href_url") for each in links), ""),
        "priority": record.record("priority").text("slug", "name"),
        "due": record.text("due_at")[:10],
    }
    return {name: value for name, value in found.items() if value} if found["title"] else {}


claim, read = claiming(_incidents), reading(_incidents, _told)
