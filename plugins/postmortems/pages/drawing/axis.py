"""An axis of time: to scale, and where one quiet stretch would crowd all else together, with a break."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from ...model.moment import Duration
from ...wording.durations import in_words
from .packing import text_units
from .timed_entries import Reach

PLOT, LETTER = 310, 6
"""Pixels: the plot where it is narrowest, and an average letter of a label. Labels are placed for these."""
INSET = 1.6
"""Per cent left free at both ends, for marks that stand there."""
OPEN_SHARE = 14
"""Per cent at the right end for what is not over."""
MAX_BREAKS = 3
NEAR, CROWD = 0.025, 3
"""Three pairs of neighbours nearer than this share of the axis are a crowd."""
HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True)
class Break:
    """A quiet stretch that is not drawn to scale. `x` and `width` in per cent."""

    start: datetime
    end: datetime
    x: float
    width: float

    @property
    def text(self) -> str:
        """How long it was."""
        return in_words(Duration(self.end - self.start))


@dataclass(frozen=True)
class Axis:
    """Times and where they stand, in per cent; between two knots time runs evenly.

    `spans` are the stretches between the breaks, all of one scale: `rate` is per cent for each second.
    """

    knots: tuple[tuple[datetime, float], ...]
    breaks: tuple[Break, ...]
    rate: float

    @property
    def spans(self) -> tuple[Reach, ...]:
        """The stretches that are drawn to scale, in order."""
        edges = [at for one in self.breaks for at in (one.start, one.end)]
        bounds = [self.knots[0][0], *edges, self.knots[-1][0]]
        return tuple(zip(bounds[::2], bounds[1::2], strict=True))

    def shows(self, reach: Reach) -> bool:
        """Return whether any of a stretch lies on the axis."""
        return reach[0] <= self.knots[-1][0] and reach[1] >= self.knots[0][0]

    def at(self, when: datetime) -> float:
        """Return where a time stands; what lies outside stands at the nearer end."""
        index = bisect_left(self.knots, when, key=lambda knot: knot[0])
        if index in (0, len(self.knots)):
            return self.knots[0 if index == 0 else -1][1]
        (start, low), (end, high) = self.knots[index - 1 : index + 1]
        return low + (when - start) / (end - start) * (high - low)


def needs(text: str) -> float:
    """Return the width that a label takes where the plot is narrowest, in per cent."""
    return text_units(text) * LETTER / PLOT * 100


def axis(reaches: Sequence[Reach], *, is_open: bool = False) -> Axis:
    """Return an axis on which everything that is given finds its place."""
    covered = _covered(reaches)
    quiet = [(one[1], other[0]) for one, other in pairwise(covered)]
    points = sorted({at for one in reaches for at in one})
    cut = sorted(_cuts(points, quiet))
    length = covered[-1][1] - covered[0][0] - _sum(cut)
    room = 100 - 2 * INSET - OPEN_SHARE * is_open - sum(map(_break_width, cut))
    if length:
        return _laid_out(covered[0][0], covered[-1][1], cut, room / length.total_seconds())
    start, end = covered[0][0] - HALF_HOUR, covered[0][1] + HALF_HOUR
    return _laid_out(start, end, cut, room / (end - start).total_seconds())


def _covered(reaches: Sequence[Reach]) -> list[Reach]:
    """Join what overlaps; what comes out is in order."""
    covered: list[Reach] = []
    for start, end in sorted(reaches):
        if covered and start <= covered[-1][1]:
            covered[-1] = covered[-1][0], max(covered[-1][1], end)
        else:
            covered.append((start, end))
    return covered


def _cuts(points: Sequence[datetime], quiet: Sequence[Reach]) -> list[Reach]:
    """Choose the stretches to cut: each longer than all the rest together, while the rest is a crowd."""
    rest = points[-1] - points[0]
    cut: list[Reach] = []
    for one in sorted(quiet, key=lambda pair: (pair[0] - pair[1], pair)):
        length = one[1] - one[0]
        near = sum(other - at < rest * NEAR for at, other in pairwise(points))
        if length * 2 <= rest or near < CROWD or len(cut) == MAX_BREAKS:
            break
        rest -= length
        cut.append(one)
    return cut


def _sum(stretches: Sequence[Reach]) -> timedelta:
    return sum((end - start for start, end in stretches), timedelta())


def _break_width(stretch: Reach) -> float:
    return needs(in_words(Duration(stretch[1] - stretch[0]))) + needs("nnn")


def _laid_out(start: datetime, end: datetime, cut: Sequence[Reach], rate: float) -> Axis:
    knots, breaks, x = [(start, INSET)], [], INSET
    for one in cut:
        x += (one[0] - knots[-1][0]).total_seconds() * rate
        breaks.append(Break(*one, x, _break_width(one)))
        knots += [(one[0], x), (one[1], x + breaks[-1].width)]
        x += breaks[-1].width
    knots.append((end, x + (end - knots[-1][0]).total_seconds() * rate))
    return Axis(tuple(dict(knots).items()), tuple(breaks), rate)
