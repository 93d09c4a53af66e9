"""The first heading of a report names it otherwise than its `title`.

A page has one title, that of the front matter. A first heading of level one that says the same is not shown
again; one that says something else stands below it as a second title, and lists have only the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..sections import role_of
from ..wording.messages import shorten
from .check import Context

LEVEL = Level.WARNING
BAD = """\
# Payments down on Wednesday

## Summary

Nobody in Europe could pay.
"""
GOOD = """\
## Summary

Nobody in Europe could pay.
"""


def find(report: Report, _: Context) -> Iterator[Problem]:
    """Yield a problem where the one heading of level one, above all others, is not the title."""
    sections, title = report.document.sections, report.values.title if report.values else ""
    first = sections[0] if sections else None
    if not title or first is None or first.level != 1 or not first.title or len(sections) == 1:
        return
    if first.role or role_of(first.title):
        return
    is_one = all(section.level > 1 for section in sections[1:])
    if is_one and " ".join(first.title.split()) != " ".join(title.split()):
        message = f"the heading is `{shorten(first.title, 50)}`, and `title` is `{shorten(title, 50)}`"
        end = first.start + len(report.document.source.text[first.start : first.end].partition("\n")[0])
        help_ = "remove the heading, for pages show `title` above; or write in both which of the two is right"
        yield Problem("title-mismatch", first.start, end, message, help_)
