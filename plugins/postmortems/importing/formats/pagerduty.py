"""Incidents of PagerDuty as its REST API (v2) gives them, with what its timeline holds beside or in them.

See https://developer.pagerduty.com/api-reference: `incidents`, `log_entries`, `notes` and `status_updates`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.document import Document
from ..drafting.records import Record, Told, found_in, links
from . import claiming, reading

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


def _incidents(document: Document) -> Iterator[Record]:
    found = found_in(document, "incidents", "incident")
    return (each for each in found if "incident_number" in each and "service" in each)


def _told(record: Record, beside: Record) -> Told:
    own, notes, updates = (_of(record, beside, name) for name in ("log_entries", "notes", "status_updates"))
    told = Told({
        "title": record.text("title", "description", "summary"),
        "severity": record.record("priority").text("summary", "name"),
        "services": [record.record("service").text("summary", "name")],
        "ongoing": record.text("status") in ("triggered", "acknowledged"),
        "links": links(("PagerDuty", record.text("html_url"))),
        "detection": {"source": "alert"} if record.plain("alert_counts") else "",
        "x-pagerduty": record.text("incident_number"),
    })  # fmt: skip
    told.entries = [(each.text("created_at"), each.text("summary")) for each in own]
    told.entries += [
        (each.text("created_at"), each.text("content", "message")) for each in (*notes, *updates)
    ]
    details = record.record("body").text("details")
    told.body = f"## Summary\n\n{details}" if details else ""
    opened, ended = record.text("created_at"), _end(record, own)
    told.fields |= {"detected_at": opened, "acknowledged_at": _first(record, own), "resolved_at": ended}
    why = "the time at which PagerDuty opened it; harm may have begun before"
    told.likely["started_at"] = (opened, why)
    told.doubts.extend(_doubts(record, told.fields["severity"], ended))
    record.passed_over(*_OF_NO_USE)
    return told


def _doubts(record: Record, priority: str, ended: str) -> Iterator[str]:
    """Yield what a person should look at again."""
    if ended and not record.text("resolved_at") and ended == record.text("last_status_change_at"):
        yield "resolved_at: the time of its last change of status"
    if (urgency := record.text("urgency")) and not priority:
        yield f"severity: there is no priority; its urgency is `{urgency}`"
    if merged := record.record("resolve_reason").record("incident").text("summary", "id"):
        yield f"related: it was merged into `{merged}`"
    if (kind := record.record("incident_type").text("name")) not in ("", "incident_default"):
        yield f"kind: its type is `{kind}`"
    if record.has(*_PEOPLE):
        yield "people: who was paged and who responded is not taken along"


def _of(record: Record, beside: Record, name: str) -> list[Record]:
    """Return what belongs to an incident: in it, or beside it with its id."""
    found = (each for each in beside.records(name) if each.record("incident").text("id") == record.text("id"))
    return record.records(name) or list(found)


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


claim, read = claiming(_incidents), reading(_incidents, _told)
