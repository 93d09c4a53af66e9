"""A date's day and month cannot be told apart, and nothing in the report decides.

`03/04/2026` is in March or in April. A date elsewhere in the report that reads one way only (`13/04/2026`),
the same day in another form, or an incident that lies near one of the two, decides it; where nothing does,
readers must guess. Reported once for each report. Write ISO dates, `2026-03-04`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..extraction.ambiguous_dates import ambiguous_dates
from ..model.diagnostic import Level, Problem
from ..model.report import Report
from ..model.timeline import DoubtKind
from ..patterns import deferred
from ..wording.times import doubt_in_words
from .check import Context, level_for_status

LEVEL = Level.WARNING
ON_TEXT = True
BAD = """\
## Action items

- [x] Set a limit (owner: payments-team, due: 07/08/2026, kind: prevent)
"""
GOOD = """\
## Action items

- [x] Set a limit (owner: payments-team, due: 2026-08-07, kind: prevent)
"""
_NUMERIC = deferred(r"[0-9](?<![\w/.-].)[0-9]?([/.-])[0-9]{1,2}(?:\1[0-9]{2,4})?(?![\w/-])")


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for the first date that may be two days, and say how many there are."""
    found = sorted({*_in_timeline(report), *_in_text(report)})
    if found:
        start, end, doubt = found[0]
        text = report.document.source.text[start:end]
        more = len({at for at, _, _ in found}) - 1
        also = f" (so can {more} more date{'' if more == 1 else 's'})" if more else ""
        message = f"`{text}`: {doubt}{also}"
        help_ = "write the year first: 2026-03-04"
        yield Problem("ambiguous-date", start, end, message, help_, level_for_status(report))


def _in_timeline(report: Report) -> Iterator[tuple[int, int, str]]:
    text = report.document.source.text
    for entry in report.narrative.timeline.entries:
        for doubt in entry.doubts:
            if doubt.kind is DoubtKind.EITHER_WAY:
                date = _NUMERIC.search(text, entry.start, entry.end)
                yield (*(date.span() if date else (entry.start, entry.end)), doubt_in_words(doubt))


def _in_text(report: Report) -> Iterator[tuple[int, int, str]]:
    incident = report.incident
    near = incident.started_at.at.date() if incident else None
    for start, end, doubt in ambiguous_dates(report.document, near):
        yield start, end, doubt_in_words(doubt)
