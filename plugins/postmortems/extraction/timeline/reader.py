"""A document to its timeline, read as a careful colleague would read it.

Three layers: `extraction/notation/` reads the time that a line of text starts with; `candidates.py` finds the
lines of a document that can be entries; this module and `days.py` decide which of them are, on which
day, and what is doubtful about them. Nothing here raises, whatever the document is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...model.document import Document, Section
from ...model.timeline import Timeline, TimelineEntry, When
from ..notation.reader import says_nothing
from ..statements.claims import milestone_of
from .anomalies import doubt_order, doubt_slips, doubt_zones
from .calendar import Calendar
from .candidate import Candidate
from .candidates import candidates
from .days import Days
from .document_date import calendar_of
from .draft import Draft
from .halves import with_halves
from .selection import chosen, runs_backwards
from .timeline_sections import Scope, headings_above, read_scopes, scope_at
from .timeline_zone import stated_zone, tells_local_time

MAX_INTRO = 1500
NAMED = 5
"""How many dates of a heading or an introduction are looked at."""


def read_timeline(document: Document, sections: tuple[Section, ...] | None = None) -> Timeline:
    """Return the timed entries of a document in the order in which they stand.

    `sections` may be richer than the document's own: title lines without markup open a part too.
    """
    parts = document.sections if sections is None else sections
    scopes = read_scopes(parts, len(document.source.text))
    found, more = candidates(document, scopes, frozenset(part.start for part in parts))
    groups = chosen(found)
    if not groups:
        return Timeline(zone=stated_zone(document, scopes, ()))
    kept = [candidate for group in groups for candidate in group]
    dates = tuple(each.written.date for each in kept if each.written.date)
    calendar = calendar_of(document, scopes, min(each.offset for each in kept), dates)
    zone = stated_zone(document, scopes, kept)
    drafts: list[Draft] = []
    backwards = [runs_backwards(group, calendar) for group in groups]
    for group, backward in zip(groups, backwards, strict=True):
        drafts += _placed(document, scopes, calendar, group if backward else with_halves(group), backward)
    doubt_zones(drafts, zone, has_local=tells_local_time(document))
    drafts.sort(key=lambda draft: draft.candidate.offset + draft.candidate.written.start)
    entries = tuple(_entry(draft) for draft in drafts if not draft.marker)
    longest = max(range(len(groups)), key=lambda at: len(groups[at]))
    return Timeline(entries, zone, backwards[longest], more)


def _placed(
    document: Document,
    scopes: tuple[Scope, ...],
    calendar: Calendar,
    group: Sequence[Candidate],
    backwards: bool,
) -> list[Draft]:
    base, stated = _named_day(document, scopes, calendar, group[0])
    drafts = Days(calendar, base or calendar.base, stated, backwards=backwards).place(group)
    _mark(drafts)
    doubt_order(drafts, backwards=backwards)
    doubt_slips(drafts, calendar.base)
    return drafts


def _named_day(
    document: Document, scopes: tuple[Scope, ...], calendar: Calendar, first: Candidate
) -> tuple[date | None, date | None]:
    """Return the day that a heading above a group names, and the day that its introduction states for all."""
    headings = headings_above(document, first.offset)
    titles = [title for title in headings if title] if first.kind != "heading" else list(headings[1:])
    base = next((day for title in titles for day in calendar.days_in(title, NAMED)), None)
    scope = scope_at(scopes, first.offset)
    stop = min(first.offset, scope.start + MAX_INTRO)
    intro = document.source.text[scope.start : stop].partition("\n")[2] if scope.timeline else ""
    for_all = "all" in intro.lower() or "unless" in intro.lower()
    return base, next(calendar.days_in(intro, NAMED), None) if for_all else None


def _mark(drafts: Sequence[Draft]) -> None:
    """Take a date alone that entries with a clock follow as their heading, not as an entry.

    What is doubted about it is doubted at the first of them.
    """
    for draft, following in zip(drafts, [*drafts[1:], None], strict=True):
        candidate, below = draft.candidate, following.candidate if following else None
        if candidate.written.clock or not candidate.written.date or candidate.of_day:
            continue
        alone = says_nothing(candidate.text)
        heads = alone or candidate.kind == "heading" or candidate.heads
        draft.marker = heads and (alone or bool(below and _stands_below(below, candidate)))
        if draft.marker and following:
            following.doubts += draft.doubts


def _stands_below(below: Candidate, day: Candidate) -> bool:
    """Tell whether an entry stands below a day, rather than after it."""
    under_heading = day.kind == "heading" and below.kind != "heading" and below.written.clock is not None
    return below.of_day or below.written.date is None or under_heading


def _entry(draft: Draft) -> TimelineEntry:
    candidate, written = draft.candidate, draft.candidate.written
    clock = written.clock
    start = When(draft.day, draft.number, draft.clock, bool(clock and clock.seconds), draft.no_day)
    doubts = tuple(dict.fromkeys([*draft.doubts, *written.doubts]))
    return TimelineEntry(
        candidate.offset + written.start, candidate.offset + written.end, start, draft.until,
        written.approximate, written.zone, candidate.text, doubts,
        milestone_of(candidate.text, candidate.before),
    )  # fmt: skip
