"""How lengths of time are spread: the median and the quartiles, never of fewer than five."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from statistics import quantiles

from ..frozen import Frozen

LEAST = 5
"""How many values it takes before any summary of them is shown."""


class Distribution(Frozen):
    """The number of values, and the lengths below which a quarter, half and three quarters of them lie.

    Between two values the cut is drawn in proportion, the least and the greatest being 0 and 100 per cent
    (type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996).
    """

    n: int
    lower: timedelta
    median: timedelta
    upper: timedelta


def distribution(lengths: Iterable[timedelta]) -> Distribution | None:
    """Summarise lengths; None for fewer than five."""
    seconds = [length.total_seconds() for length in lengths]
    if len(seconds) < LEAST:
        return None
    cuts = quantiles(seconds, n=4, method="inclusive")
    return Distribution(len(seconds), *(timedelta(seconds=cut) for cut in cuts))
