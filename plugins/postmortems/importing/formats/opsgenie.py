"""Incidents of Opsgenie as its Incident API (v1) gives them: one, or a list under `data`.

See https://docs.opsgenie.com/docs/incident-api. Its alerts have another API, and are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ...model.document import Document
from ..drafting.draft import Destination, Draft
from ..drafting.records import MOST, Record, Told, found_in
from . import Claim

SAYS = "incidents from Opsgenie as JSON"
ENDINGS = (".json",)
SEVERAL = True
_OF_NO_USE = ("id", "isSeen", "updatedAt", "actions")


def claim(document: Document) -> Claim:
    """Claim JSON in which there are incidents with a message and a short id."""
    return Claim.HAS_MY_MARKS if next(_incidents(document), None) else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return each incident."""
    return [_draft(each, document.path, destination) for each in islice(_incidents(document), MOST)]


def _incidents(document: Document) -> Iterator[Record]:
    found = found_in(document, "data", "incidents")
    marked = (each for each in found if "tinyId" in each and "message" in each and "createdAt" in each)
    return (each for each in marked if "alias" not in each)


def _draft(record: Record, path: str, destination: Destination) -> Draft:
    described, link = record.text("description"), record.record("links").text("web")
    closed = record.text("status") in ("resolved", "closed")
    told = Told({
        "title": record.text("message"),
        "severity": record.text("priority"),
        "tags": record.texts("tags"),
        "started_at": record.text("impactStartDate"),
        "detected_at": record.text("impactDetectDate"),
        "resolved_at": record.text("impactEndDate"),
        "links": [{"title": "Opsgenie", "url": link}] if link else "",
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
    if record.has("responders", "owner"):
        told.doubts.append("people: who responded is not taken along")
    if record.has("impactedServices", "serviceId"):
        told.doubts.append("services: only their ids are told, not their names")
    record.passed_over(*_OF_NO_USE)
    return told.draft(record, path, destination)


def _said(entry: Record) -> str:
    """Return what an entry of the timeline says: who did it is left out."""
    return (
        entry.record("description").text("name")
        or entry.record("title").text("content")
        or entry.text("type")
    )
