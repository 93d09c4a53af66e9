"""A section that the report template asks for is not there.

Readers look for the same questions in every report, and the pages across incidents are made from them. A
section is known by what its heading says, in any case and at any level: `Root causes`, `Contributing factors`
and `Why did it happen?` need not be spelled alike. A draft may still lack any.

A drill, a near miss and planned work need not have the sections that only an incident can fill. `rules` in
mkdocs.yml ask for more sections, or for fewer, by kind and severity; `sections` there has a site's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.report import Report
from ..model.rules import needs
from ..sections import Template, headings, roles_of
from ..settings import Settings
from .check import Context, level_for_status

LEVEL = Level.ERROR
UNWRITTEN = "section"
LOOKS_AROUND = True
BAD = """\
## Summary

Checkout was down.
"""
GOOD = """\
## Summary

Checkout was down.

## Contributing factors

Nobody had set a limit.
"""


_PART_OF = {"went_well": "lessons", "went_wrong": "lessons", "lucky": "lessons"}


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each required or recommended role without a heading, where it would stand."""
    document = report.document
    template = context.templates.of(document)
    if template is None:
        return
    present, names = _present(report), headings(context.settings.sections)
    level = level_for_status(report)
    for role, who, wanted in _wanted(template, _said(report, context.settings)):
        if role not in present:
            start, end = _place(document, template.order, role)
            message = f"there is no section `{names.get(role, role)}`"
            help_ = f"{who} {'requires' if wanted else 'recommends'} it"
            yield Problem(
                "missing-section", start, end, message, help_, level if wanted else level or Level.WARNING
            )


def _said(report: Report, settings: Settings) -> Mapping[str, bool]:
    """Return what the rules for a report say of sections."""
    values = report.values
    kind, severity = (values.kind, values.severity) if values else ("", "")
    return needs(settings.all_rules, kind, severity).sections


def _wanted(template: Template, said: Mapping[str, bool]) -> Iterator[tuple[str, str, bool]]:
    """Yield each role that is asked for, who asks, and whether it must be there."""
    added = [role for role, wanted in said.items() if wanted and role not in template.required]
    for role in dict.fromkeys((*template.order, *template.required, *added)):
        if role in added:
            yield role, "a rule in mkdocs.yml", True
        elif said.get(role, True) and role in (*template.required, *template.recommended):
            yield role, f"the template `{template.name}`", role in template.required


def _present(report: Report) -> set[str]:
    """Return the roles that are there: of each title that stands once or often, and what is part of them."""
    sections = report.document.sections
    found = {each.role for each in sections}
    found |= {role for title in {each.title for each in sections} for role in roles_of(title)}
    found |= {_PART_OF[role] for role in found if role in _PART_OF}
    if report.incident and report.incident.action_items:
        found.add("actions")
    return found


def _place(document: Document, order: tuple[str, ...], role: str) -> tuple[int, int]:
    """Return the heading after which the section belongs, or the start of the body."""
    before = order[: order.index(role)] if role in order else order
    earlier = [section for section in document.sections if section.role in before]
    if earlier:
        return earlier[-1].start, earlier[-1].end
    return max(document.body_start - 1, 0), document.body_start
