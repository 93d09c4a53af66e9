"""The drawn timeline of one incident: milestones, phases and entries on an axis, and the list of entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta

from ...model.incident import Incident
from ...model.milestone import Milestone
from ...model.narrative import Narrative
from ...model.report import Report
from ...wording.numbers import count, listing
from ...wording.times import stamp
from ..base.key_times import milestones_of
from .axis import Axis, Break, axis
from .entry_list import Log, log
from .entry_marks import MAX_LANES, Heap, Mark, marks
from .milestone_labels import Flag, completed, flags
from .phase_bands import Band, bands
from .ticks import Ticks, ticks
from .timed_entries import Happening, Reach, happenings, reach

FLAG, BAND, LANE, HEAP, TICK, LABEL = 15, 20, 10, 12, 6, 13
"""Pixels: how high each part of the drawing is."""

FAR = timedelta(days=60)
"""How far off an entry in doubt must be to be left out of the drawing."""


@dataclass(frozen=True)
class Heights:
    """Where the parts of a drawing stand, in pixels from its top: `flag(lane)` and `mark(lane)` for lanes."""

    flags: int
    bands: bool
    lanes: int
    heaps: bool

    @property
    def band(self) -> int:
        """The top of the bands."""
        return self.flags * FLAG + 2

    @property
    def under(self) -> int:
        """Where the bands end."""
        return self.band + BAND * self.bands

    @property
    def axis(self) -> int:
        """Where the marks end and the labels begin."""
        return self.mark(self.lanes) + HEAP * self.heaps

    @property
    def whole(self) -> int:
        """The height of everything."""
        return self.axis + TICK + 2 * LABEL

    def flag(self, lane: int) -> int:
        """Return the baseline of a flag's name."""
        return (self.flags - lane) * FLAG - 4

    def mark(self, lane: int) -> int:
        """Return the middle of a lane of marks."""
        return self.under + 3 + lane * LANE + LANE // 2


@dataclass(frozen=True)
class Drawing:
    """Everything about a drawn timeline that a template needs; all `x` are in per cent."""

    flags: tuple[Flag, ...]
    bands: tuple[Band, ...]
    breaks: tuple[Break, ...]
    marks: tuple[tuple[Mark, str], ...]
    heaps: tuple[tuple[Heap, str], ...]
    ticks: Ticks
    heights: Heights
    log: Log
    says: str
    notes: tuple[str, ...]

    @property
    def unnamed(self) -> tuple[Band, ...]:
        """The bands in which there was no room for their word."""
        return tuple(band for band in self.bands if not band.has_word)


def drawn(incident: Incident, report: Report) -> Drawing | None:
    """Draw the timeline of an incident; None where its report has none."""
    found = happenings(report, incident)
    if not found:
        return None
    whole, taken = completed(incident, found)
    laid = axis(list(_reaches(whole, found)), is_open=incident.is_ongoing)
    inside = [one for one in found if laid.shows(one.reach)]
    dots, heaps = marks(inside, laid)
    named, phases = flags(whole, laid), bands(whole, laid)
    tips = {one.number: _tip(one) for one in found}
    return Drawing(
        flags=named,
        bands=phases,
        breaks=laid.breaks,
        marks=tuple((dot, tips[dot.number]) for dot in dots),
        heaps=tuple((heap, f"{count(heap.amount, 'more entry', 'more entries')} here") for heap in heaps),
        ticks=ticks(laid, found[0].at.at.tzinfo or UTC),
        heights=_heights(named, bool(phases or laid.breaks), dots, heaps),
        log=log(found, frozenset(dot.number for dot in dots)),
        says=_says(laid, found),
        notes=tuple(_notes(report.narrative, found, laid, taken, len(found) - len(inside))),
    )


def _reaches(incident: Incident, found: Sequence[Happening]) -> Iterator[Reach]:
    """Yield what has to find its place: every clock, and the days without one on which no clock is known.

    An entry that is in doubt and far from all else does not stretch the axis.
    """
    told = [(moment, reach(moment)) for _, moment in milestones_of(incident)]
    sure = [place for _, place in told] + [one.reach for one in found if not one.entry.doubts]
    told += [(one.at, one.reach) for one in _near(found, sure)]
    clocked = [place for moment, place in told if not moment.date_only]
    yield from clocked
    days = (place for moment, place in told if moment.date_only)
    yield from (day for day in days if not any(_meets(day, place) for place in clocked))


def _near(found: Sequence[Happening], sure: Sequence[Reach]) -> Iterator[Happening]:
    first, last = min(start for start, _ in sure), max(end for _, end in sure)
    return (one for one in found if one.reach[1] - first > -FAR and one.reach[0] - last < FAR)


def _meets(day: Reach, place: Reach) -> bool:
    """Return whether a place begins or ends within a day."""
    return any(day[0] <= at < day[1] for at in place)


def _heights(named: Sequence[Flag], has_bands: bool, dots: Sequence[Mark], heaps: Sequence[Heap]) -> Heights:
    lanes = max((dot.lane for dot in dots), default=-1) + 1
    above = max((flag.lane for flag in named), default=-1) + 1
    return Heights(above, has_bands, MAX_LANES if heaps else lanes, bool(heaps))


def _tip(one: Happening) -> str:
    return f"{stamp(one.at, short=True).text}: {one.entry.text}"


def _says(axis: Axis, found: Sequence[Happening]) -> str:
    """Say in a sentence or two what the drawing shows."""
    said = [f"{count(len(found), 'entry', 'entries')}, {_from_to(found)}."]
    if axis.breaks:
        said.append(f"{_breaks(axis)}.")
    return " ".join([*said, "The list below has every entry in words."])


def _from_to(found: Sequence[Happening]) -> str:
    first, last = (stamp(one.at).text for one in (found[0], found[-1]))
    return f"from {first} to {last}" if first != last else first


def _breaks(axis: Axis) -> str:
    return f"The axis is broken where nothing was noted for {listing([one.text for one in axis.breaks])}"


def _notes(
    narrative: Narrative, found: Sequence[Happening], axis: Axis, taken: Sequence[Milestone], outside: int
) -> Iterator[str]:
    """Yield what a reader has to know to trust the drawing."""
    if axis.breaks:
        yield f"{_breaks(axis)}; all else is to one scale."
    if any(one.is_vague for one in found):
        yield "Hollow marks: the time is an estimate, in doubt, or known by its day only."
    if outside:
        yield f"Not drawn, because far from all else and in doubt: {count(outside, 'entry', 'entries')}."
    if taken:
        names = listing([str(milestone.value) for milestone in taken])
        yield f"From the entries, because the report's own fields do not say: when it was {names}."
    if narrative.timeline.truncated:
        yield f"The report has more entries than the {count(len(found), 'first one', 'first ones')} here."
