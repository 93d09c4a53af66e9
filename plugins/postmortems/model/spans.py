"""Stretches of a text, and what lies in one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Stretches of a text by start and end, which may lie in each other: a picture in a link."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        found = sorted(spans)
        self._starts = [start for start, _ in found]
        self._ends = list(accumulate((end for _, end in found), max))

    def hold(self, start: int, end: int | None = None) -> bool:
        """Tell whether one of them holds an offset, or all from `start` to `end`."""
        before = bisect_right(self._starts, start)
        return before > 0 and (start + 1 if end is None else end) <= self._ends[before - 1]
