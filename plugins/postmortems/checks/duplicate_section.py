"""Two sections of the same level have the same heading.

Usually the rest of a merge, or a template pasted twice; links to the second one lead to the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..sections import normalise
from ..wording.messages import shorten
from .check import Context

LEVEL = Level.WARNING
BAD = """\
## Impact

Nobody could pay.

## Impact

Nobody could pay.
"""
GOOD = """\
## Impact

Nobody could pay.
"""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each heading that stands already under the same parent."""
    document = report.document
    roles = [section.role for section in document.sections if section.role]
    if len(set(roles)) == len(roles):
        return
    open_: list[tuple[int, str]] = []
    seen: dict[tuple[str, ...], int] = {}
    for section in document.sections:
        open_ = [entry for entry in open_ if entry[0] < section.level] + [
            (section.level, normalise(section.title))
        ]
        path = tuple(title for _, title in open_)
        first = seen.setdefault(path, document.source.line_at(section.start))
        line = document.source.line_at(section.start)
        if first != line and section.role:
            message = f"the section `{shorten(section.title)}` stands on line {first} already"
            yield Problem(
                "duplicate-section", section.start, section.end, message, "join them, or rename one"
            )
