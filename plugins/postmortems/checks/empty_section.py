"""A heading has nothing under it.

An empty section promises an answer and gives none. Comments do not count; a sub-section with text does. If
there is nothing to say, say so: `None: the alert came first.`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ..model.diagnostic import Level, Problem
from ..model.document import Section
from ..model.report import Report
from ..reading.conflicts import conflicts
from ..reading.section import fill_parents
from ..reading.verbatim import swallowed
from ..wording.messages import shorten
from .check import Context, level_for_status
from .placeholder_text import GUIDANCE

_MOST_CONFLICTS = 20
HELP = "write it, say that there is nothing to say, or remove the heading"
LEVEL = Level.WARNING
UNWRITTEN = "section"
BAD = """\
## Impact

## Timeline

- 2026-03-04 14:05 UTC: first failed payment
"""
GOOD = """\
## Impact

None that customers saw.

## Timeline

- 2026-03-04 14:05 UTC: first failed payment
"""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each section without content, sub-sections included.

    Guidance of the template that is left counts: it is reported by `placeholder-text`.
    """
    document = report.document
    if all(section.filled for section in document.sections):
        return
    text = document.source.text
    sections = [
        section if section.filled else section._replace(filled=_is_guided(section, text))
        for section in document.sections
    ]
    level, torn_apart = level_for_status(report), tuple(islice(conflicts(text), _MOST_CONFLICTS))
    lost = swallowed(document)
    for section in fill_parents(sections):
        torn = any(start <= section.end and section.start <= last for start, _, last in torn_apart)
        torn = torn or (lost is not None and section.start <= lost.start < section.end)
        if not section.filled and section.title and not torn and not _is_title(section, sections):
            name = shorten(section.title)
            message = f"the section `{name}` is empty"
            yield Problem("empty-section", section.start, section.end, message, HELP, level, lacks=name)


def _is_title(section: Section, sections: Sequence[Section]) -> bool:
    """Tell whether the first heading names the report and others follow it: it needs no text of its own."""
    is_first = section.start == sections[0].start
    return is_first and section.level == 1 and not section.role and len(sections) > 1


def _is_guided(section: Section, text: str) -> bool:
    return bool(GUIDANCE.search(text, section.start, section.end))
