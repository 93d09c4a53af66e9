"""Something in a drawing is removed before it is published.

An SVG file is a page of its own: opened by itself it can run scripts and fetch from elsewhere. Shapes, text,
colours and pictures inside the file stay; what is removed is said here, so that no drawing changes silently.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..settings import Settings
from ..site.attachments import drawing_of, kind_of
from ..site.references import leads_to_files
from ..wording.messages import shorten
from .check import Context

LEVEL = Level.WARNING
LOOKS_AROUND = True
BAD = """\
## Summary

![The way of an order, as the designer saved it](order-with-script.svg)
"""
GOOD = """\
## Summary

![The way of an order](order.svg)
"""
MOST = 5
HELP = "save it as a plain SVG, or as PNG"


def may_find(report: Report, settings: Settings) -> bool:
    """Tell whether the report refers to a file."""
    return leads_to_files(report.document, loosely=settings.markdown == "site")


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each reference to a drawing that loses something."""
    document = report.document
    if not context.paths.belongs(document):
        return
    for reference, path, file in context.paths.beside_of(document):
        is_drawing = kind_of(file.name) == "svg" and not reference.loose
        if is_drawing and not context.paths.why_not(path, file) and (removed := drawing_of(file).removed):
            more = f", and {len(removed) - MOST} more" if len(removed) > MOST else ""
            message = f"`{shorten(reference.url)}` loses {', '.join(removed[:MOST])}{more}"
            yield Problem("unsafe-svg", reference.start, reference.end, message, HELP)
