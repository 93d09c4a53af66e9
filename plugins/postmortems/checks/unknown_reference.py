"""A report names another one that does not exist.

`related` holds ids of other reports of this knowledge base; each becomes a link in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..settings import Settings
from ..wording.messages import did_you_mean
from .check import Context

LEVEL = Level.ERROR
LOOKS_AROUND = True
BAD = """\
related: [no-such-incident]
"""
GOOD = """\
related: [2025-11-20-checkout]
"""


HELP = "an id is a report's file name without `.md`, or its `id`"


def may_find(report: Report, settings: Settings) -> bool:
    """Tell whether the report names another one."""
    return bool(report.values and report.values.related)


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each related id that no report has."""
    document = report.document
    incident = report.values
    for related in incident.related if incident else ():
        paths = context.paths_of(related.id)
        if document.path in paths:
            message, help_ = f"`{related.id}` is this report itself", "remove it"
        elif not paths or _is_spelt_otherwise(related.id, paths[0], context):
            message = f"there is no report with the id `{related.id}`"
            others = (each for each in context.ids() if incident is None or each != incident.id)
            help_ = did_you_mean(related.id, others) or HELP
        else:
            continue
        spelled = (document.place_of("related", f"{related.id}{ending}") for ending in ("", ".md"))
        start, end = next(filter(None, spelled), (0, 3))
        yield Problem("unknown-reference", start, end, message, help_)


def _is_spelt_otherwise(id_: str, path: str, context: Context) -> bool:
    report = context.knowledge_base.by_path.get(path)
    other = report.incident if report else None
    return other is not None and id_ not in (other.id, *other.aliases)
