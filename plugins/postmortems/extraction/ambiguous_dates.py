"""Dates that may be two days, and days that cannot be, in a report's text outside code and links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from ..model.document import Document, Spans
from ..model.timeline import Doubt, DoubtKind
from ..patterns import deferred, shape
from .facts.day import certain_day
from .notation.date import read_date
from .timeline.calendar import Calendar, dates_in

MAX_DATES = 200
_WITH_YEAR = deferred(r"[0-9](?<![\w/.:-].)[0-9]?([/.-])[0-9]{1,2}\1[0-9]{2,4}(?![\w/.-]*[\w/-])")
_MAY_BE = deferred(r"0(?<![0/.:-].)0?([/.-])0{1,2}(?:\1)00")
"""What the shape of each has."""


def ambiguous_dates(
    document: Document, near: date | None, *, fields: bool = False
) -> Iterator[tuple[int, int, Doubt]]:
    """Yield where such a date stands, and the doubt about it; `near` is the incident's day if it is known.

    With `fields` those of the front matter count too.
    """
    text, start = document.source.text, 0 if fields else document.body_start
    if not _MAY_BE.search(shape(text)):
        return
    places = [match.start() for match in islice(_WITH_YEAR.finditer(text, start), MAX_DATES)]
    if not places:
        return
    texts = text[start:], document.text_of("title"), document.stem
    calendar = Calendar(texts, near or certain_day(document.stem, text[start:]))
    elsewhere = _elsewhere(document)
    for place in places:
        written = read_date(text, place)
        if written and not elsewhere.hold(place):
            _, doubts = calendar.day_of(written, None)
            either = (doubt for doubt in doubts if doubt.kind is DoubtKind.EITHER_WAY)
            yield from ((place, written.end, doubt) for doubt in either)


def impossible_dates(document: Document) -> Iterator[tuple[str, Doubt]]:
    """Yield what is written as a day with its year and is none (`2023-02-30`), and the doubt about it."""
    text, elsewhere = document.source.text, _elsewhere(document)
    for written in dates_in(text):
        if written.is_no_day and written.doubt and written.has_year and not elsewhere.hold(written.start):
            yield text[written.start : written.end], written.doubt


def _elsewhere(document: Document) -> Spans:
    """Return where code and links stand, in which numbers with slashes are no dates."""
    code = [(block.start, block.end) for block in document.blocks if block.kind == "code"]
    return Spans(code + [(link.start, link.end) for link in document.links])
