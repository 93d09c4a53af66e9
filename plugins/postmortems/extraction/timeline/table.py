"""Tables whose rows are timed: which columns hold the time, and where each row's time begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Block
from ..notation import read_written
from ..notation.date import read_weekday

_BAR = re.compile(r"(?<!\\)\|")
_TIME_HEAD = re.compile(
    r"\b(?:times?|timestamp|dates?|day|when|hour|clock|start|end|from|until|utc|gmt|zeit|datum|uhrzeit|heure|horaire)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:times?|timestamp|date|when|hour|clock|utc|gmt|zeit|uhrzeit|heure)\b", re.IGNORECASE)
_NO_EVENT = re.compile(r"\b(?:due|deadline|owner|assignee|action items?|ticket|priority)\b", re.IGNORECASE)
_SHARE = 0.6
MAX_COLUMNS = 40
SAMPLE = 200


class Cell(NamedTuple):
    """A cell of a row: offsets into the row's line, without the bars."""

    start: int
    end: int


class TimedRow(NamedTuple):
    """A row of a timed table: where on its line the time begins, and the cells that are not part of it.

    `timely` says that its time comes first, below a head that says so.
    """

    block: Block
    line: str
    begin: int
    before: str
    bars: bool
    timely: bool


def timed_rows(text: str, rows: Sequence[Block]) -> Iterator[TimedRow]:
    """Yield the rows of a table (the head first) that have time columns, if any."""
    lines = [text[row.start : row.end].split("\n", 1)[0] for row in rows]
    cells = [_cells(line) for line in lines]
    head = [lines[0][cell.start : cell.end] for cell in cells[0]] if rows and rows[0].kind == "head" else []
    if _NO_EVENT.search(" ".join(head)):
        return
    columns = _time_columns(head, [(line, row) for line, row in zip(lines[1:], cells[1:], strict=True)])
    if not columns:
        return
    first, count = columns
    named = len(head) > first and bool(_WHEN.search(head[first]))
    for block, line, row in zip(rows[1:], lines[1:], cells[1:], strict=True):
        if len(row) > first:
            before = line[row[0].start : row[first].start] if first else ""
            before = "" if before.strip(" |.#").isdigit() else before
            bars = _has_range(head, first, count)
            yield TimedRow(block, line, row[first].start, before, bars, named and not before)


def _cells(line: str) -> list[Cell]:
    bars = [match.start() for match in _BAR.finditer(line)][:MAX_COLUMNS]
    edges = [-1, *bars, len(line)]
    found = [Cell(left + 1, right) for left, right in pairwise(edges)]
    if found and not line[found[0].start : found[0].end].strip():
        found = found[1:]
    return found


def _time_columns(head: Sequence[str], rows: Sequence[tuple[str, list[Cell]]]) -> tuple[int, int] | None:
    """Return the first time column and how many stand side by side from there."""
    rows = rows[:SAMPLE]
    width = max((len(row) for _, row in rows), default=0)
    timed = [_is_timed(head, rows, column) for column in range(width)]
    if True not in timed:
        return None
    first = timed.index(True)
    last = first
    while last < width and timed[last]:
        last += 1
    return first, last - first


def _is_timed(head: Sequence[str], rows: Sequence[tuple[str, list[Cell]]], column: int) -> bool:
    texts = [line[row[column].start : row[column].end].strip() for line, row in rows if len(row) > column]
    texts = [text for text in texts if text]
    hits = sum(map(_is_time, texts))
    share = _SHARE / 2 if column < len(head) and _TIME_HEAD.search(head[column]) else _SHARE
    return bool(hits) and hits >= share * len(texts)


def _is_time(cell: str) -> bool:
    if len(cell) > 80:
        return False
    written = read_written(cell)
    if written:
        return written.rest >= len(cell)
    weekday = read_weekday(cell, 0)
    return bool(weekday and weekday[1] == len(cell))


def _has_range(head: Sequence[str], first: int, count: int) -> bool:
    """Tell whether two of the time columns are the start and the end."""
    names = " ".join(head[first : first + count]).lower()
    return count > 1 and ("end" in names.split() or "until" in names or "to" in names.split())
