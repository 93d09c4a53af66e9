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
_SAID = {
    Milestone.BEGAN.field: ("date", "began", "begin", "start_date", "when"),
    Milestone.RESOLVED.field: ("end_date", "finished", "finish", "closed"),
    "authors": ("owner", "owners", "reporter", "written_by"),
    "severity": ("sev", "priority", "level"),
    "contributing_factors": ("cause", "root_cause", "factors"),
    "services": ("systems", "components_affected"),
}
"""What people write besides, for hints only: some of it means other things elsewhere."""
HINTS = {name: field for field, names in (*FOREIGN.items(), *_SAID.items()) for name in names}
OURS = {name: field for field, names in FOREIGN.items() for name in names}
"""Our fields by other tools' names."""


def names_of(field: str) -> tuple[str, ...]:
    """Return what a field of ours may be called, our own name first."""
    return field, *FOREIGN.get(field, ())
