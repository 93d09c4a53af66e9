"""A site for the public leaves something out.

A site whose `audience` is `public` has the reports that say `visibility: public`, and of these the fields and
sections that the setting `public` names, without what stands between `<!-- internal -->` and
`<!-- /internal -->`. So `postmortems check --audience public` tells what of each report is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..reading.incident import FREE
from ..redaction.fields import INSTEAD, written_fields
from ..redaction.passages import PASSAGE
from ..redaction.report import Redacted
from ..settings import Settings
from ..wording.messages import lines, shorten
from ..wording.numbers import count, listing
from .check import Context

LEVEL = Level.INFO
LOOKS_AROUND = True
BAD = """\
visibility: public
authors: [payments-team]
"""
GOOD = """\
visibility: public
title_public: Payments unavailable
"""
CODE = "left-out"
_NOT_TOLD = (*INSTEAD, "template")
NOT_PUBLIC = "to publish it, write `visibility: public` once somebody has looked through it"


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield what is left out of a report, or that it is left out itself."""
    if context.settings.audience != "public":
        return
    field = report.document.fields.get("visibility")
    start, end = (field.start, field.end) if field else (0, 3)
    found = context.edition().redacted.get(report.path)
    if found is None:
        message = "the report is left out: it does not say `visibility: public`"
        yield Problem(CODE, start, end, message, NOT_PUBLIC)
    elif not found.problems and (left := list(_left(report, found, context.settings))):
        message = f"the site leaves out {listing([said for said, _ in left])}"
        yield Problem(CODE, start, end, message, lines(*(names for _, names in left if names)))


def _left(report: Report, found: Redacted, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield what is left out of a report: how much of each kind, and its names."""
    written = written_fields(report.document.fields, settings)
    free = [name for name in report.document.fields if name.startswith(FREE)]
    whole = [*(name for name in written if name not in (*found.fields, *_NOT_TOLD)), *free]
    if whole:
        yield count(len(whole), "field"), f"fields: {shorten(', '.join(whole), 160)}"
    partly = [name for name, value in written.items() if 0 < _size(found.fields.get(name)) < _size(value)]
    if partly:
        yield f"parts of {count(len(partly), 'field')}", f"in part: {shorten(', '.join(partly), 160)}"
    titles = [part.title for part in found.parts if not part.public and not part.opening]
    if titles:
        yield count(len(titles), "section"), f"sections: {shorten(', '.join(titles), 160)}"
    if passages := Counter(cut.kind for cut in found.cuts)[PASSAGE]:
        yield count(passages, "passage"), ""


def _size(value: Any) -> int:
    """Return how many single values there are in one."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return int(value is not None) if inner is None else sum(map(_size, inner))
