"""An entry of the timeline lies well outside the incident.

Entries before the start say how it came to be, entries after the end what followed, so neither is strange:
an entry is doubted when it is more than 90 days before `started_at`, or more than 30 days after the end
(`resolved_at`, else `mitigated_at`). Usually its year or month is mistyped. Entries that come first and in
order may tell of what lay dormant: they are doubted only when they would lie in the incident in another year
or month. When not one entry lies between the start and the end, give or take an hour, either the timeline's
dates or zone, or the front matter's times, are those of another day; that is reported once. A start
that would lie beside the first entry in another month or the next year is doubted itself, as is an end beside
the last. Without front matter the text's own start and end count, give or take a day. What really happened
long before is worth an excuse with a reason. Entries whose time is doubted already are left alone.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple

from ..extraction.instants import instant, zone_taken
from ..model.diagnostic import Level, Problem
from ..model.incident import Incident
from ..model.milestone import Milestone
from ..model.moment import Moment
from ..model.narrative import Narrative
from ..model.report import Report
from ..model.timeline import TimelineEntry
from ..wording.messages import lines
from ..wording.times import assumption
from .check import Context, level_for_status
from .time_order import mistimed

LEVEL = Level.WARNING
ON_TEXT = True
BAD = """\
## Timeline

- 2026-03-05 14:05 UTC: first failed payment
- 2026-03-05 15:30 UTC: last failed payment
"""
GOOD = """\
## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 15:30 UTC: last failed payment
"""
BEFORE = timedelta(days=90)
AFTER = timedelta(days=30)
YEAR = timedelta(days=365.25)
MOST_YEARS = 30
NEXT_WEEK = timedelta(days=7)
MARGIN = timedelta(hours=1)
FAR = timedelta(days=25)
HOURS = timedelta(hours=6)
ANY_ZONE = timedelta(days=1)
"""The margin where no front matter says in which zone the times are."""
HELP = "mend the date, or excuse it with a reason if it belongs to the story"


class _Timed(NamedTuple):
    entry: TimelineEntry
    at: Moment


class _Span(NamedTuple):
    """When an incident began and was over, with what states it."""

    start: datetime
    end: datetime | None
    names: tuple[str, str]


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each far entry, or one where all of them lie outside."""
    span = _stated(report.narrative, report.incident)
    if span is None or _all_inside(report, span):
        return
    pairs = zip(report.narrative.timeline.entries, report.entry_times, strict=True)
    timed, level = [_Timed(entry, at) for entry, (at, _) in pairs if at], level_for_status(report)
    typed = list(_mistyped_fields(report, timed, level))
    if len(typed) == 1:  # where both are, the timeline may be that of another day
        yield from typed
        return
    margin = MARGIN if report.incident else ANY_ZONE
    if span.end and timed and not any(_within(each.at, span, margin) for each in timed):
        yield _none_inside(timed, span, level, _zones(report, timed[0].entry))
        return
    backwards = report.narrative.timeline.newest_first
    earlier = [*_how_it_came(timed[::-1] if backwards else timed, span)]
    for each in timed:
        if not each.entry.doubts and each not in earlier:
            yield from _far(each, span, level)


def _all_inside(report: Report, span: _Span) -> bool:
    """Tell whether all entries lie in an incident that is not long: then nothing is doubted."""
    entries = [at.utc for at, _ in report.entry_times if at]
    if not entries or span.end is None or span.end - span.start > FAR - MARGIN:
        return False
    return span.start - MARGIN <= min(entries) and max(entries) <= span.end + MARGIN


def _mistyped_fields(report: Report, timed: Sequence[_Timed], level: Level | None) -> Iterator[Problem]:
    """Yield a problem for a start before all entries, or an end after them, of another year or month only."""
    clocks = sorted(each.at.utc for each in timed if not each.at.date_only)
    incident = report.incident
    if not clocks or incident is None:
        return
    for milestone, edge in ((Milestone.BEGAN, clocks[0]), (Milestone.RESOLVED, clocks[-1])):
        at = milestone.of(incident)
        if at is None or at.date_only or clocks[0] <= at.utc <= clocks[-1]:
            continue
        if milestone in mistimed(incident):  # `time-order` tells of it
            continue
        meant = _beside(at.utc, edge) if (at.utc < edge) == (edge is clocks[0]) else ""
        if meant:
            value = report.document.fields[milestone.field].value
            which = "first" if milestone is Milestone.BEGAN else "last"
            message = (
                f"`{milestone.field}`, {_shown(at.utc)}, lies {abs((edge - at.utc).days)} days from the "
                f"{which} entry of the timeline, {_shown(edge)}"
            )
            help_ = f"is {meant} meant?"
            yield Problem("timeline-outside-incident", value.start, value.end, message, help_, level)


def _beside(at: datetime, edge: datetime) -> str:
    """Return the day of the next year, or another month, by which a far time would be hours from an entry."""
    near = abs(edge - at) > FAR and abs(edge.year - at.year) <= 1
    for year, month in ((edge.year, at.month), (at.year, edge.month)) if near else ():
        with suppress(ValueError):
            meant = at.replace(year=year, month=month)
            if abs(meant - edge) <= HOURS:
                return f"{meant:%Y-%m-%d}"
    return ""


def _how_it_came(timed: Sequence[_Timed], span: _Span) -> Iterator[_Timed]:
    """Yield the entries before all others that say how it came to be, unless they are mistyped."""
    latest: Moment | None = None
    for each in timed:
        at = each.at
        if at.utc >= span.start or (latest and at.is_before(latest)):
            return
        latest = at
        if not _is_mistyped(at, span):
            yield each


def _is_mistyped(at: Moment, span: _Span) -> bool:
    """Tell whether a moment would lie in the incident, or within a week of it, in another year.

    Or, give or take an hour, in its month.
    """
    end = span.end or span.start
    years = range(1, min(span.start.year - at.utc.year, MOST_YEARS) + 1)
    shifted = (at.utc + year * YEAR for year in years)
    if any(span.start - NEXT_WEEK <= one <= end + NEXT_WEEK for one in shifted):
        return True
    in_month = at.utc.replace(year=span.start.year, month=span.start.month, day=min(at.utc.day, 28))
    return not at.date_only and span.start - MARGIN <= in_month <= end + MARGIN


def _stated(narrative: Narrative, incident: Incident | None) -> _Span | None:
    if not narrative.timeline.entries:
        return None
    if incident:
        end, name = incident.ended_at, "resolved_at" if incident.resolved_at else "mitigated_at"
        over = (end.utc + timedelta(days=end.date_only)) if end else None
        if over and over < incident.started_at.utc:
            return None  # `time-order` says so
        return _Span(incident.started_at.utc, over, ("`started_at`", f"`{name}`"))
    facts = narrative.facts
    if facts.started is None or facts.started.day is None:
        return None
    began = instant(facts.started, narrative, None)
    ended = instant(facts.resolved, narrative, None) if facts.resolved and facts.resolved.day else None
    if began is None or (ended and ended.utc < began.utc):
        return None
    over = ended.utc + timedelta(days=ended.date_only) if ended else None
    return _Span(began.utc, over, ("the start", "the end"))


def _within(at: Moment, span: _Span, margin: timedelta) -> bool:
    """Tell whether a moment lies in the incident; a day without a clock counts as a whole."""
    last = at.utc + timedelta(days=1) if at.date_only else at.utc
    return last >= span.start - margin and (span.end is None or at.utc <= span.end + margin)


def _far(each: _Timed, span: _Span, level: Level | None) -> Iterator[Problem]:
    early, late = span.start - each.at.utc, each.at.utc - span.end if span.end else timedelta(0)
    if early > BEFORE or late > AFTER:
        by = f"{early.days} days before {span.names[0]}" if early > BEFORE else _after(late, span)
        edge = span.start if early > BEFORE else span.end or span.start
        message = f"{each.entry.at.notation} is {by}, {_shown(edge)}"
        yield Problem("timeline-outside-incident", each.entry.start, each.entry.end, message, HELP, level)


def _after(late: timedelta, span: _Span) -> str:
    return f"{late.days} days after {span.names[1]}"


def _zones(report: Report, entry: TimelineEntry) -> str:
    """Say which zones were assumed, of the incident's times and of its timeline."""
    incident = report.incident
    own = assumption(incident, "started_at", incident.started_at) if incident else ""
    return lines(own, zone_taken(report, entry))


def _none_inside(timed: Sequence[_Timed], span: _Span, level: Level | None, zones: str) -> Problem:
    entry = timed[0].entry
    over = span.end or span.start
    message = (
        f"no entry of the timeline, {_shown(min(each.at.utc for each in timed))} to "
        f"{_shown(max(each.at.utc for each in timed))}, lies between {span.names[0]}, {_shown(span.start)}, "
        f"and {span.names[1]}, {_shown(over)}"
    )
    help_ = lines("one of the two has the wrong day or zone", zones)
    return Problem("timeline-outside-incident", entry.start, entry.end, message, help_, level)


def _shown(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
