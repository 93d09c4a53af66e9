"""Facts in front matter of any shape: YAML of another tool, ours, or TOML between `+++`."""

from __future__ import annotations

from ...model.document import Document, Value
from ...model.milestone import Milestone
from ...patterns import deferred
from ...reading.foreign_names import names_of
from ...reading.toml_front_matter import toml_texts
from .statement import Given

_TIMES = tuple(milestone.field for milestone in Milestone if milestone.fact)
_NAMES = {
    **{fact: names_of(fact) for fact in ("title", *_TIMES, "severity", "services", "authors", "status")},
    "id": ("id", "incident_id", "incident-id"),
    "zone": names_of("timezone"),
    "length": ("duration", "incident_duration", "outage_duration", "downtime"),
}
_AT = deferred(r"(?i)(?<=[a-z]{3})[_-]?(?:at|on|when|date|time)\Z")
"""How the name of a time may end: `resolvedWhen`, `resolved-on` and `ResolvedDate` are `resolved_at`."""


def stated_in_front_matter(document: Document) -> dict[str, Given]:
    """Return the facts that a document's front matter states, by name, times by our field, as text.

    A `date` with a clock is the start where the front matter says when it ended too; elsewhere it is the day
    of publication, which is no fact of the incident.
    """
    yaml = ((name, _text(field.value), field.start) for name, field in document.fields.items())
    toml = ((name, text, 0) for name, text in toml_texts(document.source.text).items())
    written = yaml if document.fields else toml
    fields = {name: Given(text, start, field=True) for name, text, start in written if text}
    fields = {**{_AT.sub("_at", name).lower(): given for name, given in fields.items()}, **fields}
    said = {
        fact: fields[name] for fact, names in _NAMES.items() if (name := next(filter(fields.get, names), ""))
    }
    began, ended, date = Milestone.BEGAN.field, Milestone.RESOLVED.field, fields.get("date")
    if date and ended in said and began not in said:
        said[began] = said["date"] = date
    resolved = fields.get("resolved")
    if resolved and "status" not in said and resolved.text.lower() == "true":
        said["status"] = resolved._replace(text="resolved")
    return said


def _text(value: Value) -> str:
    if isinstance(value.data, tuple):
        return ", ".join(filter(None, map(_text, value.data)))
    return value.data if isinstance(value.data, str) else ""
