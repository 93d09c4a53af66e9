"""Facts in front matter of any shape: YAML of another tool, ours, or TOML between `+++`."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.document import Document, Value
from ...model.milestone import Milestone
from ...patterns import deferred
from ...reading.foreign_names import names_of
from ...reading.toml_front_matter import toml_texts
from .labels import Given

_NAMES = {
    "title": ("title",),
    "id": ("id", "incident_id", "incident-id"),
    **{milestone.field: names_of(milestone.field) for milestone in Milestone if milestone.fact},
    "severity": ("severity",),
    "services": names_of("services"),
    "authors": names_of("authors"),
    "status": ("status",),
    "zone": names_of("timezone"),
}

_AT = deferred(r"(?i)(?<=[a-z]{3})[_-]?(?:at|on|when|date|time)\Z")
"""How the name of a time may end: `resolvedWhen`, `resolved-on` and `ResolvedDate` are `resolved_at`."""


def stated_in_front_matter(document: Document) -> dict[str, Given]:
    """Return the facts that a document's front matter states, by name, times by our field, as text.

    A `date` with a clock is the start where the front matter says when it ended too; elsewhere it is the day
    of publication, which is no fact of the incident.
    """
    yaml = {name: _text(field.value) for name, field in document.fields.items()}
    fields = yaml or toml_texts(document.source.text)
    fields = {**{_AT.sub("_at", name).lower(): text for name, text in fields.items()}, **fields}
    said = {
        fact: next((fields[name] for name in names if fields.get(name)), "") for fact, names in _NAMES.items()
    }
    if said[Milestone.RESOLVED.field] and not said[Milestone.BEGAN.field]:
        said[Milestone.BEGAN.field] = said["date"] = fields.get("date", "")
    if not said["status"] and fields.get("resolved", "").lower() == "true":
        said["status"] = "resolved"
    places = {name: field.start for name, field in document.fields.items()}
    places.setdefault(Milestone.BEGAN.field, places.get("date", 0))
    return {fact: Given(text, _place(fact, places), field=True) for fact, text in said.items() if text}


def _place(fact: str, places: Mapping[str, int]) -> int:
    """Return where the field of a fact stands, the start of the front matter where that is not known."""
    return next((places[name] for name in (*_NAMES.get(fact, ()), fact) if name in places), 0)


def _text(value: Value) -> str:
    if isinstance(value.data, tuple):
        return ", ".join(filter(None, map(_text, value.data)))
    return value.data if isinstance(value.data, str) else ""
