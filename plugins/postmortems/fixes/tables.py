"""Tables whose columns stand below each other.

One that is written tight, with one space beside each cell, stays so; one that would be too wide becomes so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model.document import Document
from ..wording.columns import width, widths
from .fix import Edit, Words
from .steps import steps

WIDEST = 110
_SIDES = {"None": ("-", "-"), "Left": (":", "-"), "Right": ("-", ":"), "Center": (":", ":")}


class _Table(NamedTuple):
    """Where a table stands, without its last line end; its rows of cells as written, the head first."""

    start: int
    end: int
    alignments: Sequence[str]
    rows: list[list[str]]


def fix(document: Document, _: Words) -> Iterator[Edit]:
    """Yield an edit for each table that is neither tight nor aligned."""
    for table in _tables(document):
        aligned = _lines(table, [max(3, wide) for wide in widths(table.rows)])
        tight = _lines(table, [0] * len(table.alignments))
        written = document.source.text[table.start : table.end]
        if written != aligned and _without_rule(written) != _without_rule(tight):
            fits = width(aligned.partition("\n")[0]) <= WIDEST
            yield Edit(table.start, table.end, aligned if fits else tight)


def _tables(document: Document) -> Iterator[_Table]:
    """Yield the tables in no list or quote that were read to their end and whose cells are all shown."""
    text, blocks = document.source.text, document.blocks
    starts = [block.start for block in blocks]
    for step in steps(document):
        if step.name == "Table" and step.opens and step.depth == 0:
            start = text.rfind("\n", 0, step.start) + 1
            end = step.start + len(text[step.start : step.end].rstrip("\n"))
            rows = blocks[bisect_left(starts, step.start) : bisect_left(starts, step.end)]
            is_read = len(rows) == text.count("\n", start, end)
            if is_read and all(text[row.cells[-1].end : row.end].strip() in ("", "|") for row in rows):
                cells = [[text[cell.start : cell.end].strip() for cell in row.cells] for row in rows]
                yield _Table(start, end, step.data, cells)


def _without_rule(lines: str) -> list[str]:
    head, _, *rows = lines.split("\n")
    return [head, *rows]


def _lines(table: _Table, least: Sequence[int]) -> str:
    """Write a table, each column at least as wide as asked for."""
    columns = list(zip(table.alignments, least, strict=True))
    head, *body = (list(map(_pad, row, table.alignments, least)) for row in table.rows)
    rows = (head, [_rule(*column) for column in columns], *body)
    return "\n".join(f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in row)}|" for row in rows)


def _rule(alignment: str, wide: int) -> str:
    first, last = _SIDES[alignment]
    return first + "-" * max(1, wide - 2) + last


def _pad(cell: str, alignment: str, wide: int) -> str:
    room = max(0, wide - width(cell))
    before = {"Right": room, "Center": room // 2}.get(alignment, 0)
    return " " * before + cell + " " * (room - before)
