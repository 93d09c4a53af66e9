"""The day of the incident, which is not that of the report, nor that of an update."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ...model.document import Document
from ...model.milestone import Milestone
from ...model.timeline import Timeline
from ...patterns import deferred
from ...reading.foreign_names import PUBLISHED
from ..notation.date import MONTHS
from ..outline.times import is_day
from ..timeline.calendar import Calendar, dates_in
from .prose_times import TODAY, first_day

_SENTENCES = 40
_LONGEST = 1000
_UPDATE = deferred(
    r"(?i)\W{0,6}(?:by|update|edit|edited|correction|addendum|published|posted|last updated|written"
    r"|report (?:of|by)|bericht vom|publié|publicado)\b"
)
_OF_TEXT = deferred(
    r"(?im)^\W{0,6}(?:due|creat\w{2,3}|written|submi\w{3,6}|review(?:ed)?|filed|reported)"
    r"(?: date| on| at)?\s?:.*"
    r"|\((?:done|due|completed|merged|closed|reviewed|published|updated)\b[^()\n]{0,60}\)"
)
"""Lines that date the text of a report, and remarks that date a measure: `(done 2024-03-02)`."""
_YEAR = deferred(
    rf"(?i)\b(?:{'|'.join(MONTHS)}),?\s((?:19|20)[0-9]{{2}})\b"
    r"|(?:[0-9]|[ap]m|UTC|GMT|\))\)?,\s(20[0-4][0-9])(?![\w/-])"
)
"""A year behind a month or a clock: `the outage of March 2014`, `May 9 14:00 to May 10 03:00 (UTC), 2021`."""
_LABELS = (Milestone.BEGAN.field, "span", "date", "length", Milestone.DETECTED.field, "opened", "closed")
"""The facts whose labels name the day, the most telling first."""
_SAME = 3
"""Days: a plain `Date:` as near to the timeline as this may be the incident's."""
_LAST = 366
_WEEKS = 14


def day_of(
    document: Document, given: Mapping[str, str], title: str, told: Sequence[str], timeline: Timeline
) -> date | None:
    """Return the day by a label, the title, the first sentences, the timeline or the file's name.

    An update does not name it. A day alone on its line is the report's where a sentence has another.
    """
    title = title[:_LONGEST]
    told = [_OF_TEXT.sub("", text)[:_LONGEST] for text in told[:_SENTENCES] if not _UPDATE.match(text)]
    year, in_title = _years(document, title)
    entry = next((entry.day for entry in timeline.entries if entry.day), None)
    labelled = (given.get(fact, "")[:_LONGEST] for fact in _LABELS)
    for text in (*labelled, title, *sorted(told, key=is_day)):
        day = first_day(text, in_title if text == title else year, entry)
        if day and text == given.get("date") and is_later(day, entry):
            return entry
        if day:
            return day if entry else _told_apart(document, title, text) or day
    return entry or _without_year(document, (title, *told))


def _years(document: Document, title: str) -> tuple[int | None, int | None]:
    """Return the years of days without one: of any, and of one in the title."""
    published = published_on(document)
    year = published.year if published else None
    return year, year or (_first_year(document) if any(map(str.isdigit, title)) else None)


def _told_apart(document: Document, title: str, text: str) -> date | None:
    """Return the day that a text means, by the rest of the document, where its first may be two."""
    written = next(dates_in(text, 1), None)
    if written is None or len(written.readings) == 1:
        return None
    calendar = Calendar((document.body, title, document.stem), certain_day(document.body))
    return calendar.day_of(written, None)[0]


def certain_day(*texts: str) -> date | None:
    """Return the first day with its year that is written so that it can be one only."""
    found = (written for text in texts for written in dates_in(text))
    sure = (one for one in found if one.has_year and len(one.readings) == 1 and not one.doubt)
    return next(filter(None, (Calendar(()).day_of(one, None)[0] for one in sure)), None)


def _without_year(document: Document, texts: Sequence[str]) -> date | None:
    """Return the first day without a year, in that of the first with one, or the day in the file's name.

    The name counts before a day that is not of the weeks before it, and where a text says `this morning`.
    """
    named = first_day(document.stem)
    told = (int(found[1] or found[2]) for text in texts if (found := _YEAR.search(text)))
    year = _first_year(document) or next(told, None) or (named.year if named else None)
    day = next(filter(None, (first_day(text, year) for text in texts)), None)
    if named is None or day is None:
        return named or day
    is_told = 0 <= (named - day).days <= _WEEKS and not any(TODAY.search(text) for text in texts)
    return day if is_told else named


def _first_year(document: Document) -> int | None:
    years = (written.readings[0].year for written in dates_in(document.body, _SENTENCES))
    return next(filter(None, years), None)


def published_on(document: Document) -> date | None:
    """Return the day that a front matter gives the document: clocks of no other day may be of it."""
    written = filter(None, map(document.text_of, PUBLISHED))
    return first_day(next(written, "")[:_LONGEST])


def is_later(labelled: date | None, entry: date | None) -> bool:
    """Tell whether a labelled day is that of the report: well after the timeline's first."""
    return labelled is not None and entry is not None and _SAME < (labelled - entry).days < _LAST
