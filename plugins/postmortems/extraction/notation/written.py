"""A time as it is written on a line."""

from __future__ import annotations

from typing import NamedTuple

from ...model.timeline import Doubt
from .clock import WrittenClock
from .date import WrittenDate


class Written(NamedTuple):
    """A time as it is written at `start` to `end`; what it is the time of begins at `rest`.

    `narrative` says that a word such as `At` or `On` opens it, `label` that `Update` or the like does;
    `closed` that a separator, a bracket or the end of the line follows.
    """

    start: int
    end: int
    rest: int
    date: WrittenDate | None
    clock: WrittenClock | None
    until_date: WrittenDate | None
    until_clock: WrittenClock | None
    zone: str
    weekday: int | None
    approximate: bool
    narrative: bool
    label: bool
    closed: bool
    doubts: tuple[Doubt, ...]
