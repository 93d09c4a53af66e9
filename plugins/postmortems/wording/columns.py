"""Text in columns, as a terminal or an editor shows it: how many it takes, and tables whose cells line up."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

PICTURE = "\ufe0f"
"""Makes a picture of the sign before it, which then takes two columns."""


def width(text: str) -> int:
    """Return how many columns a line of printable text takes: a wide letter two, a combining mark none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return int(character == PICTURE)
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide each column of a table is."""
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield each row of a table as a line, its cells below those of the row above, two spaces apart."""
    room = widths(rows)
    for row in rows:
        cells = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, room, strict=True))
        yield "  ".join(cells).rstrip()
