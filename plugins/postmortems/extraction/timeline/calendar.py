"""Which day a written date means in its document, and which day the document is about.

Where day and month cannot be told apart the rest of the document decides: a date that reads one way only, the
same day written in another form, dates that lie close together one way and months apart the other.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import chain, islice

from ...frozen import Frozen
from ...model.timeline import Doubt, DoubtKind
from ...patterns import deferred
from ..notation.date import MONTHS, Reading, WrittenDate, no_day, read_date
from ..notation.days import FROM_ABOVE, LATER, NAMELESS, OF_WEEK

MAX_DATES = 1000
NEAR = 45
_MONTH = "|".join(sorted({name[:3] for name in MONTHS}))
_REST_OF_MONTH = "|".join(sorted({name[1:3] for name in MONTHS}))
_PLACE = deferred(
    r"[0-9ADFJMNOSadfjmnos](?:(?<=[0-9])(?<![0-9].)(?:[0-9]{3}\s?年|[0-9]?\s?月)|(?<![\w/.:-].)(?:(?<=[0-9])(?:[0-9]{0,4}[-/.][0-9]{1,2}[-/.](?=[0-9])"
    r"|[0-9]?(?i:st|nd|rd|th)?\.?[ /-](?i:of |de )?(?=(?i:" + _MONTH + r")))"
    r"|(?i:" + _REST_OF_MONTH + r")(?i:[a-zäéû]{0,7})\.?[ -]?(?i:the )?(?=[0-9])))"
)
"""Where a date may begin; the first character stands before all else, so that a search leaps to it."""
_MONTH_ALONE = deferred(
    r"(?i)(?<![0-9A-Za-z])(?<![0-9][ ])(?<![0-9](?:st|nd|rd|th) )("
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")\.?,? (20[0-9]{2})(?![0-9])"
)
_YEAR = deferred(r"(?<![0-9/=])20[0-4][0-9](?![0-9])")
_AMERICAN = deferred(
    r"[ECMPUA](?<!\w.)(?:(?<![UA])[SD]T|(?<=[Mm] [ECMP])T\b|S/|merica/|acific Time|astern Time)"
)


def dates_in(text: str, limit: int = MAX_DATES) -> Iterator[WrittenDate]:
    """Yield the dates that are written in a text, at most `limit`."""
    at = 0
    for place in _PLACE.finditer(text):
        found = read_date(text, place.start()) if place.start() >= at else None
        if found:
            at = found.end
            yield found
            limit -= 1
        if not limit:
            return


class Calendar(Frozen):
    """How a document writes days, by all dates of its `texts`; `base` is the day that it is about.

    `entries` are dates of its timeline, which tell of the order of day and month without a year too.
    """

    texts: tuple[str, ...]
    base: date | None = None
    entries: tuple[WrittenDate, ...] = ()

    @cached_property
    def order(self) -> str:
        """`dmy`, `mdy`, or empty where nothing decides."""
        yearless = (written for written in self.entries if not written.has_year)
        return _order([*self._found, *yearless]) or _of_months(self._found, self.texts)

    @cached_property
    def guess(self) -> str:
        """The order that is taken where nothing decides."""
        return "mdy" if any(_AMERICAN.search(text) for text in self.texts) else "dmy"

    @cached_property
    def year(self) -> int | None:
        """The first year that it names, with a date if any has one."""
        found = (written for written in self._found if not written.doubt)
        years = (reading.year for written in found for reading in written.readings[:1] if reading.year)
        alone = (int(year[0]) for text in reversed(self.texts) for year in islice(_YEAR.finditer(text), 1))
        return next(chain(years, alone), None)

    @cached_property
    def _found(self) -> list[WrittenDate]:
        return list(islice(chain.from_iterable(map(dates_in, self.texts)), MAX_DATES))

    def day_of(
        self, written: WrittenDate, near: date | None, weekday: int | None = None
    ) -> tuple[date | None, tuple[Doubt, ...]]:
        """Return the day that is meant, and why it is doubted; None where no year is to be had.

        A `weekday` beside the date tells day and month apart. What is no day is not taken for another one.
        """
        first = written.readings[0]
        if first.year and first.day < 29 and not written.doubt and len(written.readings) == 1:
            return date(first.year, first.month, first.day), ()  # so are most dates
        near = near or self.base
        found = [(reading, self._day(reading, near)) for reading in self._possible(written)]
        days = [(reading, day) for reading, day in found if day is not None]
        if not days:
            return None, (written.doubt,) if written.doubt else ()
        if any(day.weekday() == weekday for _, day in days):
            days = [pair for pair in days if pair[1].weekday() == weekday]
        reading, day = self._nearest(days, near)
        return self._written(reading, day), tuple(self._doubts(written, reading, days, day, near))

    def days_in(self, text: str, limit: int, near: date | None = None) -> Iterator[date]:
        """Yield the days that are meant by the first dates of a text, at most `limit`."""
        for written in dates_in(text, limit):
            day, _ = self.day_of(written, near)
            if day:
                yield day

    def _doubts(
        self,
        written: WrittenDate,
        reading: Reading,
        days: list[tuple[Reading, date]],
        day: date,
        near: date | None,
    ) -> Iterator[Doubt]:
        """Yield why `day`, which one `reading` of a date gives, may not be meant."""
        if written.doubt:
            likely = day.year if written.doubt.kind is DoubtKind.YEAR else day
            yield written.doubt._replace(likely=str(likely))
        if self._written(reading, day) is None:
            yield no_day(reading._replace(year=day.year))
        yield from self._either(days, day, near)

    @staticmethod
    def _written(reading: Reading, day: date) -> date | None:
        """Return the day, None where its year has none such: 29 February."""
        return day if day.day == reading.day else None

    def _possible(self, written: WrittenDate) -> Iterable[Reading]:
        if written.is_no_day or written.readings[0].order in NAMELESS:
            return ()
        if len(written.readings) == 1:
            return written.readings  # that nobody has to read all others for
        ordered = [reading for reading in written.readings if reading.order == self.order]
        return ordered or written.readings

    def _day(self, reading: Reading, near: date | None) -> date | None:
        if reading.year is not None:
            return _real(reading.year, reading)
        if near is None:
            return _real(self.year, reading) if self.year else None
        years = (near.year, near.year - 1, near.year + 1)
        days = [_real(year, reading) for year in years]
        return min(days, key=lambda day: abs((day - near).days))

    def _nearest(self, days: list[tuple[Reading, date]], near: date | None) -> tuple[Reading, date]:
        if len(days) == 1:
            return days[0]
        if near:
            return min(days, key=lambda pair: abs((pair[1] - near).days))
        known = [pair for pair in days if pair[1].year == self.year] or days
        return next((pair for pair in known if pair[0].order == self.guess), known[0])

    def _either(self, days: list[tuple[Reading, date]], chosen: date, near: date | None) -> Iterator[Doubt]:
        """Doubt that day and month can be told apart, unless another date lies near one reading only."""
        others = [day for reading, day in days if reading.order in ("dmy", "mdy") and day != chosen]
        if others and not (near and abs((chosen - near).days) <= NEAR < abs((others[0] - near).days)):
            yield Doubt(DoubtKind.EITHER_WAY, "day and month cannot be told apart", str(others[0]))


def _real(year: int, reading: Reading) -> date:
    last = calendar.monthrange(year, reading.month)[1]
    return date(year, reading.month, min(reading.day, last))


def _order(found: list[WrittenDate]) -> str:
    certain = {_ymd(w.readings[0]) for w in found if w.readings[0].order in ("iso", "named") and w.has_year}
    votes = {"dmy": 0, "mdy": 0}
    open_: list[WrittenDate] = []
    for written in found:
        orders = {reading.order for reading in written.readings if reading.order in votes}
        known = {r.order for r in written.readings if r.order in votes and _ymd(r) in certain}
        if len(orders) == 1 or len(known) == 1:
            votes[(known if len(known) == 1 else orders).pop()] += 1
        elif orders:
            open_.append(written)
    if votes["dmy"] != votes["mdy"]:
        return max(votes, key=lambda order: votes[order])
    return _closer(open_)


def _of_months(found: list[WrittenDate], texts: Iterable[str]) -> str:
    """Return the order in which all open dates lie in a month that is named without a day: `March 2021`."""
    open_ = [each for each in found if {"dmy", "mdy"} <= {reading.order for reading in each.readings}]
    if not open_:
        return ""
    named = (month for text in texts for month in islice(_MONTH_ALONE.finditer(text), MAX_DATES))
    months = {(int(month[2]), MONTHS.get(month[1].casefold())) for month in named}
    odd = {r.order for w in open_ for r in w.readings if (r.year, r.month) not in months}
    fits = {"dmy", "mdy"} - odd
    return fits.pop() if len(fits) == 1 else ""


def _ymd(reading: Reading) -> tuple[int | None, int, int]:
    return reading.year, reading.month, reading.day


def _closer(found: list[WrittenDate]) -> str:
    """Return the order in which several open dates lie within a month of each other, if only one does."""
    spans = {order: _span(found, order) for order in ("dmy", "mdy")}
    close = [order for order, span in spans.items() if span <= 31]
    return close[0] if len(close) == 1 else ""


def _span(found: list[WrittenDate], order: str) -> int:
    days = [_real(r.year or 2001, r).toordinal() for w in found for r in w.readings if r.order == order]
    return max(days) - min(days) if days else 0


def day_from(above: date, reading: Reading, sign: int) -> date | None:
    """Return the day that is told from the one above it; a weekday is ahead by `sign`, with 0 beside it."""
    if reading.order == LATER:
        return above + timedelta(days=1)
    if reading.order not in FROM_ABOVE:
        return None
    of_week = reading.order == OF_WEEK
    ahead = range(0, 7 * sign, sign) if of_week and sign else sorted(range(-15, 16), key=abs)
    days = (above + timedelta(days=more) for more in ahead)
    return next((day for day in days if reading.day == (day.weekday() if of_week else day.day)), None)
