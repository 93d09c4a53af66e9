"""An image of a report is not there.

Images stand beside the report, or below it, and are published with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.diagnostic import Level, Problem
from ..reading.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..model.document import Document
    from .check import Context

LEVEL = Level.ERROR
BAD = """\
## Summary

![Error rate](error-rate.png)
"""
GOOD = """\
## Summary

![Error rate](checkout.png)
"""


def find(document: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem for each image whose file is missing or not published."""
    for link in document.links:
        target = context.paths.target(document, link.url) if link.image else None
        if target is None or (target.file is not None and _is_there(target.file, document, context)):
            continue
        there = target.file is not None and context.paths.is_there(document, target.file)
        message = f"the image `{shown(link.url)}` {'is not part of the site' if there else 'does not exist'}"
        yield Problem("missing-asset", link.start, link.end, message, HELP)


HELP = "put it beside the report; a name that starts with `_` or `.` hides a file"


def _is_there(file: Path, document: Document, context: Context) -> bool:
    if not context.paths.belongs(document):
        return context.paths.is_there(document, file)
    return bool(context.paths.published(file) or context.paths.is_refused(file))
