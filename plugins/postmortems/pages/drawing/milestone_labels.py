"""The milestones above a drawn timeline: where each stands, and lanes in which their names do not overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...model.incident import Incident
from ...model.moment import Moment
from ...wording.durations import is_ongoing
from ..base.key_times import NAMES
from .axis import Axis, needs
from .packing import GAP, Spot, number, spot
from .timed_entries import Happening, reach

HINTS = {
    "started_at": "began", "detected_at": "detected", "declared_at": "declared",
    "acknowledged_at": "acknowledged", "mitigated_at": "mitigated", "resolved_at": "resolved",
}  # fmt: skip
ENDS = ("mitigated_at", "resolved_at")
AS_LABEL = 40
"""Letters: an entry that says no more than this names its milestone, a longer one may only speak of it."""


@dataclass(frozen=True)
class Flag:
    """The name of a milestone and the line down from it; `x` in per cent, `lane` counted from below."""

    text: str
    x: str
    side: str
    lane: int


def completed(incident: Incident, found: Sequence[Happening]) -> tuple[Incident, tuple[str, ...]]:
    """Fill in the milestones that only entries name, and return their fields."""
    taken: dict[str, Any] = {
        field: moment for field in HINTS if (moment := _from_entries(field, incident, found)) is not None
    }
    return (replace(incident, **taken), tuple(taken)) if taken else (incident, ())


def _from_entries(field: str, incident: Incident, found: Sequence[Happening]) -> Moment | None:
    """Return when the entries say that a milestone was; the last that does, for those that end something."""
    if getattr(incident, field) is not None or (field in ENDS and is_ongoing(incident)):
        return None
    named = [
        one.at
        for one in found
        if one.entry.milestone == HINTS[field]
        and len(one.entry.text) <= AS_LABEL
        and not (one.at.date_only or one.entry.doubt)
        and one.at.utc >= incident.started_at.utc
    ]
    return named[-1 if field in ENDS else 0] if named else None


def milestones(incident: Incident) -> Iterator[tuple[str, Moment]]:
    """Yield the names and moments of the milestones that are known."""
    for field, name in NAMES.items():
        moment: Moment | None = getattr(incident, field)
        if moment is not None:
            yield name, moment


def flags(incident: Incident, axis: Axis) -> tuple[Flag, ...]:
    """Place the milestones; those of one instant share a line, a day without a clock needs all of it."""
    at: dict[float, list[str]] = {}
    for name, moment in milestones(incident):
        start, end = reach(moment)
        if axis.knots[0][0] <= start and end <= axis.knots[-1][0]:
            said = f"{name} that day" if moment.date_only else name
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
