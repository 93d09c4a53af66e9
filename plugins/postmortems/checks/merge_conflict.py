"""A merge was not finished: both sides stand in the report, with Git's marks around them.

Lines of seven `<`, `=` or `>` are what Git leaves where two branches changed the same lines. Keep what is
right and remove the marks. In front matter the first side is read until then. What stands in code as a whole
is shown, and meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document, Source, Spans
from ..model.report import Report
from ..reading.conflicts import HELP, UNFINISHED, conflicts
from .check import Context
from .missing_asset import of_introduction

LEVEL = Level.ERROR
ON_TEXT = True
BAD = """\
## Impact

<<<<<<< HEAD
- Nobody could pay.
=======
- Nobody in Europe could pay.
>>>>>>> impact
"""
GOOD = """\
## Impact

- Nobody in Europe could pay.
"""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each place where both sides stand."""
    return _problems(report.document)


def around(site: Context) -> Iterator[tuple[Source, Problem]]:
    """Yield the same for the text that introduces the list of reports."""
    return of_introduction(site, lambda document, _: _problems(document))


def _problems(document: Document) -> Iterator[Problem]:
    found = tuple(conflicts(document.source.text))
    if not found:
        return
    code = Spans((each.start, each.end) for each in document.blocks if each.kind == "code")
    for start, end, last in found:
        if code.hold(start, last):
            continue
        up_to = f", up to line {document.source.line_at(last)}" if last > end else ""
        yield Problem("merge-conflict", start, end, f"{UNFINISHED}{up_to}", HELP)
