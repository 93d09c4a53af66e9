"""What the public may read of a report that says `visibility: public`: what is named, and nothing else."""

from __future__ import annotations

from ..frozen import Frozen
from .field_types import FLAG, declare, list_of, term
from .milestone import Milestone

ALWAYS = (
    "title", "id", "status", "severity", "services", "started_at", "ongoing", "approximate", "timezone",
    "visibility",
)  # fmt: skip
"""The fields without which there is no report, or its times would be others."""
_TOLD = (Milestone.DETECTED, Milestone.MITIGATED, Milestone.RESOLVED)
FIELDS = ("kind", *(time.field for time in _TOLD), "impact.summary", "summary", "related")
SECTIONS = ("summary", "impact")


class Public(Frozen):
    """What an edition for the public shows of the reports that it has."""

    fields: tuple[str, ...] = declare(
        list_of(term("every field", "a field's name, or `impact.users` for a part of one")),
        "The fields that are public, besides those that every report needs.",
        default=FIELDS,
    )
    sections: tuple[str, ...] = declare(
        list_of(term("every section", "a section's role, such as `timeline`")),
        "The sections that are public, with what stands below them; one with another role is public only "
        "where that is named too.",
        default=SECTIONS,
    )
    opening: bool = declare(
        FLAG, "Whether what stands above the first section of a report is public.", default=False
    )
    owners: bool = declare(FLAG, "Whether it is public who owns follow-ups and services.", default=False)
    tickets: bool = declare(FLAG, "Whether the tickets of follow-ups are public.", default=False)

    @property
    def all_fields(self) -> frozenset[str]:
        """The names of all fields of which anything is public."""
        return frozenset((*ALWAYS, *(name.partition(".")[0] for name in self.fields)))

    def has_part(self, field: str, part: str) -> bool:
        """Tell whether a part of a field is public: all of one that is named whole, but whose it is."""
        kept_back = {"owner": self.owners, "ticket": self.tickets} if field == "action_items" else {}
        named = field in (*ALWAYS, *self.fields) or f"{field}.{part}" in self.fields
        return named and kept_back.get(part, True)
