"""An image of a report is not there.

Images stand beside the report, or below it, and are published with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..reading.values import shown
from .check import Context

LEVEL = Level.ERROR
BAD = """\
## Summary

![Error rate](error-rate.png)
"""
GOOD = """\
## Summary

![Error rate](https://status.example.com/error-rate.png)
"""


def find(document: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem for each image whose file is missing or not published."""
    for link in document.links:
        target = context.paths.target(document, link.url) if link.image else None
        if target is None or (target.file is not None and _is_there(document, target.file, context)):
            continue
        message = f"the image `{shown(link.url)}` does not exist"
        if target.file is not None and target.file.exists():
            message = f"the image `{shown(link.url)}` is not part of the site"
        yield Problem("missing-asset", link.start, link.end, message, "put it beside the report")


def _is_there(document: Document, file: Path, context: Context) -> bool:
    return bool(context.paths.published(file)) if context.paths.belongs(document) else file.exists()
