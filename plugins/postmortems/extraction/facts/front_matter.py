"""Facts in front matter of any shape: YAML of another tool, ours, or TOML between `+++`."""

from __future__ import annotations

import re

from ...model.document import Document, Value

_NAMES = {
    "title": ("title",),
    "id": ("id", "incident_id", "incident-id"),
    "started": ("started_at", "start", "started", "start_time", "startedAt", "incident_start"),
    "detected": ("detected_at", "detected", "detectedAt"),
    "resolved": ("resolved_at", "resolvedWhen", "resolvedAt", "end", "ended", "end_time"),
    "severity": ("severity",),
    "services": ("services", "service", "affected", "components"),
    "authors": ("authors", "author"),
    "status": ("status",),
    "zone": ("timezone", "tz"),
}
_LINE = re.compile(r"^(?P<name>[\w-]{1,40})\s?=\s?(?P<value>[^\n]{1,400})$", re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<body>.*?)\n\+\+\+", re.DOTALL)
_LONGEST = 4000


def stated_in_front_matter(document: Document) -> dict[str, str]:
    """Return the facts that a document's front matter states, by name, as text.

    A `date` with a clock is the start where the front matter says when it ended too; elsewhere it is the day
    of publication, which is no fact of the incident.
    """
    fields = {name: _text(field.value) for name, field in document.fields.items()} or _toml(
        document.source.text
    )
    said = {
        fact: next((fields[name] for name in names if fields.get(name)), "") for fact, names in _NAMES.items()
    }
    if said["resolved"] and not said["started"]:
        said["started"] = said["date"] = fields.get("date", "")
    if not said["status"] and fields.get("resolved", "").lower() == "true":
        said["status"] = "resolved"
    return {fact: text for fact, text in said.items() if text}


def _text(value: Value) -> str:
    if isinstance(value.data, tuple):
        return ", ".join(filter(None, map(_text, value.data)))
    return value.data if isinstance(value.data, str) else ""


def _toml(text: str) -> dict[str, str]:
    found = _TOML.match(text[:_LONGEST])
    if not found:
        return {}
    return {
        line["name"]: line["value"].strip("[]\"' ").replace('"', "") for line in _LINE.finditer(found["body"])
    }
