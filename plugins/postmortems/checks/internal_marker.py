"""A marker of what is internal, or of what the public is told instead, cannot be understood.

A site for the public takes out what stands between `<!-- internal -->` and `<!-- /internal -->`, and puts
in what `<!-- public: ... -->` says. Both markers stand on one line, or each alone on its line, and none in
another passage. A misspelt one would publish what it was to keep, so nothing of such a report is published,
and no setting or excuse changes that. In code a marker is text. Where a report does not say `visibility:
public`, it is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..patterns import deferred, shape
from ..redaction.report import marked, redacted, says_public
from .bounded import while_few
from .check import Context

LEVEL = Level.ERROR
BAD = """\
## Summary

Nobody could pay. <!-- internal -->The provider is Example Bank.<!-- internal -->
"""
GOOD = """\
## Summary

Nobody could pay. <!-- internal -->The provider is Example Bank.<!-- /internal -->
"""
_MARKED = deferred(r"<!--\s{0,20}/?\s{0,20}(?:internal\s{0,20}-->|public:)", re.IGNORECASE)


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each marker that does not mark anything, or something else than was meant."""
    if says_public(report.document):
        found = redacted(report, context.settings, {}).problems
        yield from (problem._replace(blocking=True) for problem in while_few(iter(found)))
    elif "<!--" in shape(report.document.source.text) and _MARKED.search(report.document.source.text):
        found = marked(report.document).problems
        yield from (problem._replace(level=Level.WARNING) for problem in while_few(iter(found)))
