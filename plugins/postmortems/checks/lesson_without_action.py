"""The report says what went wrong, and nobody promises to do anything about it.

Items under `What went wrong` and not one action item in the whole report: then the lesson is written down and
not learned. If there is indeed nothing to do, a sentence in the Action items section that says why is enough;
so is one that names a ticket, or links to where the work is tracked.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..extraction.action_items.tail import NUMBER
from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.report import Report
from ..settings import Settings
from ..site.templates import Templates
from .check import Context, level_for_status
from .missing_section import asked_roles

LEVEL = Level.WARNING
BAD = """\
## Lessons learned

### What went wrong

- Nobody had set a limit.

## Action items

None.
"""
GOOD = """\
## Lessons learned

### What went wrong

- Nobody had set a limit.

## Action items

- Set a limit (owner: payments-team, due: 2026-07-01, kind: prevent)
"""
HELP = "write under Action items what will be done, or a sentence that says why nothing will"
WORDS = 4
"""How many words make a sentence that says why there is nothing to do."""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem at the first item that nothing follows from."""
    document = report.document
    if any(report.action_items):
        return
    wrong = [section for section in document.sections if section.role == "went_wrong"]
    items = [block for section in wrong for block in section.blocks if block.kind in ("item", "row")]
    if not items or _explains(document):
        return
    if _is_told(report, context.settings, context.templates):
        return
    first, text = items[0], document.source.text
    stop = text.find("\n", first.start, first.end)
    said = f"{len(items)} things" if len(items) > 1 else "one thing"
    message = f"{said} went wrong, and the report has no action item"
    end = stop if stop > first.start else first.end
    yield Problem("lesson-without-action", first.start, end, message, HELP, level_for_status(report))


def _explains(document: Document) -> bool:
    """Tell whether a section for actions says something of its own, or where the work is tracked."""
    said = [b for s in document.sections if s.role == "actions" for b in s.blocks if b.kind == "paragraph"]
    texts = [block.text for block in said]
    links = (link.start for link in document.links if not link.image)
    return (
        any(len(text.split()) >= WORDS and text.strip()[:1] not in "[<{" for text in texts)
        or any(NUMBER.search(text) for text in texts)
        or any(block.start <= start < block.end for start in links for block in said)
    )


def _is_told(report: Report, settings: Settings, templates: Templates) -> bool:
    """Tell whether it is told already that the section for actions is not there, or is empty."""
    there = [section for section in report.document.sections if section.role == "actions"]
    if settings.checks.get("empty-section" if there else "missing-section") == Level.OFF:
        return False
    if there:
        return not any(section.filled for section in there)
    return "actions" in asked_roles(report, settings, templates)
