"""What a final report needs by its kind and severity, besides what all need or without some of it.

Rules are read in order: what a later one says of a field, a section or the time holds.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..frozen import Frozen
from .field_types import DAYS, choice, declare, list_of, term
from .incident import KINDS, UNREAD
from .milestone import Milestone

DETECTED, RESOLVED = Milestone.DETECTED.field, Milestone.RESOLVED.field
_FIELDS = list_of(term("every field", "a field's name, or `impact.users` for a part of one"))
_SECTIONS = list_of(term("every section", "a section's role, such as `timeline`"))


class Rule(Frozen):
    """What reports of some kinds and severities need once they are final, or need not have."""

    kind: tuple[str, ...] = declare(
        list_of(choice(*KINDS)), "The kinds that it is for; all, unless set.", default=()
    )
    severity: tuple[str, ...] = declare(
        list_of(term("severities", "one of the site's severities")),
        "The severities that it is for; all, unless set.",
        default=(),
    )
    fields: tuple[str, ...] = declare(_FIELDS, "Fields that must be there.", default=())
    sections: tuple[str, ...] = declare(_SECTIONS, "Sections that must be there.", default=())
    optional_fields: tuple[str, ...] = declare(_FIELDS, "Fields that need not be there.", default=())
    optional_sections: tuple[str, ...] = declare(_SECTIONS, "Sections that need not be there.", default=())
    final_within: int | None = declare(
        DAYS, "How long after its end a report may take to be final; `report-overdue` tells of later ones."
    )

    def applies(self, kind: str, severity: str, *, perhaps: bool = False) -> bool:
        """Tell whether it is for reports of a kind and a severity, whatever their case.

        With `perhaps`, whether it could be: what is not known may be any.
        """
        asked = ((kind or KINDS[0], self.kind), (severity or UNREAD, self.severity))
        return all(
            not names or (perhaps and word == UNREAD) or word.casefold() in map(str.casefold, names)
            for word, names in asked
        )


OF_KINDS = (
    Rule(
        kind=("near-miss",),
        optional_fields=(DETECTED, RESOLVED, "detection"),
        optional_sections=("detection", "resolution"),
    ),
    Rule(
        kind=("drill",),
        optional_fields=(DETECTED, "detection", "contributing_factors", "impact"),
        optional_sections=("impact", "detection", "trigger", "root_cause", "resolution"),
    ),
    Rule(
        kind=("maintenance",),
        optional_fields=(DETECTED, "detection", "contributing_factors"),
        optional_sections=("detection", "trigger", "root_cause", "resolution", "lessons", "actions"),
    ),
)
"""What those need not say that are no incident: nobody has to detect what was planned or did no harm."""


class Needs(NamedTuple):
    """What rules say of one report: whether a field or a section must be there, and how many days it has."""

    fields: Mapping[str, bool] = {}
    sections: Mapping[str, bool] = {}
    final_within: int | None = None

    def lifts(self, field: str) -> bool:
        """Tell whether a field, or a part of one that is lifted, need not be there."""
        return not self.fields.get(field, self.fields.get(field.partition(".")[0], True))


@lru_cache(maxsize=100)
def needs(rules: tuple[Rule, ...], kind: str, severity: str) -> Needs:
    """Return what the rules for a kind and a severity come to; of those that may not apply what they lift."""
    fields: dict[str, bool] = {}
    sections: dict[str, bool] = {}
    within: int | None = None
    for rule in rules:
        if rule.applies(kind, severity):
            _say(fields, rule.fields, wanted=True)
            sections |= dict.fromkeys(rule.sections, True)
            within = rule.final_within or within
        if rule.applies(kind, severity, perhaps=True):
            _say(fields, rule.optional_fields, wanted=False)
            sections |= dict.fromkeys(rule.optional_sections, False)
    return Needs(fields, sections, within)


def _say(fields: dict[str, bool], names: Iterable[str], *, wanted: bool) -> None:
    """Say whether fields must be there; what is said of a whole field holds for its parts."""
    for name in names:
        for part in [each for each in fields if each.startswith(f"{name}.") and fields[each] != wanted]:
            if wanted:
                del fields[part]
            else:
                fields[part] = False
        fields[name] = wanted
