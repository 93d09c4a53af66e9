"""Text in columns, as a terminal or an editor shows it: how many it takes, and tables whose cells line up."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence


def width(text: str) -> int:
    """Return how many columns a line of printable text takes: a wide letter two, a combining mark none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide each column of a table is."""
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield each row of a table as a line, its cells below those of the row above, two spaces apart."""
    room = widths(rows)
    for row in rows:
        cells = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, room, strict=True))
        yield "  ".join(cells).rstrip()
