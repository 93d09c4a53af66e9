"""Numbers as people write them; None where a text is none of the kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..model.field_types import COUNT, DAYS, NUMBER, PERCENT, FieldType
from ..model.setting_types import KILOBYTES, MOST_KB
from ..patterns import deferred

MOST_DAYS = 3650
_GROUPED = deferred(r"[+-]?\d{1,18}(?:_\d{1,18}){0,9}|[+-]?\d{1,3}(?:,\d{3}){1,9}", re.ASCII)
_NUMBER = deferred(r"[+-]?\d{1,15}(\.\d{1,10})?", re.ASCII)
_PERCENT = deferred(r"\d{1,3}(\.\d{1,6})?", re.ASCII)
_LONG = deferred(r"[+-]?\d[\d_,.]{15,}", re.ASCII)
_DAYS = deferred(r"(\d{1,4})\s*(?:d|days?|(w|weeks?))?", re.ASCII | re.IGNORECASE)


def _joined(text: str) -> str:
    """Return a figure without what parts its thousands; `1,5` and `1.200,50` are no such figures."""
    whole, _, rest = text.partition(".")
    is_one = _GROUPED.fullmatch(whole) and "," not in rest
    return text.replace("_", "").replace(",", "") if is_one else text


def _count(text: str) -> int | None:
    digits = _joined(text)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 18 else None


def _number(text: str) -> int | float | None:
    digits = _joined(text)
    if not _NUMBER.fullmatch(digits):
        return None
    return float(digits) if "." in digits else int(digits)


def _percent(text: str) -> float | None:
    number = text.removesuffix("%").strip()
    return float(number) if _PERCENT.fullmatch(number) and float(number) <= 100 else None


def _days(text: str) -> int | None:
    found = _DAYS.fullmatch(text)
    days = int(found[1]) * (7 if found[2] else 1) if found else 0
    return days if 1 <= days <= MOST_DAYS else None


def _kilobytes(text: str) -> int | None:
    is_one = text.isascii() and text.isdigit() and len(text) <= 9 and 1 <= int(text) <= MOST_KB
    return int(text) if is_one else None


def has_many_digits(text: str) -> bool:
    """Tell whether a figure has more digits than any amount, so that none is read as another."""
    return bool(_LONG.fullmatch(text))


AMOUNTS: Mapping[FieldType, Callable[[str], int | float | None]] = {
    COUNT: _count, NUMBER: _number, PERCENT: _percent, DAYS: _days, KILOBYTES: _kilobytes,
}  # fmt: skip
"""How the kinds that are numbers are read."""
