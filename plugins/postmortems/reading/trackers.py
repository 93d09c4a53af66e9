"""Where the tickets of follow-ups are: an address with a place for one, or one for each beginning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.document import Value
from ..model.setting_types import TRACKERS
from ..patterns import deferred
from ..wording.messages import shorten
from .scalars import INVALID, Reading

OTHER = "other"
_TRACKER = deferred(r"https?://[^\s<>\"'{}/]+/[^\s<>\"'{}]*\{\}[^\s<>\"'{}]*")
"""The place is behind the host: no ticket says where a link leads."""


def read_trackers(value: Value, name: str, reading: Reading) -> Any:
    """Return addresses by what tickets begin with, or INVALID; that of all others has an empty beginning."""
    if not isinstance(value.data, Mapping):
        address = _tracker(value, name, reading)
        return INVALID if address is INVALID else {"": address}
    found = {}
    for prefix, entry in value.data.items():
        address = _tracker(entry.value, f"{name}.{prefix}", reading)
        if address is not INVALID:
            found["" if prefix == OTHER else prefix] = address
    return found


def _tracker(value: Value, name: str, reading: Reading) -> Any:
    text = value.data if isinstance(value.data, str) else ""
    if _TRACKER.fullmatch(text):
        return text
    wrong = f"is `{shorten(text)}`" if text else "is no address"
    return reading.reject(value, name, wrong, f"write {TRACKERS.says}")
