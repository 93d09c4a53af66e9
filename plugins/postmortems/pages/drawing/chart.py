"""Many incidents to scale: a band for each year or month, in it the incidents as bars in lanes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from ...frozen import Frozen
from ...insight.counted import counts
from ...insight.interval import ONE_DAY, Interval, interval
from ...model.incident import Incident
from ...wording.severity import Severity, worst_first
from ...wording.times import midnight
from ..base.row import Row
from .chart_bands import GAP_HEIGHT, Band, Tick
from .packing import Spot, cut, number, pack, share, spot, text_units
from .phase_shading import Part, Shade, parts, shades

LETTER, LABEL_GAP = 6, 10
"""Pixels: an average letter of a label, and what stands free around one."""
LEAST_TITLE = 12
"""Letters: a title cut shorter than this says nothing."""
LEAST_WIDTH = 0.1
"""Per cent: a bar of no width would not be drawn at all; its outline makes it wide enough to see."""


Timed = tuple[Row, Interval, tuple[Part, ...], bool]
"""A line, when it was, its phases, and whether statistics count it."""


class Look(Frozen):
    """How a chart is drawn: pixels for each lane, the least width of the plot, letters for titles.

    `title_units` has the lengths to try, the longest first; 0 is for none. Only so many of the worst
    severities are `titled`.
    """

    lane: int
    plot: int
    title_units: tuple[int, ...] = (0,)
    titled: int = 1000


class Scope(Frozen):
    """The time that a band stands for; its width stands for `start` to `full`, which may be longer."""

    label: str
    start: datetime
    end: datetime
    full: datetime
    href: str = ""


class Mark(NamedTuple):
    """An incident in a band. `x` and `width` in per cent, `y` (its middle) in pixels."""

    row: Row
    state: str
    title: str
    x: str
    width: str
    y: int
    side: str
    text_x: str
    hit_x: str
    hit_width: str
    is_counted: bool
    shades: tuple[Shade, ...] = ()


class MarkedBand(Band):
    """A band with a mark for each incident, and where in it `today` stands."""

    marks: tuple[Mark, ...]
    today: str = ""


class Chart(Frozen):
    """A timeline: its bands from top to bottom, and the severities that it shows."""

    ticks: tuple[Tick, ...]
    bands: tuple[MarkedBand, ...]
    legend: tuple[Severity, ...]
    states: frozenset[str]
    lane: int

    @property
    def has_shades(self) -> bool:
        """Whether any bar is wide enough to show phases."""
        return any(mark.shades for band in self.bands for mark in band.marks)

    @property
    def has_others(self) -> bool:
        """Whether anything is drawn that statistics do not count."""
        return any(not mark.is_counted for band in self.bands for mark in band.marks)


def chart(
    pairs: Sequence[tuple[Incident, Row]],
    scopes: Sequence[Scope],
    ticks: tuple[Tick, ...],
    look: Look,
    today: date,
) -> Chart:
    """Draw incidents into the given bands."""
    timed = [(row, interval(incident, today), parts(incident), counts(incident)) for incident, row in pairs]
    bands = tuple(band(timed, scope, look, today) for scope in scopes)
    marks = [mark for drawn in bands for mark in drawn.marks]
    legend = worst_first({mark.row.severity for mark in marks})
    return Chart(ticks, bands, legend, frozenset(mark.state for mark in marks), look.lane)


def band(timed: Sequence[Timed], scope: Scope, look: Look, today: date) -> MarkedBand:
    """Draw one band; its incidents stand in the first lane that has room."""
    inside = [one for one in timed if one[1].touches(scope.start, scope.end)]
    placed, lanes = arranged(inside, scope, look)
    marks = tuple(
        mark(row, when.state, title, at, lane * look.lane + look.lane // 2 + 3, is_counted)._replace(
            shades=tuple(shades(phases, at, (scope.start, scope.full), look.plot))
        )
        for (row, when, phases, is_counted), (title, at), lane in zip(inside, placed, lanes, strict=True)
    )
    height = (max(lanes) + 1) * look.lane + 6 if marks else GAP_HEIGHT
    return MarkedBand(scope.label, scope.href, height, len(marks), marks, today_in(scope, today))


def arranged(
    inside: Sequence[Timed], scope: Scope, look: Look
) -> tuple[list[tuple[str, Spot]], tuple[int, ...]]:
    """Place the bars of a band in lanes, with whole titles where that takes no more lanes."""
    ways = [[place(row, when, scope, look, units) for row, when, *_ in inside] for units in look.title_units]
    found = [(placed, pack([at for _, at in placed])) for placed in ways]
    return min(found, key=lambda way: max(way[1], default=0))


def place(row: Row, when: Interval, scope: Scope, look: Look, units: int) -> tuple[str, Spot]:
    """Place one bar with as much of its title as fits; the title goes where there is no room for it."""
    start, end = (share(min(at, scope.end), scope.start, scope.full) for at in (when.start, when.end))
    bare = label_width(row, "", look)
    room = int((max(100 - end, start, end - start) - bare) / 100 * look.plot / LETTER) - 1
    has_title = min(units, room) >= LEAST_TITLE and row.severity.rank < look.titled
    title = cut(row.title, min(units, room)) if has_title else ""
    return title, spot(start, end, label_width(row, title, look))


def label_width(row: Row, title: str, look: Look) -> float:
    """Return what a mark's label takes, in per cent of the plot where it is narrowest."""
    letters = text_units(row.severity.short) + (text_units(title) + 1 if title else 0)
    return (letters * LETTER + LABEL_GAP) / look.plot * 100


def mark(row: Row, state: str, title: str, place: Spot, y: int, is_counted: bool) -> Mark:
    """Write out where a mark is drawn."""
    return Mark(
        row=row,
        state=state,
        title=title,
        x=number(place.start),
        width=number(max(place.end - place.start, LEAST_WIDTH)),
        y=y,
        side=place.side,
        text_x=number(place.end if place.side == "after" else place.start),
        hit_x=number(place.low),
        hit_width=number(min(place.high, 100) - place.low),
        is_counted=is_counted,
    )


def today_in(scope: Scope, today: date) -> str:
    """Return where today ends in a band, as far as what goes on is drawn; empty where it does not."""
    end = midnight(today) + ONE_DAY
    return number(share(end, scope.start, scope.full)) if scope.start < end <= scope.end else ""
