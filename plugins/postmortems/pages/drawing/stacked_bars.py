"""Bars that are made of incidents, end to end, the worst first: each piece is one, and leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ...frozen import Frozen
from ...wording.words import ENGLISH, Words, to_count
from ..base.row import Row
from .axis import needs
from .dotplot import TITLE_UNITS
from .packing import cut, number

OF_SEVERITY = to_count("%(num)s incident: %(severity)s", "%(num)s incidents: %(severity)s")
FEW = 10
MOST_PIECES = 120
"""A chart of more incidents joins those of one severity."""
LISTED = 10
LEAST_WIDTH = 0.8
"""Per cent: what is shorter is drawn so wide, to be seen."""
Member = tuple[Row, float, str]
"""An incident, how much of the bar it takes, and that in words."""


class Piece(NamedTuple):
    """A part of a bar; `x` and `width` in per cent. Several incidents that are joined lead nowhere."""

    x: str
    width: str
    tint: str
    word: str
    says: str
    href: str = ""


class Entry(NamedTuple):
    """A line to be: its members in the order in which they are listed, a figure, and what else to say."""

    label: str
    members: tuple[Member, ...]
    figure: str
    note: str = ""
    href: str = ""


class Strip(Frozen):
    """A line of the chart, with the first of its incidents and how many more there are."""

    entry: Entry
    pieces: tuple[Piece, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The incidents to list."""
        return tuple(row for row, _, _ in self.entry.members[:LISTED])

    @property
    def more(self) -> int:
        """How many are not listed."""
        return max(len(self.entry.members) - LISTED, 0)


class Strips(Frozen):
    """A chart with the heads of its columns: what a line is, its figure, and the note."""

    heads: tuple[str, str, str]
    strips: tuple[Strip, ...]


def counted(heads: tuple[str, str, str], entries: Sequence[Entry], words: Words = ENGLISH) -> Strips:
    """Draw lines of incidents that each count as one, against the longest; a few fill no line."""
    longest = max((len(entry.members) for entry in entries), default=0)
    return Strips(heads, _drawn(entries, 100 / max(longest, FEW), words))


def _drawn(entries: Sequence[Entry], scale: float, words: Words) -> tuple[Strip, ...]:
    joined = sum(len(entry.members) for entry in entries) > MOST_PIECES
    return tuple(Strip(entry, tuple(_pieces(entry, scale, joined, words))) for entry in entries)


def _sum(members: Sequence[Member]) -> float:
    return sum(amount for _, amount, _ in members)


def _pieces(entry: Entry, scale: float, joined: bool, words: Words) -> Iterator[Piece]:
    drawn = [member for member in entry.members if member[1]]
    worst_first = sorted(drawn, key=lambda member: member[0].severity.order)
    parts = (
        [tuple(group) for _, group in groupby(worst_first, lambda member: member[0].severity)]
        if joined
        else [(member,) for member in worst_first]
    )
    x = 0.0
    for part in parts:
        width = _sum(part) * scale
        yield _piece(part, x, width, words)
        x += width


def _piece(part: tuple[Member, ...], x: float, width: float, words: Words) -> Piece:
    row, _, took = part[0]
    severity = row.severity
    word = severity.short if needs(f"{severity.short}n") <= width else ""
    place = number(x), number(max(width, LEAST_WIDTH)), severity.tint, word
    if len(part) > 1:
        return Piece(*place, words.count(len(part), *OF_SEVERITY, severity=severity.name))
    facts = filter(None, (severity.name, took))
    return Piece(*place, words.about(cut(row.title, TITLE_UNITS), *facts), row.href)
