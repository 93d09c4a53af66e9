"""A merge was not finished: both sides stand in the report, with Git's marks around them.

Lines of seven `<`, `=` or `>` are what Git leaves where two branches changed the same lines. Keep what is
right and remove the marks. In front matter the first side is read until then. What stands in code as a whole
is shown, and meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Spans
from ..model.report import Report
from ..reading.conflicts import conflicts
from .check import Context

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
HELP = "keep what is right of the two sides, and remove the lines with the marks"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each place where both sides stand."""
    document = report.document
    code = Spans((block.start, block.end) for block in document.blocks if block.kind == "code")
    for start, end, last in conflicts(document.source.text):
        if code.hold(start, last):
            continue
        up_to = f", up to line {document.source.line_at(last)}" if last > end else ""
        yield Problem("merge-conflict", start, end, f"a merge that was not finished{up_to}", HELP)
