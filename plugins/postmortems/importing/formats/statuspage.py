"""Incidents of Statuspage as its API gives them, in JSON: one, a list, or under `incidents`.

Their updates become a timeline, the postmortem that was published with an incident follows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from itertools import islice
from typing import Any

from ...model.document import Document
from ...reading.clock import BadTime, read_moment
from ...reading.document import read_document
from ...reading.front_matter import write
from ..drafting.draft import Destination, Draft
from ..drafting.understand import understand
from . import Claim

_LISTS = ("incidents", "scheduled_maintenances")
_STARTS = ("scheduled_for", "started_at", "created_at")
_PLANNED = "maintenance"
MAX_INCIDENTS = 1000
MAX_UPDATES = 500
SAYS = "incidents from Statuspage as JSON"
ENDINGS = (".json",)
SEVERAL = True


def claim(document: Document) -> Claim:
    """Claim JSON in which there are incidents with updates."""
    return Claim.HAS_MY_MARKS if next(_incidents(document), None) else Claim.NOT_MINE


def read(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return each incident."""
    return [
        _draft(incident, document.path, destination)
        for incident in islice(_incidents(document), MAX_INCIDENTS)
    ]


def _incidents(document: Document) -> Iterator[dict[str, Any]]:
    text = document.source.text.lstrip()
    if not text.startswith(("{", "[")):
        return
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    listed = [data.get(name) for name in _LISTS] if isinstance(data, dict) else [data]
    one = data.get("incident", data) if isinstance(data, dict) else None
    for each in (one, *(each for found in listed if isinstance(found, list) for each in found)):
        if isinstance(each, dict) and _text(each, "name") and isinstance(each.get("incident_updates"), list):
            yield each


def _draft(incident: dict[str, Any], path: str, destination: Destination) -> Draft:
    planned = _text(incident, "impact") == _PLANNED or bool(_text(incident, "scheduled_for"))
    link = _text(incident, "shortlink")
    fields = {
        "title": _text(incident, "name"),
        "kind": _PLANNED if planned else "",
        "severity": "" if planned else _text(incident, "impact"),
        "services": list(dict.fromkeys(_services(incident))),
        "started_at": next(filter(None, (_text(incident, name) for name in _STARTS)), ""),
        "mitigated_at": _text(incident, "monitoring_at"),
        "resolved_at": _text(incident, "resolved_at"),
        "links": [{"title": "Status page", "url": link}] if link else "",
        "x-statuspage-id": _text(incident, "id"),
    }
    given = {name: value for name, value in fields.items() if value}
    draft = understand(
        read_document(path, write(given, _body(incident)).encode("utf-8", "replace")), destination
    )
    if "mitigated_at" not in draft.fields:
        return draft
    return replace(draft, doubts=(*draft.doubts, "mitigated_at: the time at which it was `monitoring`"))


def _body(incident: dict[str, Any]) -> str:
    entries = [entry for update in _dicts(incident, "incident_updates") if (entry := _entry(update))[1]]
    timeline = "\n".join(text for _, text in sorted(entries))
    postmortem = _text(incident, "postmortem_body")
    return "\n\n".join(filter(None, ("## Timeline" if timeline else "", timeline, postmortem)))


def _entry(update: dict[str, Any]) -> tuple[str, str]:
    """Return when an update was shown, to sort by, and its item of a list; those of no time come last."""
    status = _text(update, "status").replace("_", " ").capitalize()
    body = _text(update, "body").replace("\r\n", "\n").replace("\n", "\n  ")
    said = " ".join(filter(None, (f"{status}." if status else "", body)))
    try:
        shown_at = read_moment(_text(update, "display_at") or _text(update, "created_at"), UTC)[0].utc
    except BadTime:
        return "~", f"- {said}" if said else ""
    return shown_at.isoformat(), f"- {shown_at:%Y-%m-%d %H:%M} UTC: {said}".rstrip()


def _services(incident: dict[str, Any]) -> Iterator[str]:
    holders = [incident, *_dicts(incident, "incident_updates")]
    for holder in holders:
        for name in ("components", "affected_components"):
            yield from (service for each in _dicts(holder, name) if (service := _text(each, "name")))


def _dicts(holder: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = holder.get(name)
    return [each for each in found[:MAX_UPDATES] if isinstance(each, dict)] if isinstance(found, list) else []


def _text(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    return value.strip() if isinstance(value, str) else ""
