"""All that a report says about when its incident began, was noticed and was over, and where it says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.document import Document
from ..model.incident import Incident
from ..model.milestone import Milestone
from ..model.milestone_time import EDGE, FRONT_MATTER, LABEL, WORDS, Edge, MilestoneTime
from ..model.narrative import Narrative
from ..model.report import EntryTime
from .facts.entries import label_of_entry
from .instants import instant


def milestone_times(
    document: Document, narrative: Narrative, times: Sequence[EntryTime], incident: Incident | None
) -> tuple[MilestoneTime, ...]:
    """Return the times of milestones that have a clock, the most trusted first."""
    found = [*_stated(incident), *_told(narrative, incident), *_in_timeline(document, narrative, times)]
    return tuple(sorted(found, key=lambda each: each.trust))


def _stated(incident: Incident | None) -> Iterator[MilestoneTime]:
    if incident is None:
        return
    for milestone in Milestone:
        moment = milestone.of(incident)
        if moment and not moment.date_only:
            yield MilestoneTime(milestone, moment, FRONT_MATTER, f"`{milestone.field}`")


def _told(narrative: Narrative, incident: Incident | None) -> Iterator[MilestoneTime]:
    """Yield the times after labels and in sentences, which the facts hold."""
    for milestone in Milestone:
        when = milestone.told(narrative.facts)
        moment = instant(when, narrative, incident) if when and when.clock else None
        if moment:
            yield MilestoneTime(milestone, moment, WORDS, milestone.value)


def _in_timeline(
    document: Document, narrative: Narrative, times: Sequence[EntryTime]
) -> Iterator[MilestoneTime]:
    """Yield the times that entries of the timeline tell, then that of its first and of its last."""
    line = document.source.line_at
    pairs = list(zip(narrative.timeline.entries, times, strict=True))
    timed = [(entry, time.start) for entry, time in pairs if time.start and not time.start.date_only]
    for entry, at in timed:
        label = label_of_entry(entry)
        milestone = label or entry.milestone
        if milestone:
            trust = LABEL if label else WORDS
            yield MilestoneTime(milestone, at, trust, f"line {line(entry.start)}", entry.start)
    if not timed:
        return
    last = [(entry, time.end) for entry, time in pairs if time.end and not time.end.date_only]
    for edge, (entry, at) in (
        (Edge.FIRST, min(timed, key=lambda pair: pair[1].utc)),
        (Edge.LAST, max([*timed, *last], key=lambda pair: pair[1].utc)),
    ):
        yield MilestoneTime(edge, at, EDGE, f"line {line(entry.start)}", entry.start)
