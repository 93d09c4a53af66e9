"""Lengths of time as dots on a log scale, stacked where one would hide another; too many are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from ...frozen import Frozen
from ...insight.distribution import Distribution
from ...insight.measures import Measured
from ...model.incident import Incident
from ...model.moment import Duration
from ...wording.durations import Length, in_words, length
from ...wording.severity import Severity, worst_first
from ...wording.words import ENGLISH, Words, to_count
from ..base.row import Row
from .axis import PLOT
from .lacking import lacking
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
COUNTED = to_count(
    "%(num)s incident, %(first)s to %(last)s: %(severities)s",
    "%(num)s incidents, %(first)s to %(last)s: %(severities)s",
)
TITLE_UNITS = 50
Rows = Mapping[str, Row]
"""The lines of incidents by their id."""


class Dot(NamedTuple):
    """An incident; `x` in per cent, `y` (its top) in pixels."""

    href: str
    says: str
    tint: str
    x: str
    y: int


class Column(NamedTuple):
    """The incidents in a part of the scale by severity; `href` leads to the line of the table with them."""

    href: str
    says: str
    x: str
    width: str
    parts: tuple[Part, ...]


class Box(Frozen):
    """The median and the quartiles, in words and in per cent."""

    lower: Length
    median: Length
    upper: Length
    x: str
    width: str
    middle: str


class Bin(Frozen):
    """The incidents between two ticks of the scale; the first few as lines."""

    anchor: str
    label: str
    amount: int
    rows: tuple[Row, ...]


class Plot(Frozen):
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


class Dotplot(Frozen):
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


def dotplot(found: Sequence[Measured], rows: Rows, words: Words = ENGLISH) -> Dotplot:
    """Draw durations one under another."""
    scale = log_scale([duration.length for one in found for _, duration in one.known])
    ticks = tuple((number(x), words.say(label)) for x, label in scale.ticks())
    short = number(SHORT_X) if scale.has_short else ""
    return Dotplot(ticks, short, tuple(plot(one, scale, rows, words) for one in found))


def plot(found: Measured, scale: LogScale, rows: Rows, words: Words = ENGLISH) -> Plot:
    """Draw one duration."""
    size, spots = next(_fitting(found, scale), (0, []))
    height = (max((lane for _, lane in spots), default=0) + 1) * size if size else HEIGHT
    dots = (
        _dot(rows[incident.id], in_words(duration, words), number(x), height - (lane + 1) * size, words)
        for (incident, duration), (x, lane) in zip(found.known, spots, strict=False)
    )
    most, columns = (0, ()) if size else _columns(found, scale, rows, words)
    return Plot(
        name=found.measure.slug,
        title=words.say(found.measure.title),
        formula=words.say(found.measure.formula),
        known=len(found.known),
        estimated=sum(duration.approximate for _, duration in found.known),
        lacks=lacking(found, words),
        box=_box(found.summary, scale, words),
        size=size,
        height=height + BOX,
        dots=tuple(dots),
        columns=columns,
        bins=() if size else _bins(found, scale, rows, words),
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


def _dot(row: Row, lasted: str, x: str, y: int, words: Words) -> Dot:
    name, tint = row.severity.name, row.severity.tint
    return Dot(row.href, words.about(cut(row.title, TITLE_UNITS), name, lasted), tint, x, y)


def _box(summary: Distribution | None, scale: LogScale, words: Words) -> Box | None:
    if summary is None:
        return None
    low, middle, high = map(scale.at, (summary.lower, summary.median, summary.upper))
    return Box(
        length(Duration(summary.lower), words),
        length(Duration(summary.median), words),
        length(Duration(summary.upper), words),
        x=number(low),
        width=number(high - low),
        middle=number(middle),
    )


def _columns(found: Measured, scale: LogScale, rows: Rows, words: Words) -> tuple[int, tuple[Column, ...]]:
    """Count lengths in columns of equal width, the worst severity at the bottom; return the most of any."""
    width = 100 / COLUMNS
    members: dict[int, list[tuple[timedelta, Severity]]] = {}
    for incident, duration in found.known:
        pair = duration.length, rows[incident.id].severity
        members.setdefault(int(scale.at(duration.length) / width), []).append(pair)
    most = max(map(len, members.values()))
    columns = []
    for column, inside in sorted(members.items()):
        amounts, lengths = Counter(severity for _, severity in inside), [length for length, _ in inside]
        told = words.series(f"{amounts[one]} {one.name}" for one in worst_first(amounts))
        first, last = (in_words(Duration(length), words) for length in (lengths[0], lengths[-1]))
        columns.append(
            Column(
                href=f"#{_anchor(found, scale, lengths[0])}",
                says=words.count(len(inside), *COUNTED, first=first, last=last, severities=told),
                x=number(column * width),
                width=number(width * 0.9),
                parts=tuple(stacked(worst_first(amounts), amounts, HEIGHT, (HEIGHT - AXIS) / most)),
            )
        )
    return most, tuple(columns)


def _bins(found: Measured, scale: LogScale, rows: Rows, words: Words) -> tuple[Bin, ...]:
    members: dict[str, list[Incident]] = {}
    for incident, duration in found.known:
        members.setdefault(_anchor(found, scale, duration.length), []).append(incident)
    names = [words.say(label) for _, label in scale.steps]
    between = (words.say("%(first)s to %(last)s", first=low, last=high) for low, high in pairwise(names))
    under, over = words.say("under %(time)s", time=names[0]), words.say("%(time)s or more", time=names[-1])
    labels = (under, *between, over)
    return tuple(
        Bin(anchor, label, len(of), tuple(rows[incident.id] for incident in of[:LISTED]))
        for place, label in enumerate(labels)
        if (of := members.get(anchor := f"{found.measure.slug}-{place}", []))
    )


def _anchor(found: Measured, scale: LogScale, length: timedelta) -> str:
    """Return the id of the line of the table that a length is counted in."""
    return f"{found.measure.slug}-{sum(step <= length for step, _ in scale.steps)}"
