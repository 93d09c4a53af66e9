"""All that a report says about when its incident began, was noticed and was over, and where it says it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from ..model.incident import Incident
from ..model.milestone import Milestone
from ..model.moment import Moment
from ..model.narrative import Account
from ..model.timeline import TimelineEntry
from .instants import ends, instant, instants
from .timeline.milestone import milestone_of

FRONT_MATTER, LABEL, WORDS, EDGE = range(4)
"""How far a time is to be trusted as a milestone's: an edge is the first or last entry, whatever it says."""
_SHORT = 40


class Edge(Enum):
    """The entry of a timeline that is the first in time, or the last."""

    FIRST = "first"
    LAST = "last"


class Known(NamedTuple):
    """A milestone's time, or that of an edge.

    `place` says where it is written, as does `offset`, -1 outside the timeline.
    """

    milestone: Milestone | Edge
    at: Moment
    trust: int
    place: str
    offset: int = -1


def labelled(entry: TimelineEntry) -> Milestone | None:
    """Return the milestone that an entry's label names: `Resolved`, `Detected: ...`, a column of its own."""
    label = entry.text.partition(":")[0] if ":" in entry.text[:_SHORT] else entry.text[:_SHORT]
    named = milestone_of("", label)
    if named or not entry.milestone:
        return named
    return entry.milestone if milestone_of(entry.text, "") is not entry.milestone else None


def known_times(account: Account, incident: Incident | None) -> tuple[Known, ...]:
    """Return the times of milestones that have a clock, the most trusted first."""
    found = [*_stated(incident), *_told(account, incident), *in_timeline(account, incident)]
    return tuple(sorted(found, key=lambda known: known.trust))


def _stated(incident: Incident | None) -> Iterator[Known]:
    if incident is None:
        return
    for milestone in Milestone:
        moment = milestone.of(incident)
        if moment and not moment.date_only:
            yield Known(milestone, moment, FRONT_MATTER, f"`{milestone.field}`")


def _told(account: Account, incident: Incident | None) -> Iterator[Known]:
    """Yield the times after labels and in sentences, which the facts hold."""
    for milestone in Milestone:
        when = milestone.told(account.facts)
        moment = instant(when, account, incident) if when and when.clock else None
        if moment:
            yield Known(milestone, moment, WORDS, milestone.value)


def in_timeline(account: Account, incident: Incident | None) -> Iterator[Known]:
    """Yield the times that entries of the timeline tell, then that of its first and of its last."""
    line = account.document.source.line_at
    entries = account.timeline.entries
    moments = instants(account, incident)
    timed = [(e, at) for e, at in zip(entries, moments, strict=True) if at and not at.date_only]
    for entry, at in timed:
        label = labelled(entry)
        milestone = label or entry.milestone
        if milestone:
            trust = LABEL if label else WORDS
            yield Known(milestone, at, trust, f"line {line(entry.start)}", entry.start)
    if not timed:
        return
    last = [
        (e, at) for e, at in zip(entries, ends(account, incident), strict=True) if at and not at.date_only
    ]
    for edge, (entry, at) in (
        (Edge.FIRST, min(timed, key=lambda pair: pair[1].utc)),
        (Edge.LAST, max([*timed, *last], key=lambda pair: pair[1].utc)),
    ):
        yield Known(edge, at, EDGE, f"line {line(entry.start)}", entry.start)
