"""An image of a report is not there.

Images stand beside the report, or below it, and are published with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.report import Report
from ..wording.messages import shorten
from .bounded import while_few
from .check import Context

LEVEL = Level.ERROR
LOOKS_AROUND = True
BAD = """\
## Summary

![Error rate](error-rate.png)
"""
GOOD = """\
## Summary

![Error rate](checkout.png)
"""
HELP = "put it beside the report; a name that starts with `_` or `.` hides a file"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each image whose file is missing or not published."""
    document = report.document
    return while_few(_problems(document, context))


def _problems(document: Document, context: Context) -> Iterator[Problem]:
    wrong = cache(partial(_wrong, document, context))
    for link in document.links:
        if link.image and (message := wrong(link.url)):
            yield Problem("missing-asset", link.start, link.end, message, HELP)


def _wrong(document: Document, context: Context, url: str) -> str:
    """Return what is wrong with an image's address, empty where it is there."""
    target = context.paths.target(document, url)
    if target is None:
        return ""
    why = context.paths.why_broken(document, target.file) if target.file else "does not exist"
    return f"the image `{shorten(url)}` {why}" if why else ""
