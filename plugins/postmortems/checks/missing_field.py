"""A field that the report's status requires is not there.

Every report needs `title`, `status`, `severity`, `services` and `started_at`: without them there is nothing
to list. The rest is required once the report is `final`; a draft is told as information, a report in review
as a warning, so that unfinished work can always be merged. A draft that lacks one of the first has a page and
stands in no list but that of such drafts.

What is required then depends on the `kind`: a drill, a near miss and planned work were not detected as an
incident is. `rules` in mkdocs.yml ask for more, or for less, by kind and severity.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..model.field_types import Declaration, Record, declarations
from ..model.incident import UNREAD, Incident, Values
from ..model.report import Report
from ..model.required import DEFAULTED, required, requirements
from ..reading.incident import written_names
from ..wording.messages import lines
from .check import Context, level_for_status

LEVEL = Level.ERROR
UNWRITTEN = "field"
BAD = """\
status: final
resolved_at:
"""
GOOD = """\
status: final
resolved_at: 2026-03-04T15:30+00:00
"""


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each field that the report's status requires and that was not written at all."""
    if report.values is None:
        return
    settings = context.settings
    written = _written(report.document, report.values, settings.own_fields)
    for name in required("always", written):
        start, end = _place(report.document, name)
        message, blocking = f"`{name}` is missing", name not in DEFAULTED and not report.says_draft
        own = Level.INFO if report.says_draft else None
        yield Problem("missing-field", start, end, message, _example(name, {}), own, blocking, name)
    level = level_for_status(report)
    later = ", and is required once the report is final" if level else ""
    asked = required("final", written, settings.all_rules)
    for name in (name for name in asked if not _is_comment(report.document, name)):
        start, end = _place(report.document, name, "status")
        help_ = lines(_example(name, settings.own_fields), _who_asks(name))
        yield Problem("missing-field", start, end, f"`{name}` is missing{later}", help_, level, lacks=name)


def _written(document: Document, values: Values, own: Collection[str]) -> dict[str, Any]:
    """Return the values of what was written; something stands for what could not be read: it is told."""
    written: dict[str, Any] = dict.fromkeys(written_names(document, own), UNREAD)
    return written | {name: getattr(values, name, None) or UNREAD for name in values.given}


def _is_comment(document: Document, name: str) -> bool:
    """Tell whether a part of a field was written as what is a comment: that is told as such."""
    outer, _, inner = name.partition(".")
    parts = document.fields[outer].value.data if outer in document.fields else None
    return isinstance(parts, Mapping) and inner in parts and bool(parts[inner].value.comment)


def _place(document: Document, *names: str) -> tuple[int, int]:
    """Return where the first of some fields stands, or the start of the front matter without any."""
    fields = (document.fields.get(name.partition(".")[0]) for name in names)
    return next(((field.start, field.end) for field in fields if field), (0, 3))


def _who_asks(name: str) -> str:
    """Say who asks for a field that reports need only on this site."""
    ours = {each.name for each in requirements("final")}
    return "" if name in ours else "`rules` or `fields` in mkdocs.yml ask for it"


def _example(name: str, own: Mapping[str, Declaration]) -> str:
    outer, _, inner = name.partition(".")
    entry = own[outer] if outer in own else declarations(Incident)[outer]
    if inner and isinstance(entry.kind, Record):
        entry = declarations(entry.kind.cls)[inner]
    wanted = f"`{name}: {entry.example}`" if entry.example else f"`{inner}` below `{outer}`"
    says_more = entry.doc.strip(".").casefold() != name.replace("_", " ")
    return f"write {wanted}; {entry.doc[0].lower()}{entry.doc[1:]}" if says_more else f"write {wanted}"
