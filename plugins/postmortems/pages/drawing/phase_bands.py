"""The phases of an incident as bands along a drawn timeline, each with its word where there is room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ...model.incident import Incident
from ...wording.durations import ONGOING, Length, length
from .axis import Axis, needs
from .packing import number
from .phases import Stretch, stretches
from .timed_entries import reach


@dataclass(frozen=True)
class Piece:
    """A part of a band; `x` and `width` in per cent. A thin one runs through a break, not to scale."""

    x: str
    width: str
    is_thin: bool
    word: str = ""


@dataclass(frozen=True)
class Band:
    """A phase; `look` names how it is drawn. `has_word` says that its word stands in it."""

    name: str
    look: str
    length: Length
    pieces: tuple[Piece, ...]

    @property
    def has_word(self) -> bool:
        """Whether the band says what it is."""
        return any(piece.word for piece in self.pieces)


def bands(incident: Incident, axis: Axis) -> tuple[Band, ...]:
    """Return the phases that are known, and for an incident that is not over the open end."""
    found = stretches(incident, by_day=True)
    drawn = [Band(one.name, one.look, length(one.duration), _pieces(one, axis)) for one in found]
    if incident.is_ongoing:
        start = found[-1].end.utc if found else reach(incident.started_at)[1]
        drawn.append(Band("not over", "open", ONGOING, (_open(axis.at(start)),)))
    return tuple(band for band in drawn if band.pieces)


def _open(x: float) -> Piece:
    return Piece(number(x), number(99.8 - x), False, _word("not over", 100 - x))


def _pieces(stretch: Stretch, axis: Axis) -> tuple[Piece, ...]:
    """Cut a band at the breaks; the widest part that is to scale has the word.

    A day without a clock is left free at its ends: nobody knows when on that day the phase changed.
    """
    parts = list(_parts(reach(stretch.start)[1], reach(stretch.end)[0], axis))
    widest = max((width for _, width, is_thin in parts if not is_thin), default=0.0)
    return tuple(
        Piece(
            number(x),
            number(width),
            is_thin,
            _word(stretch.name, width) if width == widest and not is_thin else "",
        )
        for x, width, is_thin in parts
    )


def _parts(start: datetime, end: datetime, axis: Axis) -> Iterator[tuple[float, float, bool]]:
    stretches = [(span, False) for span in axis.spans]
    stretches += [((one.start, one.end), True) for one in axis.breaks]
    for (low, high), is_thin in sorted(stretches):
        x, stop = axis.at(max(start, low)), axis.at(min(end, high))
        if stop > x:
            yield x, stop - x, is_thin


def _word(name: str, width: float) -> str:
    return name if needs(f"n{name}n") <= width else ""
