"""What other tools call our front-matter fields; each format of import knows more of its own."""

from __future__ import annotations

from ..model.milestone import Milestone

FOREIGN = {
    Milestone.BEGAN.field: ("started", "start", "start_time", "startedAt", "incident_start"),
    Milestone.DETECTED.field: ("detected", "detectedAt"),
    Milestone.RESOLVED.field: ("resolvedWhen", "resolvedAt", "end", "ended", "end_time"),
    "services": ("service", "affected", "components"),
    "authors": ("author",),
    "summary": ("description",),
    "timezone": ("tz",),
}
OURS = {name: field for field, names in FOREIGN.items() for name in names}
"""Our fields by other tools' names."""


def names_of(field: str) -> tuple[str, ...]:
    """Return what a field of ours may be called, our own name first."""
    return field, *FOREIGN.get(field, ())
