"""Which candidates are entries, and whether they stand newest first.

In a timeline nearly all are, elsewhere only lines that follow one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise

from ...model.timeline import DoubtKind
from ...patterns import deferred
from ..notation.days import FROM_ABOVE
from .calendar import Calendar
from .candidate import Candidate, is_placeholder
from .days import SLIP
from .draft import minutes

_NO_TIMELINE = (
    "actions", "references", "lessons", "metadata", "participants", "went_well", "went_wrong", "lucky",
)  # fmt: skip
_WORD = deferred(r"[^\W\d_]{3}")
_SUBJECT = deferred(r"(?:is|was|are|were|has|had|will|does|did|and|or|of)\b")
"""What follows a number that a sentence is about: `15.26 was the broken version`."""
_AT = deferred(r"(?i)(?:\b(?:at|um|à)|\A[^,]{1,30},)[ ~*_`]{0,5}\Z")
RUN = 3
"""How many lines with a clock make a timeline where no heading says so; with a date, one less where
none does at all, and as headings."""


def chosen(found: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return the entries in their groups, in the order in which the groups begin."""
    groups: dict[tuple[int, ...], list[Candidate]] = {}
    for candidate in found:
        groups.setdefault(candidate.group, []).append(candidate)
    named = {key: _in_timeline(group) for key, group in groups.items() if group[0].timeline}
    few = RUN if any(named.values()) else RUN - 1
    kept = (named[key] if key in named else _elsewhere(group, few) for key, group in groups.items())
    return [group for group in kept if group]


def _in_timeline(group: list[Candidate]) -> list[Candidate]:
    """Keep what starts with a time; told times where no heading does.

    Where all are sentences, `At 10:05 the pump stops`, those with the time in their midst are entries too.
    """
    held = _firm(_held(group))
    lone = not any(one.leading for one in held)
    told = not lone and _are_sentences(held)
    below_a_day = False
    kept: list[Candidate] = []
    for candidate in _without_told(held):
        if candidate.leading:
            below_a_day = candidate.written.clock is None
        is_one = candidate.leading or _is_labelled(candidate, lone=lone) or (told and _is_told(candidate))
        if is_one or (below_a_day and candidate.ends):
            kept.append(candidate)
    return kept


def _firm(held: list[Candidate]) -> list[Candidate]:
    """Drop prose beside what is no line of prose, and code beside anything that may be an entry."""
    others = [one for one in held if one.is_one and one.kind != "prose"]
    if not (all(one.kind == "line" for one in others) and _are_sentences(others)):
        held = [one for one in held if one.kind != "prose"]
    firm = [one for one in held if one.kind != "code"]
    return firm if any(one.is_one or one.kind == "item" for one in firm) else held


def _are_sentences(held: list[Candidate]) -> bool:
    return all(one.written.narrative or one.written.approximate for one in held if one.leading)


def _is_told(candidate: Candidate) -> bool:
    """Tell whether a line is a sentence that says at what time it was."""
    return candidate.kind in ("item", "line") and _AT.search(candidate.before) is not None


def _without_told(held: list[Candidate]) -> list[Candidate]:
    """Drop the lines that only tell of a time at their beginning where headings have times."""
    headed = any(one.kind == "heading" and one.leading and one.written.clock for one in held)
    return [one for one in held if not (one.leading and one.written.narrative)] if headed else held


def _elsewhere(group: list[Candidate], few: int) -> list[Candidate]:
    """Keep lines that follow one another; `few` with a date are enough, rows only beside no timeline.

    So are days without a month.
    """
    kept = _beginnings(group)
    if not any(one.text or one.heads for one in kept) or group[0].role in _NO_TIMELINE:
        return []
    is_beside_one = few == RUN and (kept[0].kind == "row" or any(map(_is_of_above, kept)))
    if is_beside_one or (kept[0].kind == "row" and not _tells(kept)):
        return []
    return kept if _make_timeline(kept, few) else []


def _is_of_above(candidate: Candidate) -> bool:
    """Tell whether its day has no month of its own: `Sunday 19th at 10:00`."""
    day = candidate.written.date
    return day is not None and day.readings[0].order in FROM_ABOVE


def _beginnings(group: list[Candidate]) -> list[Candidate]:
    """Return the lines that a time begins, but for one below a text that says when it was written."""
    begun = [entry for entry in _held(group) if entry.leading]
    kept = begun if _run_on_dots(begun) else [entry for entry in begun if not _is_weak(entry)]
    kept = _without_days([entry for entry in kept if not entry.written.narrative])
    return kept[:-1] if kept and not (kept[-1].text or kept[-1].heads) else kept


def _without_days(entries: list[Candidate]) -> list[Candidate]:
    """Drop the days alone on their lines where all have one of their own, as the updates of a status page.

    The first is one with its clock too, where all others have no day, but a text: that of the report.
    """
    first, rest = entries[:1], entries[1:]
    if any(one.written.date and not one.text for one in first) and all(
        one.text and not one.written.date for one in rest
    ):
        return rest
    all_dated = all(entry.written.date for entry in entries)
    return [one for one in entries if not all_dated or one.text or one.heads or one.written.clock]


def _make_timeline(entries: Sequence[Candidate], few: int) -> bool:
    """Tell whether lines have times enough to be a timeline; a time that is labelled as one is enough."""
    told = [entry.written for entry in entries]
    clocks = [written for written in told if written.clock]
    dates = [written for written in told if written.date and written.date.has_year]
    whole = [written for written in clocks if written.date]
    headed = len(clocks) == len(told) >= RUN - 1 and entries[0].kind == "heading"
    many = headed or max(len(clocks), len(dates)) >= RUN or len(whole) >= few
    return many or any(written.label for written in whole)


def _tells(rows: Sequence[Candidate]) -> bool:
    """Tell whether the rows of a table say what happened when, rather than what was measured."""
    return rows[0].timely and 2 * sum(bool(_WORD.search(row.text)) for row in rows) > len(rows)


def _held(group: Sequence[Candidate]) -> list[Candidate]:
    """Drop what only looks like a time: `15.26` in a list of other clocks, a blank form, a lone `???`."""
    bare = _has_dotted_clocks(group)
    kept = (one for one in group if not _is_weak(one) or (bare and not _SUBJECT.match(one.text)))
    return [entry for entry in kept if not _is_blank(entry)]


def _has_dotted_clocks(group: Sequence[Candidate]) -> bool:
    """Tell whether `15.26` is a clock here: a sign behind one, most clocks, or their order say so."""
    clocks = [(one.written.clock, one.written.closed) for one in group if one.leading and one.written.clock]
    dotted = [closed for clock, closed in clocks if clock.dotted]
    times = [clock.clock for clock, _ in clocks if clock.clock]
    many = 2 * len(dotted) > len(clocks) or (len(dotted) > 1 and times == sorted(times))
    return (many or any(dotted)) and (group[0].timeline or 2 * len(dotted) > len(group))


def _run_on_dots(entries: Sequence[Candidate]) -> bool:
    """Tell whether lines begin with rising clocks, `09.15`, and no numbers of parts or of versions."""
    timed = [(one.written.clock, one.text[:1].isupper()) for one in entries if one.written.clock]
    times = [minutes(clock.clock) for clock, opens in timed if clock.dotted and clock.clock and opens]
    steps = {after - before for before, after in pairwise(times)}
    is_rising = len(times) == len(timed) >= RUN and min(steps) > 0
    return is_rising and not all(step % 60 in (0, 1) for step in steps)


def _is_blank(candidate: Candidate) -> bool:
    """Tell whether neither the clock nor the text is filled in, or nothing but `???` stands for a time."""
    written = candidate.written
    clock, until = written.clock, written.until_clock
    if not clock or clock.clock or (clock.doubt and clock.doubt.kind is not DoubtKind.UNKNOWN):
        return False
    form = written.date is None and (clock.form or (until is not None and until.form))
    return form or is_placeholder(candidate.text) or not (written.date or written.closed)


def _is_weak(candidate: Candidate) -> bool:
    """Tell whether a clock may as well be a version number: `15.26` with neither a date nor a separator."""
    written = candidate.written
    return bool(written.clock and written.clock.weak and not written.date and not written.closed)


def _is_labelled(candidate: Candidate, *, lone: bool) -> bool:
    """Tell whether a time inside a line makes it an entry: `Resolved: 15:51`, lists of sentences."""
    written = candidate.written
    labelled = len(candidate.before) <= 60 and (written.date is not None or candidate.colon)
    is_label = candidate.tail and bool(candidate.before) and labelled and written.clock is not None
    return is_label or candidate.said or (lone and candidate.kind == "item")


def runs_backwards(group: Sequence[Candidate], calendar: Calendar) -> bool:
    """Tell whether a group stands newest first: far more steps back than forth, and not a mere midnight."""
    day: date | None = None
    last: tuple[date | None, time | None] = (None, None)
    forth = back = dated = near = 0
    for candidate in group:
        written = candidate.written
        if written.date:
            day = calendar.day_of(written.date, day, written.weekday)[0]
        this = (day, written.clock.clock if written.clock else None)
        step = _step(last, this)
        forth, back = forth + (step > 0), back + (step < 0)
        dated += bool(written.date) and step < 0
        near += step < 0 and _is_near(last[1], this[1])
        last = this
    several = back > 2 or (back > 1 and (dated > 0 or near == len(group) - 1))
    return back > 2 * forth and (several or (back == dated == 1 and len(group) == 2))


def _is_near(last: time | None, this: time | None) -> bool:
    """Tell whether no midnight lies between a clock and one before it."""
    return last is not None and this is not None and minutes(last) - minutes(this) < SLIP


def _step(last: tuple[date | None, time | None], this: tuple[date | None, time | None]) -> int:
    """Return 1 for a step to a later time, -1 to an earlier one, 0 where neither can be told."""
    if last[0] != this[0]:
        return 0 if last[0] is None or this[0] is None else 1 if this[0] > last[0] else -1
    if last[1] is None or this[1] is None or last[1] == this[1]:
        return 0
    return 1 if this[1] > last[1] else -1
