"""Incidents of incident.io as its API (v2) gives them, with follow-ups and updates that stand beside them.

See https://api-docs.incident.io: `incidents`, `follow_ups` and `incident_updates`, joined in one object.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...extraction.facts.labels import fact_of
from ...model.document import Document
from ..drafting.records import Record, Told, found_in, links
from . import claiming, reading

SAYS = "incidents from incident.io as JSON"
ENDINGS = (".json",)
SEVERAL = True
_TIMES = {
    "impact started": "started_at", "started": "started_at", "detected": "detected_at",
    "reported": "declared_at", "declared": "declared_at", "acknowledged": "acknowledged_at",
    "mitigated": "mitigated_at", "fixed": "mitigated_at", "resolved": "resolved_at",
}  # fmt: skip
_STATES = {"outstanding": "open", "completed": "done", "not_doing": "wontdo"}
_OPEN, _NOT_ONE = ("triage", "live", "active", "paused"), ("declined", "merged", "canceled")
_PEOPLE = ("creator", "incident_role_assignments", "team_ids")
_OF_NO_USE = (
    "updated_at", "duration_metrics", "has_debrief", "visibility", "workload_minutes_total",
    "workload_minutes_working", "workload_minutes_late", "workload_minutes_sleeping", "call_url",
    "slack_channel_id", "slack_channel_name", "slack_team_id",
)  # fmt: skip


def _incidents(document: Document) -> Iterator[Record]:
    found = found_in(document, "incidents", "incident")
    return (each for each in found if "incident_status" in each and "reference" in each and "name" in each)


def _told(record: Record, beside: Record) -> Told:
    follow_ups, updates = (beside.of(name, "incident_id", record.text("id")) for name in
                           ("follow_ups", "incident_updates"))  # fmt: skip
    own = dict(_own_fields(record))
    issue = record.record("external_issue_reference")
    times = list(_times(record))
    category = record.record("incident_status").text("category")
    told = Told({
        "title": record.text("name"),
        "kind": _kind(record),
        "ongoing": category in _OPEN,
        "severity": record.record("severity").text("name"),
        "services": [each for name, said in own.items() if _is_of_services(name) for each in said],
        "summary": record.text("summary"),
        "links": links(
            ("incident.io", record.text("permalink")),
            ("Postmortem", record.text("postmortem_document_url")),
            (issue.text("issue_name") or "Issue", issue.text("issue_permalink")),
        ),
        "action_items": [_follow_up(each) for each in follow_ups if each.text("status") != "deleted"],
        "x-incident-io": record.text("reference"),
        **{_TIMES[name]: at for name, at in reversed(times) if name in _TIMES},
    })  # fmt: skip
    told.entries = [(at, name.capitalize()) for name, at in times]
    told.entries += [(each.text("created_at"), _said(each)) for each in updates]
    told.likely["started_at"] = (record.text("created_at"), "the time at which it was created in incident.io")
    told.doubts.extend(_doubts(record, category, dict(times)))
    told.left = [name for name, said in own.items() if said and not _is_of_services(name)]
    record.passed_over(*_OF_NO_USE)
    return told


def _own_fields(record: Record) -> Iterator[tuple[str, list[str]]]:
    """Yield the fields that its owner made, by the names that people see, and what each says."""
    for each in record.records("custom_field_entries"):
        said = (
            one.record("value_catalog_entry").text("name")
            or one.record("value_option").text("value")
            or one.text("value_text", "value_link", "value_numeric")
            for one in each.records("values")
        )
        yield each.record("custom_field").text("name"), [*filter(None, said)]


def _is_of_services(name: str) -> bool:
    """Tell whether a field of the owner's names what was hit."""
    return fact_of(name) == "services"


def _doubts(record: Record, category: str, times: Mapping[str, str]) -> Iterator[str]:
    """Yield what a person should look at again."""
    if "fixed" in times:
        yield "mitigated_at: the time at which it was `Fixed`"
    if record.has(*_PEOPLE):
        yield "people: who did what in it is not taken along"
    if category in _NOT_ONE:
        yield f"status: it was {category} in incident.io"


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


claim, read = claiming(_incidents), reading(_incidents, _told)
