"""The one drawing of an incident: its phases to one scale, and its entries as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from ...model.incident import Incident
from ...model.milestone import Milestone
from ...model.narrative import Narrative
from ...model.report import Report
from ...wording.numbers import count, listing
from ...wording.times import stamp, zones_of
from ..base.key_times import milestones_of
from .axis import HALF_HOUR, PLOT, Axis, axis
from .entry_list import Log, log
from .entry_marks import Mark, Range, marks, ranges
from .named_milestones import completed
from .phase_bands import Band, bands
from .phases import stretches
from .ticks import Ticks, ticks
from .timed_entries import Happening, Reach, happenings, reach

WIDE = 720
"""Pixels: the plot beside a column of facts, where more numbers have room."""
OPEN_SHARE = 0.16
"""How much longer what is not over is drawn, as a share of what is known, while its day has not ended."""
FAR = timedelta(days=60)
"""How far off an entry in doubt must be to be left out of the drawing."""


@dataclass(frozen=True)
class Drawing:
    """Everything about the drawing that a template needs. `log` is None for a report without entries.

    `wide` are the marks and their tips where there is room, `narrow` those of a phone.
    """

    bands: tuple[Band, ...]
    wide: tuple[tuple[Mark, str], ...]
    narrow: tuple[tuple[Mark, str], ...]
    ranges: tuple[Range, ...]
    ticks: Ticks
    zone: str
    log: Log | None
    says: str
    notes: tuple[str, ...]


def drawn(incident: Incident, report: Report, as_of: date | None) -> Drawing | None:
    """Draw an incident; None where neither two of its phases nor an entry is known.

    One that is not over is drawn to the beginning of the day `as_of`.
    """
    found = happenings(report, incident)
    whole, taken = completed(incident, found)
    phases = stretches(whole, by_day=True)
    if not found and len(phases) + whole.is_ongoing < 2:
        return None
    until = _until(whole, as_of)
    laid = axis(_lasted(whole, until), _sure(found))
    inside = [one for one in found if not one.entry.doubts or _is_near(one, laid)]
    bars = bands(whole, phases, laid, until)
    written, began = log(found), incident.local(incident.started_at)
    return Drawing(
        bands=bars,
        wide=_told(marks(inside, laid, WIDE), inside),
        narrow=_told(marks(inside, laid, PLOT), inside),
        ranges=ranges(inside, laid),
        ticks=ticks(laid, (found[0].at if found else began).at.tzinfo or UTC),
        zone=written.zone if found else zones_of([began]).only,
        log=written if found else None,
        says=_says(bars, found),
        notes=tuple(_notes(report.narrative, inside, laid, taken, len(found) - len(inside))),
    )


def _until(incident: Incident, as_of: date | None) -> datetime | None:
    """Return when an incident that goes on was last known to; None where that day has not ended."""
    if not incident.is_ongoing or as_of is None:
        return None
    begins = datetime.combine(as_of, time(), UTC)
    return begins if begins > _known(incident)[1] else None


def _known(incident: Incident) -> Reach:
    """Return from when to when the report's fields know of it; a day alone counts where no clock is known."""
    told = [moment for _, moment in milestones_of(incident)]
    clocked = [moment for moment in told if not moment.date_only] or told
    return reach(incident.started_at)[0], max(reach(moment)[1] for moment in clocked)


def _lasted(incident: Incident, until: datetime | None) -> Reach:
    start, end = _known(incident)
    if incident.is_ongoing and until is None:
        return start, end + max(HALF_HOUR, (end - start) * OPEN_SHARE)
    return start, until or end


def _sure(found: Sequence[Happening]) -> list[Reach]:
    """Return the entries that may make the axis longer: those of a clock, where there are any."""
    sure = [one for one in found if not one.entry.doubts]
    return [one.reach for one in sure if not one.at.date_only] or [one.reach for one in sure]


def _is_near(one: Happening, laid: Axis) -> bool:
    """Return whether an entry in doubt is near enough for its place to mean anything."""
    return one.reach[1] - laid.start > -FAR and one.reach[0] - laid.end < FAR


def _told(placed: Iterable[Mark], found: Sequence[Happening]) -> tuple[tuple[Mark, str], ...]:
    """Say with each mark what its first entry is, and how many others stand with it."""
    by_number = {one.number: one for one in found}
    return tuple((mark, _tip(by_number[mark.first], mark.last - mark.first)) for mark in placed)


def _tip(one: Happening, others: int) -> str:
    more = f"; and {count(others, 'more entry', 'more entries')} here" if others else ""
    return f"{stamp(one.at, short=True).text}: {one.entry.text}{more}"


def _says(found: Sequence[Band], entries: Sequence[Happening]) -> str:
    """Say in a sentence or two what the drawing shows."""
    phases = ", then ".join(
        f"{band.name} {band.length.text}".replace("over ongoing", "over") for band in found
    )
    said = [f"{phases}."] if phases else []
    if entries:
        first, last = (stamp(one.at).text for one in (entries[0], entries[-1]))
        amount = count(len(entries), "entry", "entries")
        said.append(f"{amount}, {f'from {first} to {last}' if first != last else first}; all in words below.")
    return " ".join(said)


def _notes(
    narrative: Narrative, found: Sequence[Happening], axis: Axis, taken: Sequence[Milestone], left_out: int
) -> Iterator[str]:
    """Yield what a reader has to know to trust the drawing."""
    outside = [str(one.number) for one in found if not axis.shows(one.reach)]
    if outside:
        many = outside[0] if len(outside) == 1 else f"{outside[0]} to {outside[-1]}"
        yield f"At the edge, because long before or after: {many}."
    if any(one.is_vague for one in found):
        yield "Dashed: the time is an estimate, in doubt, or known by its day only."
    if left_out:
        yield f"Not drawn, because far from all else and in doubt: {count(left_out, 'entry', 'entries')}."
    if taken:
        names = listing([str(milestone.value) for milestone in taken])
        yield f"From the entries, because the report's own fields do not say: when it was {names}."
    if narrative.timeline.truncated:
        amount = len(found) + left_out
        yield f"The report has more entries than the {count(amount, 'first one', 'first ones')} here."
