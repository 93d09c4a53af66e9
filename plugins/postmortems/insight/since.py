"""From which day on incidents are asked for: `2026-03-04`, `2026-03`, `2026`, `yesterday`, `90d`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ..fixes.dates import certain_time
from ..model.field_types import DATE
from ..patterns import deferred
from ..reading.clock import BadTime, read_date

DAYS = {"today": 0, "yesterday": 1}
"""Days by their names: how many days they lie back."""
_BACK = deferred(
    r"(?P<number>\d{1,5})\s*(?P<unit>d|w|m|y|days?|weeks?|months?|years?)(?:\s+ago)?", re.IGNORECASE
)
_LENGTHS = {"d": 1, "w": 7, "m": 30, "y": 365}
_MONTH = deferred(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")


def day_since(text: str, today: date) -> date:
    """Return the first day of what is asked for: a day, a month, a year, `yesterday`, or `90d` back.

    Raises BadTime.
    """
    said = text.strip().lower()
    if said in DAYS:
        return today - timedelta(days=DAYS[said])
    if back := _BACK.fullmatch(said):
        days = int(back["number"]) * _LENGTHS[back["unit"][0]]
        return today - timedelta(days=min(days, (today - date(1970, 1, 1)).days))
    if month := _MONTH.fullmatch(said):
        return read_date(f"{month['year']}-{month['month'] or '01'}-01")
    try:
        return read_date(certain_time(text.strip(), DATE) or text)
    except BadTime as why:
        raise BadTime(f"{why}; write a day, a month or a year, such as 2026-03-04, or 90d") from None
