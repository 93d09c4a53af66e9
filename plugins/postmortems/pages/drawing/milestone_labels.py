"""The milestones above a drawn timeline: where each stands, and lanes in which their names do not overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...model.incident import Incident
from ...model.milestone import Milestone
from ...model.moment import Moment
from ..base.key_times import milestones_of
from .axis import Axis, needs
from .packing import GAP, Spot, number, spot
from .timed_entries import Happening, reach

AS_LABEL = 40
"""Letters: an entry that says no more than this names its milestone, a longer one may only speak of it."""


@dataclass(frozen=True)
class Flag:
    """The name of a milestone and the line down from it; `x` in per cent, `lane` counted from below."""

    text: str
    x: str
    side: str
    lane: int


def completed(incident: Incident, found: Sequence[Happening]) -> tuple[Incident, tuple[Milestone, ...]]:
    """Fill in the milestones that only entries name, and return which."""
    taken = {
        milestone: moment
        for milestone in Milestone
        if (moment := _from_entries(milestone, incident, found)) is not None
    }
    fields: dict[str, Any] = {milestone.field: moment for milestone, moment in taken.items()}
    return (replace(incident, **fields), tuple(taken)) if taken else (incident, ())


def _from_entries(milestone: Milestone, incident: Incident, found: Sequence[Happening]) -> Moment | None:
    """Return when the entries say that a milestone was; the last that does, for those that end something."""
    if milestone.of(incident) is not None or (milestone.is_end and incident.is_ongoing):
        return None
    named = [
        one.at
        for one in found
        if one.entry.milestone is milestone
        and len(one.entry.text) <= AS_LABEL
        and not (one.at.date_only or one.entry.doubts)
        and one.at.utc >= incident.started_at.utc
    ]
    return named[-1 if milestone.is_end else 0] if named else None


def flags(incident: Incident, axis: Axis) -> tuple[Flag, ...]:
    """Place the milestones; those of one instant share a line, a day without a clock needs all of it."""
    at: dict[float, list[str]] = {}
    for milestone, moment in milestones_of(incident):
        start, end = reach(moment)
        if axis.knots[0][0] <= start and end <= axis.knots[-1][0]:
            said = f"{milestone.label} that day" if moment.date_only else milestone.label
            at.setdefault(axis.at(start), []).append(said)
    texts = {x: ", ".join(_listed(names)) for x, names in sorted(at.items())}
    spots = [spot(x, x, needs(f"n{text}n")) for x, text in texts.items()]
    placed = zip(texts.items(), spots, _lanes(spots), strict=True)
    return tuple(Flag(text, number(x), where.side, lane) for (x, text), where, lane in placed)


def _listed(names: Sequence[str]) -> Iterator[str]:
    yield names[0]
    yield from (name.lower() for name in names[1:])


def _lanes(spots: Sequence[Spot]) -> list[int]:
    """Return a lane for each: above all on its right that it would touch, so that no line crosses a name."""
    lanes: list[int] = []
    for place in range(len(spots) - 1, -1, -1):
        right = zip(spots[place + 1 :], reversed(lanes), strict=True)
        touched = [lane for other, lane in right if other.low < spots[place].high + GAP]
        lanes.append(max(touched, default=-1) + 1)
    return lanes[::-1]
