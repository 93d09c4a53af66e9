"""Candidates of one group to entries with days: carried forward, rolled over past midnight, or in doubt.

In a timeline that stands newest first everything runs the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from ...model.timeline import Doubt, DoubtKind, When
from ..notation.clock import WrittenClock
from ..notation.date import Reading, WrittenDate
from ..notation.days import COUNTED, LATER, NAMELESS, NUMBERED, OF_WEEK
from .calendar import Calendar, day_from
from .candidate import Candidate
from .draft import Draft, minutes

SLIP = 180
"""Minutes: a clock that goes back by less was noted out of order; by more, midnight lies between."""
OVERNIGHT = 12 * 60
_REVERSED = Doubt(DoubtKind.RANGE, "the end is before the start")


class Days:
    """Gives the entries of one group their days, in the order in which they stand."""

    def __init__(
        self, calendar: Calendar, base: date | None, stated: date | None, *, backwards: bool
    ) -> None:
        self.calendar = calendar
        self.base = self.told = base
        self.stated = stated
        self.sign = -1 if backwards else 1
        self.day: date | None = None
        self.number = 0
        self.last: WrittenClock | None = None
        self.first_ordinal: int | None = None
        self.afternoon = False
        self.no_day: tuple[Doubt, ...] = ()

    def place(self, group: Sequence[Candidate]) -> list[Draft]:
        """Return one draft for each candidate."""
        clocks = (each.written.clock for each in group)
        drafts = [Draft(each, clock and clock.clock) for each, clock in zip(group, clocks, strict=True)]
        bounds = self._next_dates(group)
        for draft, bound in zip(drafts, bounds, strict=True):
            if draft.candidate.written.date and not draft.candidate.of_day:
                self._dated(draft, draft.candidate.written.date)
            else:
                self._undated(draft, bound)
            self._until(draft)
        return drafts

    def _next_dates(self, group: Sequence[Candidate]) -> list[date | None]:
        """Return for each candidate the next day that is written below it."""
        bounds: list[date | None] = []
        bound: date | None = None
        for candidate in reversed(group):
            bounds.append(bound)
            if candidate.written.date:
                bound = self.calendar.day_of(candidate.written.date, self.base)[0] or bound
        return bounds[::-1]

    def _dated(self, draft: Draft, date_: WrittenDate) -> None:
        written = draft.candidate.written
        day, doubts = self.calendar.day_of(date_, self.day or self.base, written.weekday)
        day = day or self._from_above(date_.readings[0])
        draft.dated = True
        draft.doubts += doubts
        none = tuple(doubt for doubt in doubts if doubt.kind is DoubtKind.DATE)
        self.no_day = none if day is None else ()
        if self.no_day:
            draft.no_day = True
            return
        if day is None:
            self._yearless(draft, date_)
            return
        if written.weekday is not None and day.weekday() != written.weekday:
            draft.doubts.append(Doubt(DoubtKind.WEEKDAY, f"{day} was a {day:%A}"))
        self._settle(draft, day, 0)

    def _from_above(self, reading: Reading) -> date | None:
        """Return the day that is told from the one above; the first is near the report's."""
        above = self.told if reading.order == LATER else self.day or self.base
        return above and day_from(above, reading, 0 if self.day is None else self.sign)

    def _yearless(self, draft: Draft, written: WrittenDate) -> None:
        """Count days from the first date where the document names no year at all."""
        reading = written.readings[0]
        if reading.order == COUNTED:
            draft.no_day, draft.number = True, reading.day
            return
        ahead, is_named = self._ahead(reading), reading.order not in NAMELESS
        if is_named:
            draft.doubts.append(Doubt(DoubtKind.YEAR, "no year is stated anywhere"))
        day = self.base + timedelta(days=ahead) if self.base and not is_named else None
        self._settle(draft, day, max(ahead, 0))

    def _ahead(self, reading: Reading) -> int:
        """Return how many days after the first one a day is."""
        if reading.order == LATER:
            return self.number + 1
        is_named = reading.order not in NAMELESS
        here = date(2000, reading.month, reading.day).toordinal() if is_named else reading.day
        if self.first_ordinal is None:
            self.first_ordinal = 1 if reading.order == NUMBERED and self.last else here
        ahead = here - self.first_ordinal
        return ahead % 7 if reading.order == OF_WEEK else ahead

    def _settle(self, draft: Draft, day: date | None, number: int) -> None:
        """Give an entry its day, and carry it forward to those that follow."""
        draft.day, draft.number = day, number
        self.day, self.told, self.number = day, day, number
        self.last = draft.candidate.written.clock if draft.clock else None
        self.afternoon = False
        self._midnight(draft)

    def _undated(self, draft: Draft, bound: date | None) -> None:
        """Give an entry the day that is carried forward; `bound` is the next one that is written below it."""
        if self.no_day:
            draft.no_day = True
            draft.doubts += self.no_day
            return
        written = draft.candidate.written
        if self.day is None and self.base:
            self.day = self.base
        if self.stated and (self.day is None or self.day < self.stated):
            self.day, self.last = self.stated, None
        self._weekday(written.weekday)
        if written.clock and written.clock.clock:
            self._roll(draft, written.clock, bound)
            self.last = _afternoon(written.clock) if draft.shift and written.clock.half else written.clock
        draft.day, draft.number = self.day, self.number
        self._midnight(draft)

    def _weekday(self, weekday: int | None) -> None:
        """Go on to the weekday that an entry names."""
        if weekday is not None and self.day and self.day.weekday() != weekday:
            ahead = (weekday - self.day.weekday()) * self.sign % 7
            self.day, self.last = self.day + timedelta(days=ahead * self.sign), None

    def _roll(self, draft: Draft, clock: WrittenClock, bound: date | None) -> None:
        """Go on by a day where a clock goes back over midnight; else doubt its half day, or the order."""
        if self.last is None or self.last.clock is None or clock.clock is None:
            return
        if self.afternoon and clock.short and not clock.half:
            self._later_half(draft, clock)
            return
        back = (minutes(self.last.clock) - minutes(clock.clock)) * self.sign
        if back <= 0:
            return
        if self.sign > 0 and _half_slip(self.last, clock, back):
            self.afternoon = not clock.half
            self._later_half(draft, clock)
        elif back < SLIP or not self._may_roll(bound):
            below = f"out of order: {clock.clock:%H:%M} stands below {self.last.clock:%H:%M}"
            draft.doubts.append(Doubt(DoubtKind.ORDER, below))
        else:
            self.day = self.day and self.day + timedelta(days=self.sign)
            self.number += 0 if self.day else self.sign
            self._long_night(draft, clock, back)

    def _later_half(self, draft: Draft, clock: WrittenClock) -> None:
        """Keep the clock as written, doubt it, and let it stand in order as the afternoon's."""
        if clock.clock and clock.clock.hour < 12:
            draft.shift = 720
            later = clock.clock.replace(hour=clock.clock.hour + 12)
            draft.doubts.append(Doubt(DoubtKind.CLOCK, "", f"{later:%H:%M}"))

    def _may_roll(self, bound: date | None) -> bool:
        """Tell whether a midnight may lie here: the next day that is written is not this one, nor before."""
        return bound is None or self.day is None or (bound - self.day).days * self.sign > 0

    def _long_night(self, draft: Draft, clock: WrittenClock, back: int) -> None:
        """Doubt am or pm where the other one would follow soon after the entry above."""
        gap = 1440 - back
        if clock.half and clock.clock and gap > OVERNIGHT and self.sign > 0:
            other = clock.clock.replace(hour=(clock.clock.hour + 12) % 24)
            late = f"it is {gap // 60} hours after the entry above"
            draft.doubts.append(Doubt(DoubtKind.CLOCK, late, f"{other:%H:%M}"))

    def _midnight(self, draft: Draft) -> None:
        """24:00 is the next day's first minute."""
        written = draft.candidate.written.clock
        if written and written.days:
            draft.doubts.append(Doubt(DoubtKind.CLOCK, "24:00 is 00:00 of the next day"))
            if draft.day:
                draft.day = self.day = draft.day + timedelta(days=1)
            else:
                draft.number = self.number = draft.number + 1

    def _until(self, draft: Draft) -> None:
        """Give an entry the end of its range."""
        written, clock = draft.candidate.written, draft.candidate.written.until_clock
        if not written.until_date and not (clock and clock.clock):
            return
        day, number, no_day = self._last_day(draft, written.until_date, clock and clock.clock)
        draft.until = When(day, number, clock and clock.clock, bool(clock and clock.seconds), no_day)
        if day and draft.day and day < draft.day:
            draft.doubts.append(_REVERSED)

    def _last_day(
        self, draft: Draft, written: WrittenDate | None, clock: time | None
    ) -> tuple[date | None, int, bool]:
        """Return on which day a range ends: the next one where its clock goes back far."""
        if written:
            day, doubts = self.calendar.day_of(written, draft.day or self.base)
            no_day = day is None and any(doubt.kind is DoubtKind.DATE for doubt in doubts)
            draft.doubts += doubts if no_day else ()
            return day, draft.number, no_day
        back = minutes(draft.clock) - minutes(clock) if draft.clock and clock else 0
        if back > OVERNIGHT / 2:
            return draft.day and draft.day + timedelta(days=1), draft.number + 1, draft.no_day
        if back > 0:
            draft.doubts.append(_REVERSED)
        return draft.day, draft.number, draft.no_day


def _afternoon(clock: WrittenClock) -> WrittenClock:
    """Return a clock of the morning as that of the afternoon which is meant."""
    later = clock.clock.replace(hour=clock.clock.hour + 12) if clock.clock else None
    return clock._replace(clock=later, half="p")


def _half_slip(last: WrittenClock, clock: WrittenClock, back: int) -> bool:
    """Tell whether noon was passed and am or pm is wrong (`11:50 AM`, `12:10 AM`), or not written."""
    if last.clock is None or clock.clock is None or last.clock.hour > 12 or back < SLIP:
        return False
    from_noon = last.half == "p" and last.clock.hour == 12
    morning = last.half == "a" and last.clock.hour >= 9
    noon = clock.clock.hour == 0 and clock.half == "a" and (morning or from_noon)
    bare = not clock.half and not last.half and last.clock.hour >= 11 and 1 <= clock.clock.hour <= 6
    return noon or (bare and clock.short)
