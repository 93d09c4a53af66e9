"""Incidents of Opsgenie as its Incident API (v1) gives them, with the names of `services` beside them.

See https://docs.opsgenie.com/docs/incident-api, /service-api and /incident-timeline-api. Its alerts have
another API, and are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.document import Document
from ..drafting.records import Record, Told, found_in, links
from . import claiming, reading

SAYS = "incidents from Opsgenie as JSON"
ENDINGS = (".json",)
SEVERAL = True
_OF_NO_USE = ("id", "isSeen", "updatedAt", "actions", "notifyStakeholders")


def _incidents(document: Document) -> Iterator[Record]:
    found = found_in(document, "data", "incidents")
    marked = (each for each in found if "tinyId" in each and "message" in each and "createdAt" in each)
    return (each for each in marked if "alias" not in each)


def _told(record: Record, beside: Record) -> Told:
    described = record.text("description")
    closed = record.text("status") in ("resolved", "closed")
    names, unknown = _services(record, beside)
    told = Told({
        "title": record.text("message"),
        "severity": record.text("priority"),
        "services": names,
        "ongoing": record.text("status") == "open",
        "tags": record.texts("tags"),
        "started_at": record.text("impactStartDate"),
        "detected_at": record.text("impactDetectDate"),
        "resolved_at": record.text("impactEndDate"),
        "links": links(("Opsgenie", record.record("links").text("web"))),
        "x-opsgenie": record.text("tinyId"),
    })  # fmt: skip
    told.body = f"## Summary\n\n{described}" if described else ""
    entries = (*record.records("entries"), *record.record("timeline").records("entries"))
    told.entries = [(each.text("eventTime"), _said(each)) for each in entries]
    told.likely = {
        "started_at": (record.text("createdAt"), "the time at which it was created in Opsgenie"),
        "resolved_at": (record.text("resolvedAt", "closedAt"), "the time at which it was closed in Opsgenie")
        if closed else ("", ""),
    }  # fmt: skip
    if record.has("responders", "owner", "ownerTeam"):
        told.doubts.append("people: who responded is not taken along")
    if unknown:
        told.doubts.append(f"services: {', '.join(unknown)}: `services` with their names are not in the file")
    record.passed_over(*_OF_NO_USE)
    return told


def _services(record: Record, beside: Record) -> tuple[list[str], list[str]]:
    """Return the names of the services that it hit, and the ids of those whose name is told nowhere."""
    names = {each.text("id"): each.text("name") for each in beside.records("services")}
    named = [each.text("name") for each in record.records("impactedServices")]
    hit = dict.fromkeys(filter(None, (record.text("serviceId"), *record.texts("impactedServices"))))
    told = {id_: id_ if id_ in named else names.get(id_, "") for id_ in hit}
    return list(filter(None, told.values())), [id_ for id_, name in told.items() if not name]


def _said(entry: Record) -> str:
    """Return what an entry of the timeline says, nothing of a hidden one: who did it is left out."""
    if entry.plain("hidden") is True:
        return ""
    described = entry.record("description").text("name", "content")
    return described or entry.record("title").text("content") or entry.text("type")


claim, read = claiming(_incidents), reading(_incidents, _told)
