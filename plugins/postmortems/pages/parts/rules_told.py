"""What this site asks of reports by their kind and severity, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.rules import Rule
from ...sections import headings
from ...settings import Settings
from ...wording.numbers import KIND, count


@dataclass(frozen=True)
class RuleTold:
    """A rule: for which reports it is, what it asks for and what it lifts, and the time that it gives."""

    reports: str
    fields: tuple[str, ...]
    sections: tuple[str, ...]
    optional_fields: tuple[str, ...]
    optional_sections: tuple[str, ...]
    within: str


def rules_told(settings: Settings) -> Iterator[RuleTold]:
    """Yield every rule, ours first."""
    titles = headings(settings.sections)
    for rule in settings.all_rules:
        yield RuleTold(
            _reports(rule),
            rule.fields,
            tuple(titles.get(role, role) for role in rule.sections),
            rule.optional_fields,
            tuple(titles.get(role, role) for role in rule.optional_sections),
            count(rule.final_within, "day") if rule.final_within else "",
        )


def _reports(rule: Rule) -> str:
    kinds = " or ".join(KIND[kind] for kind in rule.kind)
    severities = ", ".join(rule.severity)
    return ": ".join(filter(None, (kinds, severities))) or "All"
