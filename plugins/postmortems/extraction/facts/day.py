"""The day of the incident, which is not that of the report, nor that of an update."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ...model.document import Document
from ...model.milestone import Milestone
from ...model.timeline import Timeline
from ...patterns import deferred
from ..notation.date import MONTHS
from ..outline.times import is_day
from ..timeline.calendar import Calendar, dates_in
from .prose_times import TODAY, first_day

_SENTENCES = 40
_EITHER = 2
_LONGEST = 1000
_UPDATE = deferred(
    r"(?i)\W{0,6}(?:by|update|edit|edited|correction|addendum|published|posted|last updated)\b"
)
_OF_TEXT = deferred(
    r"(?im)^\W{0,6}(?:due|creat\w{2,3}|written|submi\w{3,6}|review(?:ed)?|filed|reported)"
    r"(?: date| on| at)?\s?:.*"
)
"""Lines that date the text of a report."""
_MONTH_YEAR = deferred(rf"(?i)\b(?:{'|'.join(MONTHS)}),?\s((?:19|20)[0-9]{{2}})\b")
_LABELS = (Milestone.BEGAN.field, "span", "date", "length", Milestone.DETECTED.field)
"""The facts whose labels name the day, the most telling first."""
_SAME = 3
"""Days: a plain `Date:` as near to the timeline as this may be the incident's."""
_LAST = 366
_WEEKS = 14


def day_of(
    document: Document, given: Mapping[str, str], title: str, told: Sequence[str], timeline: Timeline
) -> date | None:
    """Return the day by a label, the title, the first sentences, the timeline or the file's name."""
    published = published_on(document)
    told = [_OF_TEXT.sub("", text) for text in told[:_SENTENCES] if not _UPDATE.match(text)]
    year = published.year if published else None
    entry = next((entry.day for entry in timeline.entries if entry.day), None)
    in_title = year or _year_of(document, title)
    days = (
        (text, first_day(text[:_LONGEST], in_title if text == title else year, entry))
        for text in _texts(given, title, told)
    )
    text, day = next((pair for pair in days if pair[1]), ("", None))
    if day:
        day = _told_apart(document, title, text, day, entry)
        return entry if text == given.get("date") and is_later(day, entry) else day
    return entry or _without_year(document, (title, *told))


def _told_apart(document: Document, title: str, text: str, day: date, entry: date | None) -> date:
    """Return the day that a text means, by the rest of the document where its first may be two."""
    if entry:
        return day
    written = next(dates_in(text[:_LONGEST], 1), None)
    if written is None or len(written.readings) < _EITHER:
        return day
    calendar = Calendar((document.body, title, document.stem), certain_day(document.body))
    return calendar.day_of(written, None)[0] or day


def certain_day(*texts: str) -> date | None:
    """Return the first day with its year that is written so that it can be one only."""
    found = (written for text in texts for written in dates_in(text))
    sure = (one for one in found if one.has_year and len(one.readings) == 1 and not one.doubt)
    return next(filter(None, (Calendar(()).day_of(one, None)[0] for one in sure)), None)


def _without_year(document: Document, texts: Sequence[str]) -> date | None:
    """Return the first day without a year, in that of the first with one, or the day in the file's name.

    The name counts before a day that is not of the weeks before it, and where a text says `this morning`.
    """
    named = first_day(document.path.rsplit("/", 1)[-1])
    year = _first_year(document) or _year_of_month(texts) or (named.year if named else None)
    day = next(filter(None, (first_day(text[:_LONGEST], year) for text in texts)), None)
    if named is None or day is None:
        return named or day
    is_told = 0 <= (named - day).days <= _WEEKS and not any(TODAY.search(text[:_LONGEST]) for text in texts)
    return day if is_told else named


def _year_of(document: Document, title: str) -> int | None:
    """Return the year of a day that a title may name without one."""
    return _first_year(document) if any(map(str.isdigit, title)) else None


def _year_of_month(texts: Sequence[str]) -> int | None:
    """Return the year that stands behind a month: `the outage of March 2014`."""
    found = (_MONTH_YEAR.search(text[:_LONGEST]) for text in texts)
    return next((int(year[1]) for year in found if year), None)


def _first_year(document: Document) -> int | None:
    years = (written.readings[0].year for written in dates_in(document.body, _SENTENCES))
    return next(filter(None, years), None)


def published_on(document: Document) -> date | None:
    """Return the day that a front matter gives the document: clocks of no other day may be of it."""
    return first_day(document.text_of("date")[:_LONGEST])


def _texts(given: Mapping[str, str], title: str, told: Sequence[str]) -> Iterator[str]:
    """Yield the texts that may name the day, the most telling first; an update does not.

    A day alone on its line is the report's where a sentence has another.
    """
    yield from (given.get(fact, "") for fact in _LABELS)
    yield title
    yield from sorted(told, key=is_day)


def is_later(labelled: date | None, entry: date | None) -> bool:
    """Tell whether a labelled day is that of the report: well after the timeline's first."""
    return labelled is not None and entry is not None and _SAME < (labelled - entry).days < _LAST
