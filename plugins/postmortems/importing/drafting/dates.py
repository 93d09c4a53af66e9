"""Dates in numbers that may be two days: which was taken, and how a person says which is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ...extraction.ambiguous_dates import ambiguous_dates
from ...extraction.notation.date import read_date
from ...model.document import Document
from ...reading.document import read_document

_ORDERS = {"day": "dmy", "month": "mdy"}
_MOST = 20


def in_order(document: Document, first: str) -> Document:
    """Return a report to be read, its open dates with the day or the month `first`; as it is without any."""
    text = document.source.text
    found = list(_open(document)) if first else []
    for start, end, days in reversed(found):
        text = f"{text[:start]}{days[_ORDERS[first]]}{text[end:]}"
    return read_document(document.path, text.encode()) if found else document


def either_way(document: Document, taken: date | None) -> Iterator[str]:
    """Say of which dates day and month cannot be told apart, and which reading was taken."""
    found = {document.source.text[start:end]: list(days.values()) for start, end, days in _open(document)}
    for written, (first, other) in list(found.items())[:_MOST]:
        first, other = (other, first) if str(taken) == other else (first, other)
        yield f"date: `{written}` was taken for {first}; {other} may be meant"
    if len(found) > _MOST:
        yield f"date: {len(found) - _MOST} more may be two days; `--date-order` says which"


def _open(document: Document) -> Iterator[tuple[int, int, Mapping[str, str]]]:
    """Yield where a date stands that may be two days, and these by their order."""
    for start, end, _ in ambiguous_dates(document, None, fields=True):
        written = read_date(document.source.text, start)
        readings = written.readings if written else ()
        days = {each.order: f"{each.year}-{each.month:02}-{each.day:02}" for each in readings}
        both = {order: day for order, day in days.items() if order in _ORDERS.values()}
        if len(both) == len(_ORDERS):
            yield start, end, both
