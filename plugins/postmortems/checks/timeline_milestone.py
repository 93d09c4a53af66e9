"""The front matter and the timeline give one milestone different times.

The front matter wins: durations, charts and lists are made from it. So an entry of the timeline that says
`Resolved`, or `the incident is declared`, at another time makes the page contradict itself. An entry that is
labelled (`Detected: ...`) counts before one that only says so in a sentence, and where several entries say it
one that agrees is enough. Sentences are looked at for `declared_at` and `resolved_at` only, since alerts,
pages and repairs come more than once, and only where no entry stands at the front matter's own time. A minute
more or less, or a quarter of an hour where one is an estimate, is no disagreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from ..extraction.instants import zone_taken
from ..model.diagnostic import Level, Problem
from ..model.incident import UNREAD, Incident
from ..model.milestone import Milestone, times_of
from ..model.milestone_time import LABEL, Edge, MilestoneTime
from ..model.moment import Moment
from ..model.report import Report
from ..wording.messages import lines
from ..wording.times import assumption, offset, wall
from .ambiguous_time import of_zones
from .check import Context, level_for_status

LEVEL = Level.WARNING
BAD = """\
## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 14:09 UTC: alert on the error rate
- 2026-03-04 15:10 UTC: resolved
"""
GOOD = """\
## Timeline

- 2026-03-04 14:05 UTC: first failed payment
- 2026-03-04 14:09 UTC: alert on the error rate
- 2026-03-04 15:30 UTC: resolved
"""
MINUTE = timedelta(minutes=1)
ESTIMATE = timedelta(minutes=15)
_MOST_APART = timedelta(hours=14)
HELP = "mend whichever is wrong; the front matter counts"
SAID_ONCE = (Milestone.DECLARED, Milestone.RESOLVED)


def find(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each milestone on which no entry agrees with the front matter."""
    incident = report.incident
    if incident is None:
        return
    said = _by_milestone(report.milestones)
    moments = [time.start for time in report.entry_times if time.start]
    level = level_for_status(report)
    for milestone, stated in times_of(incident) if said else ():
        entries = _telling(said.get(milestone, []), milestone)
        if entries and _contradict(entries, moments, stated):
            known = _nearest(entries, stated)
            if not _same_clock(known.at, stated, incident) or not any(_zones_told(report, incident)):
                yield _problem(report, incident, milestone, stated, known, level)


def _by_milestone(times: Iterable[MilestoneTime]) -> dict[Milestone | Edge, list[MilestoneTime]]:
    """Return the times that stand in the timeline by what they are the time of."""
    found: dict[Milestone | Edge, list[MilestoneTime]] = {}
    for known in times:
        if known.offset >= 0:
            found.setdefault(known.milestone, []).append(known)
    return found


def _telling(entries: Sequence[MilestoneTime], milestone: Milestone) -> Sequence[MilestoneTime]:
    """Return the entries that tell when a milestone was: labelled ones, else those of what is said once."""
    labelled = [known for known in entries if known.trust == LABEL]
    return labelled or (entries if milestone in SAID_ONCE else [])


def _contradict(entries: Sequence[MilestoneTime], moments: Sequence[Moment], stated: Moment) -> bool:
    """Tell whether none that is labelled agrees with a time, or where none is labelled no entry at all."""
    labelled = [known.at for known in entries if known.trust == LABEL]
    return not any(_agree(moment, stated) for moment in labelled or moments)


def _agree(one: Moment, other: Moment) -> bool:
    if one.date_only or other.date_only:
        zone = other.at.tzinfo
        return one.at.astimezone(zone).date() == other.at.date()
    estimate = one.approximate or other.approximate
    return abs(one.utc - other.utc) <= (ESTIMATE if estimate else MINUTE)


def _same_clock(one: Moment, stated: Moment, incident: Incident) -> bool:
    """Tell whether a time was only read in another zone than it is meant in."""
    return bool(stated.assumed_zone or incident.zone is None) and wall(one) == wall(stated)


def _zones_told(report: Report, incident: Incident) -> Iterator[Problem | str]:
    """Yield what is told of zones elsewhere: `ambiguous-time`, or that the report's is none."""
    yield from of_zones(report)
    if incident.said("timezone") == UNREAD:
        yield "timezone"


def _nearest(entries: Sequence[MilestoneTime], stated: Moment) -> MilestoneTime:
    return min(entries, key=lambda known: (abs(known.at.utc - stated.utc), known.offset))


def _problem(
    report: Report, incident: Incident, milestone: Milestone, stated: Moment, known: MilestoneTime,
    level: Level | None,
) -> Problem:  # fmt: skip
    message = (
        f"this entry says {milestone.value} at {_shown(known.at)}, "
        f"`{milestone.field}` says {_shown(stated, other=known.at)}"
    )
    text = report.document.source.text
    stop = text.find("\n", known.offset)
    end = stop if stop >= 0 else len(text)
    entry = next((each for each in report.narrative.timeline.entries if each.start == known.offset), None)
    differ = _may_be_a_zone(abs(known.at.at - stated.at)) or known.at.at.utcoffset() != stated.at.utcoffset()
    zones = (assumption(incident, milestone.field, stated), zone_taken(report, entry)) if differ else ()
    return Problem("timeline-milestone", known.offset, end, message, lines(HELP, *zones), level)


def _may_be_a_zone(apart: timedelta) -> bool:
    """Tell whether two times are apart as clocks of two zones are."""
    return not apart % ESTIMATE and ESTIMATE < apart <= _MOST_APART


def _shown(moment: Moment, other: Moment | None = None) -> str:
    """Write a time as its author did, with its zone; without where the `other` has the same."""
    if moment.date_only:
        return f"{moment.at:%Y-%m-%d}"
    same = other is not None and other.at.utcoffset() == moment.at.utcoffset()
    return f"{moment.at:%Y-%m-%d %H:%M}" + ("" if same else f" {offset(moment.at)}")
