"""The day of the incident, which is not that of the report, nor that of an update."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ...model.document import Document
from ...model.milestone import Milestone
from ...model.timeline import Timeline
from ...patterns import deferred
from ..outline.times import is_day
from ..timeline.calendar import dates_in
from .prose_times import first_day

_SENTENCES = 40
_LONGEST = 1000
_UPDATE = deferred(
    r"(?i)\W{0,6}(?:by|update|edit|edited|correction|addendum|published|posted|last updated)\b"
)
_OF_TEXT = deferred(
    r"(?im)^\W{0,6}(?:due|creat\w{2,3}|written|submi\w{3,6}|review(?:ed)?|filed|reported)"
    r"(?: date| on| at)?\s?:.*"
)
"""Lines that date the text of a report."""
_LABELS = (Milestone.BEGAN.field, "span", "date", "length", Milestone.DETECTED.field)
"""The facts whose labels name the day, the most telling first."""
_SAME = 3
"""Days: a plain `Date:` as near to the timeline as this may be the incident's."""
_LAST = 366


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
        return entry if text == given.get("date") and is_later(day, entry) else day
    return entry or _without_year(document, (title, *told))


def _without_year(document: Document, texts: Sequence[str]) -> date | None:
    """Return the day in the file's name, else the first without a year, in that of the first with one."""
    name = document.path.rsplit("/", 1)[-1]
    year = _first_year(document)
    days = (first_day(name), *(first_day(text[:_LONGEST], year) for text in texts))
    return next(filter(None, days), None)


def _year_of(document: Document, title: str) -> int | None:
    """Return the year of a day that a title may name without one."""
    return _first_year(document) if any(map(str.isdigit, title)) else None


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
