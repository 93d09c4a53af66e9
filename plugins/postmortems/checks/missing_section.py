"""A section that the report template asks for is not there.

Readers look for the same questions in every report, and the pages across incidents are made from them. A
section is known by what its heading says, in any case and at any level: `Root causes`, `Contributing factors`
and `Why did it happen?` need not be spelled alike. A draft may still lack any.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.report import Report
from ..sections import ROLES, roles_of
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
    present = _present(report)
    level = level_for_status(report)
    for role in template.order:
        wanted = role in template.required
        if role in present or not (wanted or role in template.recommended):
            continue
        start, end = _place(document, template.order, role)
        message = f"there is no section `{ROLES.get(role, role)}`"
        help_ = f"the template `{template.name}` {'requires' if wanted else 'recommends'} it"
        yield Problem(
            "missing-section", start, end, message, help_, level if wanted else level or Level.WARNING
        )


def _present(report: Report) -> set[str]:
    """Return the roles that are there: of each title that stands once or often, and what is part of them."""
    found = {role for title in {each.title for each in report.document.sections} for role in roles_of(title)}
    found |= {_PART_OF[role] for role in found if role in _PART_OF}
    if report.incident and report.incident.action_items:
        found.add("actions")
    return found


def _place(document: Document, order: tuple[str, ...], role: str) -> tuple[int, int]:
    """Return the heading after which the section belongs, or the start of the body."""
    before = order[: order.index(role)]
    earlier = [section for section in document.sections if section.role in before]
    if earlier:
        return earlier[-1].start, earlier[-1].end
    return max(document.body_start - 1, 0), document.body_start
