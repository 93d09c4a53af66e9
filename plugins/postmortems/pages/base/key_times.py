"""The key times of an incident, and the durations between them with their formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.incident import Incident
from ...model.moment import Moment
from ...wording.durations import ONGOING, Length, from_to, is_ongoing
from ...wording.times import Stamp, in_utc, is_utc, local, same_day, stamp, zone

NAMES = {
    "started_at": "Began", "detected_at": "Detected", "declared_at": "Declared",
    "acknowledged_at": "Acknowledged", "mitigated_at": "Mitigated", "resolved_at": "Resolved",
}  # fmt: skip
MEASURES = {
    "detected_at": ("Time to detect", "started_at"),
    "acknowledged_at": ("Time to acknowledge", "detected_at"),
    "mitigated_at": ("Time to mitigate", "started_at"),
    "resolved_at": ("Time to resolve", "started_at"),
}


@dataclass(frozen=True)
class Measure:
    """A duration with its formula; `worked` has the times of this incident, empty where one is missing."""

    name: str
    length: Length
    formula: str
    worked: str


@dataclass(frozen=True)
class Milestone:
    """A key time: local, in UTC where that differs, and the duration that ends with it."""

    name: str
    local: Stamp | None
    utc: Stamp | None
    measure: Measure | None


@dataclass(frozen=True)
class KeyTimes:
    """The key times of an incident. `zone` is what all local clocks share, empty where they do not."""

    zone: str
    has_utc: bool
    milestones: tuple[Milestone, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The durations, in the order of their milestones."""
        return tuple(milestone.measure for milestone in self.milestones if milestone.measure)


def key_times(incident: Incident) -> KeyTimes:
    """Read an incident's key times: those that are known, and always how it ended."""
    known = [(name, local(incident, moment)) for name, moment in _known(incident)]
    clocks = [moment for _, moment in known if not moment.date_only]
    zones = {zone(moment.at) for moment in clocks}
    has_utc = any(not is_utc(moment) for moment in clocks)
    milestones: list[Milestone] = []
    said: Moment | None = None
    for name, moment in known:
        milestones.append(_milestone(incident, name, moment, said, len(zones) > 1, has_utc))
        said = moment
    if incident.resolved_at is None:
        milestones.append(Milestone(NAMES["resolved_at"], None, None, measure(incident, "resolved_at")))
    return KeyTimes(next(iter(zones)) if len(zones) == 1 else "", has_utc, tuple(milestones))


def _known(incident: Incident) -> Iterator[tuple[str, Moment]]:
    for name in NAMES:
        moment: Moment | None = getattr(incident, name)
        if moment is not None:
            yield name, moment


def _milestone(
    incident: Incident, name: str, moment: Moment, said: Moment | None, with_zone: bool, has_utc: bool
) -> Milestone:
    """Write one key time; a date that stood in the row above is left out here."""
    with_date = said is None or not same_day(said, moment)
    there = in_utc(moment)
    utc = stamp(there, with_date=not same_day(moment, there), with_zone=False)
    return Milestone(
        NAMES[name],
        stamp(moment, with_date=with_date, with_zone=with_zone),
        utc if has_utc and not moment.date_only else None,
        measure(incident, name) if name in MEASURES else None,
    )


def measure(incident: Incident, ends: str) -> Measure:
    """Compute the duration that ends with the milestone in field `ends`."""
    name, starts = MEASURES[ends]
    start, end = getattr(incident, starts), getattr(incident, ends)
    length = from_to(start, end, getattr(incident, name.lower().replace(" ", "_")))
    if end is None and is_ongoing(incident):
        length = ONGOING
    formula = f"{NAMES[ends].lower()} − {NAMES[starts].lower()}"
    return Measure(name, length, formula, _worked(incident, start, end))


def _worked(incident: Incident, start: Moment | None, end: Moment | None) -> str:
    if start is None or end is None:
        return ""
    first, last = local(incident, start), local(incident, end)
    with_zone = zone(first.at) != zone(last.at)
    shown = (stamp(moment, with_zone=with_zone, short=True).text for moment in (last, first))
    return " − ".join(shown)
