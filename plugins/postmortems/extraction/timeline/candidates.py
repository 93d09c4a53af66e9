"""Where a time can stand: headings, table rows, list items, paragraphs and each of their lines.

A document becomes candidates: lines that start with a time, or, inside a timeline, that hold one. Nothing is
decided here but what the layout says; code and quotes carry no entries.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ...model.document import Block, Document
from ...patterns import deferred
from ..notation import Times, Written, may_hold_time, read_written
from ..notation.clock import BETWEEN
from ..text.unmarked import link_labels
from .entry_text import MAX_TEXT, plain
from .table import timed_rows
from .timeline_sections import Parents, Scope, part_of

MAX_CANDIDATES = 500
_MARKER = deferred(r"[ \t]*+(?:(?:[-*+•–—]|[0-9]{1,9}[.)])[ \t]++(?:\[[ xX]\][ \t]++)?|#{1,6}[ \t]++)?")
_PLACE = deferred(
    rf"(?<![\w/.:#+-])(?:[0-9]{{1,2}}[{BETWEEN}.][0-9?]{{2}}"
    r"|[0-9]{4,5}-[0-9]|[0-9]{1,2}\s?[ap]\.?m\b|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[a-zäéû]{3,9}\s[0-9]{4}|[a-zäéû]{3,9}\.?\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4})",
    re.IGNORECASE,
)
_BEFORE_TIME = deferred(r"(?:\b(?:at|on|around|about|by|from)\b|[\s:*_`(,–—-]){1,40}$", re.IGNORECASE)
_OPENING = deferred(
    r"\b(?:support|business|working|office|service|core|opening)[ -](?:hours|times?|days)"
    r"\W{1,4}(?:(?:are|of|from|between) )?$",
    re.IGNORECASE,
)
_WRAPS = deferred(
    r"\b(?:at|from|until|till|to|by|since|around|about|between|and|on|of|the|was|is|approximately|after|before|,)\s*$",
    re.I,
)
_NO_CARRIER = ("html", "quote", "rule", "footnote", "head")


class Candidate(NamedTuple):
    """A line that may be an entry; `offset` is where `written` counts from in the document's text.

    `group` holds candidates together that follow one another in one list, table or section. `timeline` says
    that it stands in a timeline, `leading` that its line starts with the time; `before` is what stands before
    it, `colon` that a colon ends that. `timely` is a row whose time comes first, under a head that says so;
    `heads` says that other entries may stand under this one: it is an item with a list of its own.
    """

    written: Written
    offset: int
    text: str
    before: str
    kind: str
    group: tuple[int, ...]
    timeline: bool
    leading: bool
    role: str
    timely: bool = False
    colon: bool = False
    heads: bool = False


class _Place(NamedTuple):
    """Where a line stands: what its candidate takes from its block, its scope and what it stands below."""

    kind: str
    group: tuple[int, ...]
    timeline: bool
    role: str


class _Reader:
    """One walk over the blocks of a document."""

    def __init__(self, document: Document, scopes: tuple[Scope, ...], titles: frozenset[int]) -> None:
        self.text = document.source.text
        self.blocks = document.blocks
        self.scopes = scopes
        self.starts = [scope.start for scope in scopes]
        self.titles = titles
        self.parents = Parents()
        self.labels = link_labels(self.text)
        self.times = Times(self.text)

    def read(self) -> Iterator[Candidate]:
        index = 0
        while index < len(self.blocks):
            block = self.blocks[index]
            if block.kind == "head":
                stop = index + 1
                while stop < len(self.blocks) and self.blocks[stop].kind == "row":
                    stop += 1
                yield from self._table(index, stop)
                index = stop
                continue
            if block.kind not in _NO_CARRIER and (block.kind != "code" or self._scope(block.start).timeline):
                yield from self._block(index)
            index += 1

    def _scope(self, offset: int) -> Scope:
        return self.scopes[bisect_right(self.starts, offset) - 1]

    def _block(self, index: int) -> Iterator[Candidate]:
        block = self.blocks[index]
        if block.kind == "heading" or (block.kind == "paragraph" and not block.level):
            self.parents.clear()
        following = self.blocks[index + 1].start if index + 1 < len(self.blocks) else block.end
        stop = max(min(block.end, following), block.start)
        found = list(self._lines(index, stop)) if self.times.may_stand(block.start, stop) else []
        if block.kind == "item":
            below = self.parents.below_a_time(block.level)
            self.parents.enter(block, timed=any(entry.leading and entry.written.clock for entry in found))
            found = [entry for entry in found if not below or (entry.leading and not entry.written.narrative)]
        yield from found

    def _table(self, index: int, stop: int) -> Iterator[Candidate]:
        rows = self.blocks[index:stop]
        scope = self._scope(rows[0].start)
        for row in timed_rows(self.text, rows):
            written = read_written(row.line, row.begin, bars=row.bars)
            if written:
                text = plain(row.before + " " + row.line[written.rest :], self.labels)
                group = (scope.number,) if scope.timeline else (scope.number, rows[0].start)
                yield Candidate(
                    written,
                    row.block.start,
                    text,
                    "",
                    "row",
                    group,
                    scope.timeline,
                    True,
                    scope.role,
                    row.timely,
                )

    def _lines(self, index: int, stop: int) -> Iterator[Candidate]:
        """Yield the candidates of one block up to an offset, each with the lines that belong to it."""
        block = self.blocks[index]
        pending: tuple[Candidate, list[str]] | None = None
        start, previous = block.start, ""
        for number, line in enumerate(self.text[block.start : stop].split("\n")):
            found = None
            if self.times.may_stand(start, start + len(line)):
                first = number == 0 or pending is not None
                found = self._line(block, line, start, first=first, previous=previous)
            if found:
                if pending:
                    yield self._whole(*pending, index, more=False)
                pending = (found, [found.text])
            elif pending and (start in self.titles or _is_title(line)):
                yield self._whole(*pending, index, more=False)
                pending = None
            elif pending and len(pending[1]) < 8:
                pending[1].append(line.strip())
            start, previous = start + len(line) + 1, line
        if pending:
            yield self._whole(*pending, index, more=True)

    def _line(self, block: Block, line: str, start: int, *, first: bool, previous: str) -> Candidate | None:
        if line.lstrip().startswith(">") or not may_hold_time(line):
            return None
        marker = _MARKER.match(line)
        skip = marker.end() if marker and not (previous and line[:1].isdigit()) else 0
        written = read_written(line, skip)
        if written and not (previous and _WRAPS.search(previous[-40:])):
            kind, group, timeline, role = self._place(block, start)
            return Candidate(written, start, line[written.rest :], "", kind, group, timeline, True, role)
        if block.kind != "heading" and (first or block.kind != "item"):
            place = self._place(block, start)
            return self._loose(line, skip, start, place) if place.timeline else None
        return None

    def _place(self, block: Block, start: int) -> _Place:
        scope = self._scope(start)
        above = self.parents.above(block)
        below = above.start if above and above.timeline else None
        group = self._group(block, scope, below or 0)
        return _Place(self._carrier(block), group, scope.timeline or below is not None, scope.role)

    def _loose(self, line: str, skip: int, start: int, place: _Place) -> Candidate | None:
        """Find a time inside a line, such as `Resolved: 2023-01-11 15:51`."""
        kind, group, _, role = place
        for count, clock in enumerate(_PLACE.finditer(line[:MAX_TEXT])):
            written = read_written(line, clock.start()) if count < 3 else None
            if _OPENING.search(line[max(0, clock.start() - 40) : clock.start()]):
                continue
            if written and (written.clock or (written.date and written.date.has_year)):
                before = line[skip : written.start]
                text = _BEFORE_TIME.sub("", before) if not line[written.rest :].strip() else line[skip:]
                colon = before.rstrip(" *_`(").endswith(":")
                return Candidate(written, start, text, before, kind, group, True, False, role, colon=colon)
        return None

    def _group(self, block: Block, scope: Scope, parent: int) -> tuple[int, ...]:
        if scope.timeline:
            return (scope.number,)
        kind = {"heading": 1, "item": 2}.get(block.kind, 3)
        return (scope.number, parent, kind)

    def _carrier(self, block: Block) -> str:
        return block.kind if block.kind in ("heading", "item", "code") else "line"

    def _whole(self, found: Candidate, lines: list[str], index: int, *, more: bool) -> Candidate:
        text = plain(" ".join(lines), self.labels)
        following = self.blocks[index + 1] if more and index + 1 < len(self.blocks) else None
        heads = (
            following is not None and following.kind == "item" and following.level > self.blocks[index].level
        )
        if following and not text and following.kind in ("paragraph", "item", "quote"):
            text = "" if read_written(following.text) else plain(following.text)
        return found._replace(text=text, before=plain(found.before, self.labels), heads=heads)


def _is_title(line: str) -> bool:
    """Tell whether a line that runs on below an item is the title of the next part."""
    return len(line) < 60 and line[:1].isalpha() and bool(part_of(line.strip().rstrip(":")))


def candidates(
    document: Document, scopes: tuple[Scope, ...], titles: frozenset[int]
) -> tuple[tuple[Candidate, ...], bool]:
    """Return the candidates of a document in order, at most MAX_CANDIDATES, and whether there were more.

    `titles` are the offsets where sections begin: no entry's text goes on there.
    """
    found: list[Candidate] = []
    for candidate in _Reader(document, scopes, titles).read():
        if len(found) == MAX_CANDIDATES:
            return tuple(found), True
        found.append(candidate)
    return tuple(found), False
