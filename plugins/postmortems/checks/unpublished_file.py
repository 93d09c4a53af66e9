"""A report refers to a file that is not published.

Beside reports stand pictures, drawings, logs and tables, and whoever can open a pull request can put a file
there. So only kinds that no browser runs reach the site: png, jpg, gif, webp, avif, svg, pdf, txt, log, csv
and json, and those that the setting `attachments` names.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..settings import Settings
from ..site.references import leads_to_files
from ..wording.messages import shorten
from .check import Context

LEVEL = Level.ERROR
LOOKS_AROUND = True
BAD = """\
## Summary

The [report of the load test](load-test.html) has the figures.
"""
GOOD = """\
## Summary

The [figures of the load test](load-test.csv) are clear.
"""
HELP = "use another name or kind; the setting `attachments` names more endings"


def may_find(report: Report, settings: Settings) -> bool:
    """Tell whether the report refers to a file."""
    return leads_to_files(report.document, loosely=settings.markdown == "site")


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each reference to a file beside the reports that may not be published."""
    document = report.document
    if not context.paths.belongs(document):
        return
    for reference, path, file in context.paths.beside_of(document):
        why = "" if reference.loose else context.paths.why_not(path, file)
        if why:
            target = context.paths.target(document, reference.url)
            is_link = target is not None and target.file is not None and target.file.is_symlink()
            link = f"the file is a link to `{shorten(context.paths.below(file))}`, and " if is_link else ""
            message = f"`{shorten(reference.url)}` is not published: {link}{why}"
            yield Problem("unpublished-file", reference.start, reference.end, message, HELP)
