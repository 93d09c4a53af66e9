"""A report names another one that does not exist.

`related` holds ids of other reports of this knowledge base; each becomes a link in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.document import Document
from ..reading.values import nearest
from .check import Context

LEVEL = Level.ERROR
BAD = """\
related: [no-such-incident]
"""
GOOD = """\
related: []
"""


def find(document: Document, context: Context) -> Iterator[Problem]:
    """Yield a problem for each related id that no report has."""
    incident = context.incident(document)
    for related in incident.related if incident else ():
        paths = context.paths_of(related.id)
        start, end = _place(document, related.id)
        if document.path in paths:
            yield Problem(
                "unknown-reference", start, end, f"`{related.id}` is this report itself", "remove it"
            )
        elif not paths:
            known = (other.id for other in context.corpus.incidents)
            yield Problem(
                "unknown-reference", start, end, f"there is no report with the id `{related.id}`",
                nearest(related.id, known) or "an id is a report's file name without `.md`, or its field `id`",
            )  # fmt: skip


def _place(document: Document, id_: str) -> tuple[int, int]:
    value = document.fields["related"].value
    at = document.source.text.find(id_, value.start, value.end)
    return (at, at + len(id_)) if at >= 0 else (value.start, value.end)
