"""Afternoons on a clock of twelve hours where neither am nor pm is written: `11:50`, `12:30`, `1:05`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from ...model.timeline import Doubt, DoubtKind
from ..notation.clock import WrittenClock
from ..notation.zones import ZERO
from .candidate import Candidate
from .days import SLIP
from .draft import minutes

_NOON = 12
_HALF = _NOON * 60
_MOST = 5 * 60
"""Minutes between two entries between which noon or midnight is passed."""
_DOUBT = Doubt(
    DoubtKind.CLOCK, "neither am nor pm is written; it is taken for the next one after the entry above"
)


def with_halves(group: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return entries that pass noon with the clocks that they mean, and a doubt; all others as they are.

    None of them may have a clock that has 24 hours: `09:30`, `13:05`, one in UTC.
    """
    if not all(map(_has_twelve_hours, group)):
        return group
    last: int | None = None
    day, found = None, []
    for one in group:
        written = one.written
        if written.date and written.date.readings != day:
            last, day = None, written.date.readings
        ends = []
        for clock in (written.clock, written.until_clock):
            if clock and clock.clock:
                last = _minute(clock.clock, last)
                if last is None:
                    return group
                clock = clock._replace(clock=clock.clock.replace(last // 60 % 24))
            ends.append(clock)
        is_same = ends == [written.clock, written.until_clock]
        doubts = written.doubts if is_same else (*written.doubts, _DOUBT)
        found.append(
            one._replace(written=written._replace(clock=ends[0], until_clock=ends[1], doubts=doubts))
        )
    return found


def _has_twelve_hours(one: Candidate) -> bool:
    """Tell whether no clock of an entry says, by its hour or its zone, that it has 24 hours."""
    clocks = (one.written.clock, one.written.until_clock)
    return one.written.zone.upper() not in ZERO and all(map(_may_be_either, filter(None, clocks)))


def _may_be_either(clock: WrittenClock) -> bool:
    hour = clock.clock.hour if clock.clock else 12
    return not clock.half and not clock.days and (clock.short if hour < 10 else hour <= 12)


def _minute(clock: time, last: int | None) -> int | None:
    """Return the minute since midnight that follows the `last` one, None where no half of a day fits."""
    minute = minutes(clock)
    if last is None:
        return minute
    ahead = (minute - last) % _HALF
    back = _HALF - ahead
    if back < SLIP:
        return last - back
    is_same_half = last // _HALF == (last + ahead) // _HALF and last // 60 != _NOON
    return last + ahead if ahead <= _MOST or is_same_half else None
