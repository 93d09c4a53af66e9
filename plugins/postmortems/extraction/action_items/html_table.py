"""Tables that are written as HTML, as the heads and rows that those of Markdown are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from ...model.document import Block, Cell
from ...patterns import deferred
from ...reading.raw_html import Token, tokens
from ..text.unmarked import unmarked
from .fields import column_of

_MOST = 50
"""How many blocks make a table at most, how many rows and columns a cell is of, and cells a row."""
_CELLS = ("td", "th")
_PARTS = (*_CELLS, "tr", "table")
_LINE = deferred(r"(?i)</?(?:li|p|div|br)\b[^<>]{0,100}>")


def with_rows(blocks: Sequence[Block], text: str) -> Sequence[Block]:
    """Return blocks with the rows of what is a table in HTML; blank lines in it make several blocks of it."""
    if not any(map(_opens, blocks)):
        return blocks
    found, end = list[Block](), 0
    for at, block in enumerate(blocks):
        if block.start < end:
            continue
        if _opens(block):
            last = next((each for each in blocks[at : at + _MOST] if "</table" in each.text.lower()), block)
            end = last.end
            found += _headed(list(_rows(text[block.start : end], block.start)))
        else:
            found.append(block)
    return found


def _opens(block: Block) -> bool:
    return block.kind == "html" and "<table" in block.text.lower()


def _headed(rows: Sequence[Block]) -> Iterator[Block]:
    """Yield rows of which the first is the head, or one that says nothing stands above."""
    first = rows[0] if rows else None
    if first and not (first.kind == "head" or any(column_of(cell.text) for cell in first.cells)):
        yield first._replace(kind="head", cells=(Cell("", first.start, first.start),) * len(first.cells))
        yield first._replace(kind="row")
    elif first:
        yield first._replace(kind="head")
    yield from (row._replace(kind="row") for row in rows[1:])


def _rows(html: str, start: int) -> Iterator[Block]:
    """Yield the rows of a table that begins at `start`, one of nothing but heads as a head."""
    below: dict[int, tuple[int, Cell]] = {}
    cells, heads, begin, opened = list[Cell](), True, 0, None
    for token in chain(tokens(html), (Token("open", len(html), len(html), "tr"),)):
        if opened and token.name in _PARTS:
            _add(cells, below, opened, _cell(html, opened.end, token.start, start))
            heads, opened = heads and opened.name == "th", None
        if token.name in _CELLS and token.kind == "open":
            opened = token
        elif token.name == "tr":
            if cells:
                _carry_on(cells, below)
                said = " | ".join(cell.text for cell in cells)
                kind = "head" if heads else "row"
                yield Block(kind, start + begin, start + token.start, said, 0, tuple(cells))
            cells, heads, begin = [], True, token.start


def _cell(html: str, begin: int, end: int, start: int) -> Cell:
    lines = unmarked(_LINE.sub("\n", html[begin:end])).split("\n")
    return Cell("\n".join(filter(None, map(str.strip, lines))), start + begin, start + end)


def _add(cells: list[Cell], below: dict[int, tuple[int, Cell]], opened: Token, cell: Cell) -> None:
    """Add a cell to a row, as often as it has columns, and to the rows `below` it that it goes on in."""
    _carry_on(cells, below)
    if (more := _number(opened, "rowspan")) > 1:
        below[len(cells)] = more - 1, cell
    columns = min(_number(opened, "colspan"), _MOST - len(cells))
    cells += [cell, *repeat(cell._replace(text=""), columns - 1)][:columns]


def _carry_on(cells: list[Cell], below: dict[int, tuple[int, Cell]]) -> None:
    """Add the cells of rows above that go on at the place where a row has come to."""
    while len(cells) in below:
        left, cell = below.pop(len(cells))
        if left > 1:
            below[len(cells)] = left - 1, cell
        cells.append(cell)


def _number(token: Token, name: str) -> int:
    said = next((each.value or "" for each in token.attributes if each.name == name), "")
    return min(int(said), _MOST) if said.isdecimal() and said.isascii() and len(said) < 4 else 1
