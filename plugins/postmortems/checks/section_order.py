"""Sections stand in another order than the report template's.

A reader of many reports finds an answer where it always stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.report import Report
from ..wording.messages import shorten
from .check import Context, level_for_status

LEVEL = Level.WARNING
BAD = """\
## Timeline

- 2026-03-04 14:05 UTC: first failed payment

## Summary

Checkout was down.
"""
GOOD = """\
## Summary

Checkout was down.

## Timeline

- 2026-03-04 14:05 UTC: first failed payment
"""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each section that the template puts before one that stands above it."""
    document = report.document
    template = context.templates.of(document)
    if template is None:
        return
    ranks = [template.order.index(role) for role in _roles(document) if role in template.order]
    if ranks == sorted(ranks):
        return
    seen: dict[str, str] = {}
    for section in document.sections:
        if section.role not in template.order or section.role in seen:
            continue
        rank = template.order.index(section.role)
        above = [title for role, title in seen.items() if template.order.index(role) > rank]
        seen[section.role] = section.title
        if above:
            message = f"`{shorten(section.title)}` stands after `{shorten(above[0])}`"
            help_ = f"the template `{template.name}` puts it before"
            yield Problem(
                "section-order", section.start, section.end, message, help_, level_for_status(report)
            )


def _roles(document: Document) -> dict[str, None]:
    """Return the roles of a document's sections, each where it stands first."""
    return dict.fromkeys([section.role for section in document.sections])
