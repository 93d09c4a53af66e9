"""Lengths of time as dots on a log scale, stacked where one would hide another; too many are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from ...insight.distribution import Distribution
from ...insight.measures import Measured
from ...model.incident import Incident
from ...model.moment import Duration
from ...wording.durations import Length, in_words, length
from ...wording.numbers import count
from ...wording.numbers import number as figure
from ...wording.severity import Severity, worst_first
from ..base.row import Row
from .axis import PLOT
from .log_scale import SHORT_X, LogScale, log_scale
from .packing import GAP, Spot, cut, number, pack
from .stacked_columns import Part, stacked

MOST = 400
"""More lengths than this are counted in columns instead of drawn one by one."""
SIZES = ((60, 9), (150, 7), (MOST, 5))
"""Up to how many dots, and how wide each then is in pixels; the widest stand at their very places."""
TALLEST = 160
"""Pixels that stacks may take; higher ones make room by smaller dots, or by columns."""
SHORT_ROOM = 10
"""Per cent over which lengths of less than a minute may spread."""
BOX = 12
"""Pixels under the dots, for the median and the quartiles."""
COLUMNS, HEIGHT, AXIS = 48, 80, 10
"""How many columns there are, and pixels: what they may take, and of that for the label of the axis."""
LISTED = 5
TITLE_UNITS = 50
Rows = Mapping[str, Row]
"""The lines of incidents by their id."""


@dataclass(frozen=True)
class Dot:
    """An incident; `x` in per cent, `y` (its top) in pixels."""

    href: str
    says: str
    tint: str
    x: str
    y: int


@dataclass(frozen=True)
class Column:
    """The incidents in a part of the scale by severity; `href` leads to the line of the table with them."""

    href: str
    says: str
    x: str
    width: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Box:
    """The median and the quartiles, in words and in per cent."""

    lower: Length
    median: Length
    upper: Length
    x: str
    width: str
    middle: str


@dataclass(frozen=True)
class Bin:
    """The incidents between two ticks of the scale; the first few as lines."""

    anchor: str
    label: str
    amount: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Plot:
    """One duration of all incidents. `lacks` says what is missing: `4 not stated`. It has dots or columns.

    The highest column has `most` incidents, for the axis to say so.
    """

    name: str
    title: str
    formula: str
    known: int
    estimated: int
    lacks: tuple[str, ...]
    box: Box | None
    size: int
    height: int
    dots: tuple[Dot, ...]
    columns: tuple[Column, ...]
    bins: tuple[Bin, ...]
    most: int = 0


@dataclass(frozen=True)
class Dotplot:
    """Durations on one scale; a tick is its place in per cent and its label.

    `short` is where less than a minute stands, empty where nothing is that short.
    """

    ticks: tuple[tuple[str, str], ...]
    short: str
    plots: tuple[Plot, ...]

    @property
    def has_bins(self) -> bool:
        """Whether any duration is counted instead of drawn one by one."""
        return any(plot.bins for plot in self.plots)

    @property
    def has_dots(self) -> bool:
        """Whether any duration is drawn one by one."""
        return any(plot.dots for plot in self.plots)


def dotplot(found: Sequence[Measured], rows: Rows) -> Dotplot:
    """Draw durations one under another."""
    scale = log_scale([duration.length for one in found for _, duration in one.known])
    ticks = tuple((number(x), label) for x, label in scale.ticks())
    short = number(SHORT_X) if scale.has_short else ""
    return Dotplot(ticks, short, tuple(plot(one, scale, rows) for one in found))


def plot(found: Measured, scale: LogScale, rows: Rows) -> Plot:
    """Draw one duration."""
    size, spots = next(_fitting(found, scale), (0, []))
    height = (max((lane for _, lane in spots), default=0) + 1) * size if size else HEIGHT
    dots = (
        _dot(rows[incident.id], duration, number(x), height - (lane + 1) * size)
        for (incident, duration), (x, lane) in zip(found.known, spots, strict=False)
    )
    most, columns = (0, ()) if size else _columns(found, scale, rows)
    return Plot(
        name=found.measure.slug,
        title=found.measure.title,
        formula=found.measure.formula,
        known=len(found.known),
        estimated=sum(duration.approximate for _, duration in found.known),
        lacks=tuple(f"{figure(len(of))} {reason}" for reason, of in found.lacking.items()),
        box=_box(found.summary, scale),
        size=size,
        height=height + BOX,
        dots=tuple(dots),
        columns=columns,
        bins=() if size else _bins(found, scale, rows),
        most=most,
    )


def _fitting(found: Measured, scale: LogScale) -> Iterator[tuple[int, list[tuple[float, int]]]]:
    """Yield the sizes of dots for which there is room, with the place and the lane of each dot."""
    for most, size in SIZES:
        if len(found.known) <= most:
            width = size / PLOT * 100 + GAP
            places = _places(found, scale, width, snap=size < SIZES[0][1])
            lanes = pack([Spot(x, x, "", x, x + width - GAP) for x in places])
            if max(lanes, default=0) * size < TALLEST:
                yield size, list(zip(places, lanes, strict=True))


def _places(found: Measured, scale: LogScale, width: float, *, snap: bool) -> list[float]:
    """Return where dots stand: side by side below a minute, else at their length, in columns with `snap`."""
    exact = [scale.at(duration.length) for _, duration in found.known]
    short = exact.count(SHORT_X) if scale.has_short else 0
    beside = min(short, int(SHORT_ROOM / width))
    spread = [SHORT_X + (place % beside - (beside - 1) / 2) * width for place in range(short)]
    return spread + [round(x / width) * width if snap else x for x in exact[short:]]


def _dot(row: Row, duration: Duration, x: str, y: int) -> Dot:
    says = f"{cut(row.title, TITLE_UNITS)}: {row.severity.name}, {in_words(duration)}"
    return Dot(row.href, says, row.severity.tint, x, y)


def _box(summary: Distribution | None, scale: LogScale) -> Box | None:
    if summary is None:
        return None
    low, middle, high = map(scale.at, (summary.lower, summary.median, summary.upper))
    return Box(
        length(Duration(summary.lower)),
        length(Duration(summary.median)),
        length(Duration(summary.upper)),
        x=number(low),
        width=number(high - low),
        middle=number(middle),
    )


def _columns(found: Measured, scale: LogScale, rows: Rows) -> tuple[int, tuple[Column, ...]]:
    """Count lengths in columns of equal width, the worst severity at the bottom; return the most of any."""
    width = 100 / COLUMNS
    members: dict[int, list[tuple[timedelta, Severity]]] = {}
    for incident, duration in found.known:
        pair = duration.length, rows[incident.id].severity
        members.setdefault(int(scale.at(duration.length) / width), []).append(pair)
    most = max(map(len, members.values()))
    columns = []
    for column, inside in sorted(members.items()):
        amounts = Counter(severity for _, severity in inside)
        told = ", ".join(f"{amounts[one]} {one.name}" for one in worst_first(amounts))
        lengths = [length for length, _ in inside]
        stretch = f"{_words(lengths[0])} to {_words(lengths[-1])}"
        columns.append(
            Column(
                href=f"#{_anchor(found, scale, lengths[0])}",
                says=f"{count(len(inside), 'incident')}, {stretch}: {told}",
                x=number(column * width),
                width=number(width * 0.9),
                parts=tuple(stacked(worst_first(amounts), amounts, HEIGHT, (HEIGHT - AXIS) / most)),
            )
        )
    return most, tuple(columns)


def _words(length: timedelta) -> str:
    return in_words(Duration(length))


def _bins(found: Measured, scale: LogScale, rows: Rows) -> tuple[Bin, ...]:
    members: dict[str, list[Incident]] = {}
    for incident, duration in found.known:
        members.setdefault(_anchor(found, scale, duration.length), []).append(incident)
    names = [label for _, label in scale.steps]
    between = (f"{low} to {high}" for low, high in pairwise(names))
    labels = (f"under {names[0]}", *between, f"{names[-1]} or more")
    return tuple(
        Bin(anchor, label, len(of), tuple(rows[incident.id] for incident in of[:LISTED]))
        for place, label in enumerate(labels)
        if (of := members.get(anchor := f"{found.measure.slug}-{place}", []))
    )


def _anchor(found: Measured, scale: LogScale, length: timedelta) -> str:
    """Return the id of the line of the table that a length is counted in."""
    return f"{found.measure.slug}-{sum(step <= length for step, _ in scale.steps)}"
