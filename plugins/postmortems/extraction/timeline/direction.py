"""Whether a group of candidates stands oldest or newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from .calendar import Calendar
from .candidate import Candidate


def runs_backwards(group: Sequence[Candidate], calendar: Calendar) -> bool:
    """Tell whether a group stands newest first: far more steps back than forth, and not a mere midnight."""
    day: date | None = None
    last: tuple[date | None, time | None] = (None, None)
    forth = back = dated = 0
    for candidate in group:
        written = candidate.written
        if written.date:
            day = calendar.day_of(written.date, day, written.weekday)[0]
        this = (day, written.clock.clock if written.clock else None)
        step = _step(last, this)
        forth, back = forth + (step > 0), back + (step < 0)
        dated += bool(written.date) and step < 0
        last = this
    return back > 2 * forth and (
        back > 2 or bool(dated and back > 1) or (back == dated == 1 and len(group) == 2)
    )


def _step(last: tuple[date | None, time | None], this: tuple[date | None, time | None]) -> int:
    """Return 1 for a step to a later time, -1 to an earlier one, 0 where neither can be told."""
    if last[0] != this[0]:
        return 0 if last[0] is None or this[0] is None else 1 if this[0] > last[0] else -1
    if last[1] is None or this[1] is None or last[1] == this[1]:
        return 0
    return 1 if this[1] > last[1] else -1
