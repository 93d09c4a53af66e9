"""An image of a report is not there.

Images stand beside the report, or below it, and are published with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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
    known: dict[str, str] = {}
    for link in document.links:
        if not link.image:
            continue
        if link.url not in known:
            known[link.url] = _wrong(link.url, document, context)
        if known[link.url]:
            yield Problem("missing-asset", link.start, link.end, known[link.url], HELP)


def _wrong(url: str, document: Document, context: Context) -> str:
    """Return what is wrong with an image's address, empty where it is there."""
    target = context.paths.target(document, url)
    if target is None or (target.file is not None and _is_there(target.file, document, context)):
        return ""
    there = target.file is not None and context.paths.is_there(document, target.file)
    return f"the image `{shorten(url)}` {'is not part of the site' if there else 'does not exist'}"


def _is_there(file: Path, document: Document, context: Context) -> bool:
    if not context.paths.belongs(document):
        return context.paths.is_there(document, file)
    return bool(context.paths.published(file) or context.paths.is_refused(file))
