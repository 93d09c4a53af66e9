"""The one drawing of an incident: its phases to one scale, and its entries as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from ...frozen import Frozen
from ...model.incident import Incident
from ...model.milestone import Milestone
from ...model.narrative import Narrative
from ...model.report import Report
from ...wording.times import stamp, zones_of
from ...wording.words import ENGLISH, Words, to_count, to_say
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
ENTRIES = to_count("%(num)s entry", "%(num)s entries")
MORE = to_count("%(entry)s; and %(num)s more entry here", "%(entry)s; and %(num)s more entries here")
FROM_ENTRIES = to_say("From the entries, because the report's own fields do not say: when it was %(names)s.")
FAR = timedelta(days=60)
"""How far off an entry in doubt must be to be left out of the drawing."""


class Drawing(Frozen):
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


def drawn(incident: Incident, report: Report, as_of: date | None, words: Words = ENGLISH) -> Drawing | None:
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
    bars = bands(whole, phases, laid, until, words)
    written, began = log(found, words), incident.local(incident.started_at)
    return Drawing(
        bands=bars,
        wide=_told(marks(inside, laid, WIDE), inside, words),
        narrow=_told(marks(inside, laid, PLOT), inside, words),
        ranges=ranges(inside, laid),
        ticks=ticks(laid, (found[0].at if found else began).at.tzinfo or UTC, words),
        zone=written.zone if found else zones_of([began]).only,
        log=written if found else None,
        says=_says(bars, found, words),
        notes=tuple(_notes(report.narrative, inside, laid, taken, len(found) - len(inside), words)),
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


def _told(placed: Iterable[Mark], found: Sequence[Happening], words: Words) -> tuple[tuple[Mark, str], ...]:
    """Say with each mark what its first entry is, and how many others stand with it."""
    by_number = {one.number: one for one in found}
    return tuple((mark, _tip(by_number[mark.first], mark.last - mark.first, words)) for mark in placed)


def _tip(one: Happening, others: int, words: Words) -> str:
    said = words.about(stamp(one.at, short=True, words=words).text, one.entry.text)
    if not others:
        return said
    return words.count(others, *MORE, entry=said)


def _says(found: Sequence[Band], entries: Sequence[Happening], words: Words) -> str:
    """Say in a sentence or two what the drawing shows."""
    lasted = [f"{band.name} {band.length.text}" if band.length.iso else band.name for band in found]
    said = [words.say("%(phases)s.", phases=words.say(", then ").join(lasted))] if lasted else []
    if entries:
        first, last = (stamp(one.at, words=words).text for one in (entries[0], entries[-1]))
        amount = words.count(len(entries), *ENTRIES)
        if first == last:
            said.append(words.say("%(entries)s, %(time)s; all in words below.", entries=amount, time=first))
        else:
            reach = {"entries": amount, "first": first, "last": last}
            said.append(words.say("%(entries)s, from %(first)s to %(last)s; all in words below.", **reach))
    return " ".join(said)


def _notes(
    narrative: Narrative,
    found: Sequence[Happening],
    axis: Axis,
    taken: Sequence[Milestone],
    left_out: int,
    words: Words,
) -> Iterator[str]:
    """Yield what a reader has to know to trust the drawing."""
    outside = [str(one.number) for one in found if not axis.shows(one.reach)]
    if outside:
        many = outside[0]
        if len(outside) > 1:
            many = words.say("%(first)s to %(last)s", first=outside[0], last=outside[-1])
        yield words.say("At the edge, because long before or after: %(numbers)s.", numbers=many)
    if any(one.is_vague for one in found):
        yield words.say("Dashed: the time is an estimate, in doubt, or known by its day only.")
    if left_out:
        amount = words.count(left_out, *ENTRIES)
        yield words.say("Not drawn, because far from all else and in doubt: %(entries)s.", entries=amount)
    if taken:
        names = words.listing([words.say(str(milestone.value)) for milestone in taken])
        yield words.say(FROM_ENTRIES, names=names)
    if narrative.timeline.truncated:
        yield words.count(
            len(found) + left_out,
            "The report has more entries than the %(num)s first one here.",
            "The report has more entries than the %(num)s first ones here.",
        )
