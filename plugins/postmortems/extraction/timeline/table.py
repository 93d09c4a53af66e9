"""Tables whose rows are timed: which columns hold the time, and where each row's time begins."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from ...model.document import Block
from ...patterns import deferred
from ..notation.clock import JOINED
from ..notation.reader import read_written, says_nothing
from ..notation.scan import Written
from ..notation.weekdays import read_weekday
from .since import ANY_START, read_since

_TIME_HEAD = deferred(
    r"(?i)\b(?:times?|timestamp|dates?|day|when|hour|clock|start|end|from|until|utc|gmt|zeit|datum|uhrzeit|zeitpunkt|heure|horaire|data|fecha"
    r"|hora|hor[aá]rio)\b|日時|日付|時刻|时间|日期"
)
_EVENT_HEAD = deferred(
    r"(?i)\b(?:events?|what|actions?|activity|descriptions?|details?|happened|notes?|ereignis|was|beschreibung"
    r"|[ée]v[éèe]nements?|evento|acci[oó]n|a[cç][aã]o|descri\w{3,5})\b|出来事|事象|内容|対応|事件|经过"
)
_MEASURED = deferred(r"(?i)\b(?:step|test|job|build|query|phase|stage|run|size|rate|count)s?\b")
_CLOCK_HEAD = deferred(r"(?i)\b(?:times?|clock|utc|gmt|zeit|uhrzeit|heure|hora)\b|時刻|时间")
_JOINED_CELL = deferred(rf"[\s*_`~]*{JOINED}\s?[hHZ]?[\s*_`]*")
_ZONE = deferred(r"\b(?:[Ll]ocal|UTC|GMT|[A-Z]{1,3}T|Pacific|Mountain|Central|Eastern)\b")
_NO_EVENT = deferred(r"(?i)\b(?:due|deadline|action items?)\b")
_NO_EVENT_ELSEWHERE = deferred(r"(?i)\b(?:owner|assignee|ticket|priority|duration|downtime)\b")
_ROW = deferred(r"(?is)<tr\b[^>\n]{0,200}>(.{0,4000}?)(?:</tr>|(?=<tr\b))")
_CELL = deferred(r"(?is)<td\b[^>\n]{0,200}>(.{0,2000}?)(?:</td>|(?=<td\b))")
_SHARE = 0.6
MAX_COLUMNS = 40
LONGEST_TIME, _REMARK = 200, 20
SAMPLE = 200


class TimedRow(NamedTuple):
    """A row of a timed table: its time, where that counts from in the text, and what the row says.

    `timely` says that it is below a head that says so, and comes first or beside what happened.
    """

    written: Written
    start: int
    said: str
    timely: bool


def timed_rows(
    text: str, rows: Sequence[Block], base: datetime | None, *, timeline: bool, joined: bool
) -> Iterator[TimedRow]:
    """Yield the rows of a table (the head first) that have a time, if any columns do.

    In a `timeline` who did something may have a column too; elsewhere such a table has measures. What
    `base` and `joined` say see at `read_since` and `read_written`.
    """
    head, *cells = [[text[cell.start : cell.end] for cell in row.cells[:MAX_COLUMNS]] for row in rows]
    names = " ".join(head)
    joined = joined or _writes_joined(head, cells)
    columns = None if _measures(names, timeline=timeline) else _time_columns(head, cells, joined=joined)
    if not columns:
        return
    first, count = columns
    named = len(head) > first and bool(_TIME_HEAD.search(head[first]))
    bars = _has_range(head, first, count)
    for row in rows[1:]:
        if len(row.cells) <= first:
            continue
        line, at = text[row.start : row.end].split("\n", 1)[0], row.cells[first].start
        written = read_written(line, at - row.start, bars=bars, joined=joined)
        written = written or read_since(line, at - row.start, base)
        if written:
            before = text[row.cells[0].start : at]
            before = "" if before.strip(" |.#").isdigit() else before
            behind = line[max(written.rest, _behind_zones(row, head, first, first + count)) :]
            timely = named and (not before or _tells(names, written))
            yield TimedRow(written, row.start, f"{before} {behind}", timely)


def _measures(names: str, *, timeline: bool) -> bool:
    """Tell whether the head of a table names measures, or what is measured, rather than events."""
    return bool(_NO_EVENT.search(names) or (not timeline and _NO_EVENT_ELSEWHERE.search(names)))


def _tells(names: str, written: Written) -> bool:
    """Tell whether the head of a table with a clock names what happened, and nothing that is measured."""
    return written.clock is not None and bool(_EVENT_HEAD.search(names)) and not _MEASURED.search(names)


def _writes_joined(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether all cells below a head for clocks are four digits, `1405`, in order, and no years."""
    for column, name in enumerate(head):
        cells = [row[column] for row in rows[:SAMPLE] if len(row) > column and row[column].strip()]
        if not (cells and cells[0].strip(" *_`~")[:4].isdigit() and _CLOCK_HEAD.search(name)):
            continue
        found = [cell["hour"] + cell["minute"] for cell in map(_JOINED_CELL.fullmatch, cells) if cell]
        are_years = all("1980" < clock < "2040" for clock in found)
        is_rising = found in (sorted(found), sorted(found, reverse=True))
        if len(found) == len(cells) > 1 and is_rising and not are_years:
            return True
    return False


def _behind_zones(row: Block, head: Sequence[str], first: int, end: int) -> int:
    """Return where on its line the cell begins behind those that have a row's time in several zones, or 0."""
    zoned = first + 1 < end < len(row.cells) and all(map(_ZONE.search, head[first:end]))
    return row.cells[end].start - row.start if zoned else 0


def html_rows(text: str, block: Block) -> Iterator[TimedRow]:
    """Yield the rows of a table that is written as HTML whose first cell is a time."""
    for row in islice(_ROW.finditer(text, block.start, block.end), SAMPLE):
        cells = list(islice(_CELL.finditer(text, row.start(1), row.end(1)), MAX_COLUMNS))
        cell = cells[0][1].lstrip() if cells else ""
        written = read_written(cell.rstrip())
        if written and not cell[written.rest :].strip():
            said = " ".join(cell[1] for cell in cells[1:])
            yield TimedRow(written, cells[0].end(1) - len(cell), said, True)


def _time_columns(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, joined: bool
) -> tuple[int, int] | None:
    """Return the first time column and how many stand side by side from there."""
    rows = rows[:SAMPLE]
    width = max(map(len, rows), default=0)
    timed = [_is_timed(head, rows, column, joined=joined) for column in range(width)]
    if True not in timed:
        return None
    first = timed.index(True)
    last = first
    while last < width and timed[last]:
        last += 1
    return first, last - first


def _is_timed(head: Sequence[str], rows: Sequence[Sequence[str]], column: int, *, joined: bool) -> bool:
    texts = [row[column].strip() for row in rows if len(row) > column]
    texts = [text for text in texts if text]
    named = column < len(head) and _TIME_HEAD.search(head[column]) is not None
    least, hits = (_SHARE / 2 if named else _SHARE) * len(texts), 0
    for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
        if hits + left < least:
            return False  # most columns are no times, which a few of their rows tell
        hits += _is_time(text, named=named, joined=joined)
    return bool(hits) and hits >= least


def _is_time(cell: str, *, named: bool, joined: bool) -> bool:
    """Tell whether a cell is a time; behind a day in a `named` one a remark may stand."""
    if len(cell) > LONGEST_TIME:
        return False
    written = read_written(cell, joined=joined) or read_since(cell, 0, ANY_START)
    if written:
        rest = cell[written.rest :]
        is_day = named and written.date is not None and len(rest) <= _REMARK
        return is_day or says_nothing(rest)
    weekday = read_weekday(cell, 0)
    return bool(weekday and weekday[1] == len(cell))


def _has_range(head: Sequence[str], first: int, count: int) -> bool:
    """Tell whether two of the time columns are the start and the end."""
    names = " ".join(head[first : first + count]).lower()
    return count > 1 and ("end" in names.split() or "until" in names or "to" in names.split())
