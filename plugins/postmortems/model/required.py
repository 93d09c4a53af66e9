"""Which fields a report of some status, kind and severity needs.

One answer for the reader, the checks, imports and the first draft; the schema says the same of all kinds and
severities at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from ..frozen import Frozen
from .field_types import Record, declarations
from .incident import Incident
from .rules import Rule, needs

DEFAULTED = ("status",)
"""What every report has to say, and without which it still is one."""


def _is_nothing(value: object) -> bool:
    """Tell whether a value is None, or a text or a list with nothing in it."""
    return value is None or (isinstance(value, (str, tuple)) and not value)


class Requirement(Frozen):
    """A field that is required, unless the flag `unless` is true; `part` is a field of a mapping."""

    field: str
    part: str = ""
    unless: str = ""

    @property
    def name(self) -> str:
        """The name that messages give it."""
        return f"{self.field}.{self.part}" if self.part else self.field

    def is_met(self, values: Mapping[str, Any]) -> bool:
        """Tell whether values have the field; a part is not asked for where its mapping is not there."""
        value = values.get(self.field)
        if not self.part:
            return not _is_nothing(value) or bool(self.unless and values.get(self.unless) is True)
        parts: Mapping[str, Any] = value if isinstance(value, Mapping) else getattr(value, "__dict__", {})
        return not parts or not _is_nothing(parts.get(self.part))


@cache
def requirements(since: str) -> tuple[Requirement, ...]:
    """Return what is required from a status on, or `always`; parts of fields come last."""
    known = declarations(Incident).values()
    fields = (Requirement(each.name, unless=each.unless) for each in known if each.required == since)
    return (*fields, *_parts(since))


def _parts(since: str) -> Iterator[Requirement]:
    """Yield what is required of a mapping once it is there; the reader refuses one without its heart."""
    for entry in declarations(Incident).values():
        if isinstance(entry.kind, Record) and since != "always":
            inner = declarations(entry.kind.cls).values()
            yield from (Requirement(entry.name, each.name) for each in inner if each.required == since)


def requirement(name: str) -> Requirement:
    """Return the requirement of a field by its name, or of a part of one: `impact.users`."""
    field, _, part = name.partition(".")
    return Requirement(field, part)


def required(since: str, values: Mapping[str, Any], rules: tuple[Rule, ...] = ()) -> tuple[str, ...]:
    """Return the names of the fields that are required from a status on, or `always`, and have no value.

    Of what a final report needs the `rules` for its kind and severity decide.
    """
    wanted = requirements(since)
    if since == "final":
        wanted = by_rules(rules, *(str(values.get(name) or "") for name in ("kind", "severity")))
    return tuple(each.name for each in wanted if not each.is_met(values))


@lru_cache(maxsize=100)
def by_rules(rules: tuple[Rule, ...], kind: str = "", severity: str = "") -> tuple[Requirement, ...]:
    """Return what a final report of a kind and a severity needs: of ours what is not lifted, and the rest."""
    said = needs(rules, kind, severity)
    ours = {each.name: each for each in requirements("final")}
    kept = [each for each in ours.values() if not said.lifts(each.name)]
    told = {each.name for each in (*requirements("always"), *requirements("final"))}
    return (
        *kept,
        *(requirement(name) for name, wanted in said.fields.items() if wanted and name not in told),
    )
