"""When it began, was noticed and was over by what the entries of the timeline say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from ...model.milestone import Milestone
from ...model.timeline import DoubtKind, Timeline, TimelineEntry, When
from ...patterns import deferred
from ..statements.claims import claims
from ..statements.grammar import CAUSES, Strength
from ..statements.labels import named_by
from .statement import Statement, Trust

_SHORT = 40
_STATUS_PAGE = deferred(r"\W{0,4}(?:\w{2,12} ){0,3}status ?page\b", re.IGNORECASE)
"""What is told to others is told later than it was."""
_LONGEST = 400
_TRUST = {
    Strength.STRONG: Trust.PLAIN, Strength.PLAIN: Trust.PLAIN, Strength.CLOSED: Trust.CLOSED,
    Strength.LOOSE: Trust.LOOSE,
}  # fmt: skip


def label_of_entry(entry: TimelineEntry) -> Milestone | None:
    """Return the milestone that an entry's label names: `Resolved`, `Detected: ...`, a column of its own."""
    label = entry.text.partition(":")[0] if ":" in entry.text[:_SHORT] else entry.text[:_SHORT]
    named = named_by(label)
    if named or not entry.milestone:
        return named
    return (
        entry.milestone
        if not any(each.milestone is entry.milestone for each in claims(entry.text[:_LONGEST]))
        else None
    )


def told_by_entries(timeline: Timeline) -> Iterator[Statement]:
    """Yield what the entries tell, as it happened; days alone count where no entry has a clock."""
    entries = timeline.entries[:: -1 if timeline.newest_first else 1]
    timed = [(entry, at) for entry in entries if (at := likely(entry)) and at.clock]
    days = [(entry, entry.at) for entry in entries if entry.day and not entry.at.no_day and not entry.doubts]
    for place, (entry, at) in enumerate(timed or days):
        yield from _of_entry(entry, at, first=place == 0)


def likely(entry: TimelineEntry) -> When | None:
    """Return the time of an entry, or the likely one; None where its day cannot be."""
    at = entry.at
    for doubt in entry.doubts:
        if doubt.kind is DoubtKind.CLOCK and doubt.likely and not doubt.message:
            at = at._replace(clock=time.fromisoformat(doubt.likely))
    return None if at.no_day else at


def _of_entry(entry: TimelineEntry, at: When, *, first: bool) -> Iterator[Statement]:
    text = entry.text[:_LONGEST]
    place = (entry.start, entry.end, text)
    told: set[Milestone] = set()
    label = label_of_entry(entry)
    named = label and "mitigat" not in text[:_SHORT].lower() and _counts(label)
    if named:
        told.add(named)
        yield Statement(named, at, _trust_of(text[:_SHORT].lower(), label or named), *place)
    said = [claim for claim in claims(text) if claim.milestone is not Milestone.MITIGATED]
    said.sort(key=lambda claim: (claim.milestone is Milestone.DECLARED, claim.strength))
    noticed = Milestone.DETECTED in {*told, *(claim.milestone for claim in said)}
    for claim in said:
        milestone = _counts(claim.milestone)
        hint = noticed and milestone is Milestone.BEGAN and claim.strength is Strength.LOOSE
        if milestone and milestone not in told and not hint:
            told.add(milestone)
            declared = claim.milestone is Milestone.DECLARED
            trust = Trust.DECLARED if declared else _TRUST[claim.strength]
            shown = milestone.is_end and trust is Trust.PLAIN and _STATUS_PAGE.match(text)
            yield Statement(milestone, at, Trust.CLOSED if shown else trust, *place)
    if first and not noticed and Milestone.BEGAN not in told and CAUSES.search(text):
        yield Statement(Milestone.BEGAN, at, Trust.LOOSE, *place)


def _trust_of(label: str, named: Milestone) -> Trust:
    """Return how far a label is trusted: `resolved` says less than that it ended, `declared` than noticed."""
    if named is Milestone.DECLARED:
        return Trust.DECLARED
    if named.is_end and ("close" in label or "closure" in label):
        return Trust.CLOSED
    return Trust.PLAIN if not named.fact or (named.is_end and "resol" in label) else Trust.NAMED


def _counts(milestone: Milestone) -> Milestone | None:
    """Return for what a milestone counts: a repair for the end, a declaration for the notice."""
    if milestone.is_end:
        return Milestone.RESOLVED
    return Milestone.DETECTED if milestone is Milestone.DECLARED else milestone if milestone.fact else None
