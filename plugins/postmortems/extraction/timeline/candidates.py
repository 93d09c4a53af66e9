"""Where a time can stand: headings, table rows, list items, paragraphs and each of their lines.

A document becomes candidates: lines that start with a time, or, inside a timeline, that hold one. Nothing is
decided here but what the layout says; code and quotes carry no entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ...model.copies import new_tuple
from ...model.document import Block, Document
from ...patterns import deferred
from ..notation.days import NEXT_DAY, day_lines, on_next_day, read_day_line
from ..notation.reader import Times, read_written, says_nothing
from ..notation.scan import Written
from ..text.unmarked import link_labels
from .candidate import Candidate, Place, plain
from .inside import SENTENCE, TAG, UPDATES, loose, marked, pieces, posted, sentence, wraps
from .joined import writes_joined
from .since import START_LINE, read_since, told_from
from .table import TimedRow, html_rows, timed_rows
from .timeline_sections import Parents, Scope, scope_at

MAX_CANDIDATES, MAX_BELOW, _INDENT = 500, 100, 9
_CLOSING = deferred(r"(?<![ \t])[ \t]++#++[ \t]*+$")
"""The signs that may close a heading."""
_NO_ENTRY = deferred(
    r"\s*+>|[ \t]*+(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]*+)?\[[^\]\n]{1,200}\]\(#[^()\s]{0,200}\)\s*\Z"
    r"|[\s*+-]*+\[[0-9]{1,2}/[A-Z][a-z]{2}/[0-9]{4}:"
    r"|[\s*_`+-]*+T(?:\s?\+?\s?0m?)?\s?(?:=|(?:is|was|means|denotes|stands for)\b)",
)
"""A quotation, a line of a table of contents, of the log of a web server, or one that says when `T` was."""
_POSTED = deferred(r"(?i)[\s*_]{0,6}posted\b")
"""How the line with the time begins that a status page has below what it says."""
_NO_CARRIER = ("quote", "rule", "footnote", "row")


class _Reader:
    """One walk over the blocks of a document."""

    def __init__(self, document: Document, scopes: tuple[Scope, ...], titles: frozenset[int]) -> None:
        self.text = document.source.text
        self.blocks = document.blocks
        self.following = (*document.blocks[1:], None)
        self.scopes = scopes
        self.titles = titles
        self.parents = Parents()
        self.labels = link_labels(self.text)
        self.times = Times(self.text)
        for scope in scopes:
            if scope.timeline:
                self.times.add(at for at, _ in day_lines(self.text, scope.start, scope.end))
        self.base = told_from(document, scopes)
        if self.base:
            self.times.add(line.start("start") for line in START_LINE.finditer(self.text))
        self.joined = writes_joined(self.text, scopes)

    def read(self) -> Iterator[Candidate]:
        for index, block in enumerate(self.blocks):
            if block.kind == "head":
                yield from self._rows(block, self._table(index))
            elif block.kind == "code" and not scope_at(self.scopes, block.start).timeline:
                continue
            elif block.kind == "html":
                yield from self._rows(block, html_rows(self.text, block))
            elif block.kind not in _NO_CARRIER:
                yield from self._block(index)

    def _is_day(self, found: Candidate, index: int) -> bool:
        """Tell whether a line of a timeline is a day and nothing else."""
        if found.written.clock or not (found.timeline and found.leading):
            return False
        return says_nothing(self.text[found.offset + found.written.rest : self._stop(index)].strip())

    def _below_day(self, index: int, day: Candidate) -> list[Candidate]:
        """Return the points of a list below a day that have no time: each is an entry of that day."""
        found: list[Candidate] = []
        for block in self.blocks[index + 1 : index + 1 + MAX_BELOW]:
            if block.kind not in ("item", "paragraph") or (block.kind == "paragraph" and not block.level):
                break
            line = self.text[block.start : block.end].partition("\n")[0]
            begin = marked(line, "")
            inside = self._line(block, line, block.start, first=True, previous="")
            if (inside and inside.is_one) or block.start in self.titles:
                return []
            if block.kind == "item" and block.level == 1 and line[begin:].strip():
                written = day.written._replace(start=begin, end=len(line), rest=begin)
                found.append(day._replace(written=written, offset=block.start, text=plain(block.text)))
        return found

    def _block(self, index: int) -> list[Candidate]:
        """Return the candidates of one block, and of the points below it where it is a day."""
        block = self.blocks[index]
        if block.kind == "heading" or (block.kind == "paragraph" and not block.level):
            self.parents.clear()
        found = self._lines(index) if self.times.may_stand(block.start, block.end) else []
        if block.kind == "item":
            timed = any(one.leading and one.written.clock for one in found)
            if self.parents.enter(block, self.following[index], timed=timed):
                found = [one for one in found if one.leading and not one.written.narrative]
        if len(found) == 1 and self._is_day(found[0], index):
            found += self._below_day(index, found[0]._replace(kind="item", of_day=True))
        return found

    def _stop(self, index: int) -> int:
        """Return where a block ends, or the one begins that is nested in it."""
        block, following = self.blocks[index], self.following[index]
        if following is None or following.start >= block.end:
            return block.end
        return max(block.start, following.start)

    def _table(self, index: int) -> Iterator[TimedRow]:
        end = len(self.blocks)
        stop = next((at for at in range(index + 1, end) if self.blocks[at].kind != "row"), end)
        in_timeline = scope_at(self.scopes, self.blocks[index].start).timeline
        rows = self.blocks[index:stop]
        return timed_rows(self.text, rows, self.base, timeline=in_timeline, joined=self.joined)

    def _rows(self, table: Block, rows: Iterator[TimedRow]) -> Iterator[Candidate]:
        scope = scope_at(self.scopes, table.start)
        group = (scope.start,) if scope.timeline else (scope.start, table.start)
        place = Place("row", group, scope.timeline, scope.role)
        for written, at, said, timely in rows:
            text = plain(said, self.labels)
            yield Candidate(written, at, text, "", *place, leading=True, timely=timely)

    def _lines(self, index: int) -> list[Candidate]:
        """Return the candidates of the lines of one block, each with the lines that belong to it."""
        block, stop = self.blocks[index], self._stop(index)
        end = self.text.find("\n", block.start, stop)
        line = self.text[block.start : end if end >= 0 else stop]
        place = self.parents.place(block, scope_at(self.scopes, block.start))
        told = place.timeline and block.kind != "heading"
        many = "<" in line or (end >= 0 and self.text[end:stop].strip()) or (told and SENTENCE.search(line))
        if many:
            return list(islice(self._of_several(index, stop, told=told), MAX_CANDIDATES + 1))
        found = self._line(block, line, block.start, first=True, previous="")
        return [self._whole(found, [found.text], index, more=True)] if found else []

    def _of_several(self, index: int, stop: int, *, told: bool) -> Iterator[Candidate]:
        block = self.blocks[index]
        pending: tuple[Candidate, list[str]] | None = None
        previous, above = "", list[str]()
        for start, line, sign in pieces(self.text, block, stop, told=told):
            found = None
            if self.times.may_stand(start, start + len(line)):
                above_it = previous if sign == "\n" else ""
                first = sign != "\n" or bool(pending)
                found = self._line(block, line, start, first=first, previous=above_it)
                found = sentence(found, sign, pending and pending[0])
            if found and (found.is_one or not pending):
                if pending:
                    yield self._whole(*pending, index, more=False)
                pending = (found, [found.text])
            elif pending and start in self.titles:
                yield self._whole(*pending, index, more=False)
                pending = None
            elif len(said := pending[1] if pending else above) < 8:
                said.append(line.lstrip("> \t").rstrip())
            previous = line
        if pending:
            yield self._last(*pending, above, index)

    def _last(self, found: Candidate, lines: list[str], above: list[str], index: int) -> Candidate:
        """Return the last candidate of a block; an update of a status page has its time below its text."""
        is_update = above and not "".join(lines).strip()
        return self._whole(found, above if is_update else lines, index, more=not is_update)

    def _line(self, block: Block, line: str, start: int, *, first: bool, previous: str) -> Candidate | None:
        if _NO_ENTRY.match(line):
            return None
        line = _CLOSING.sub("", line) if block.kind == "heading" else line
        skip = marked(line, previous)
        place = self.parents.place(block, scope_at(self.scopes, start))
        found = self._opened(line, skip, start, place, previous)
        if found or block.kind == "heading" or (block.kind == "item" and not first):
            return found
        rest = self.text[start + len(line) : min(block.end, start + len(line) + _INDENT)]
        own = first and (rest[:1] == "<" or not rest.strip())
        return posted(line, start, place) or loose(line, skip, start, place, own=own)

    def _opened(self, line: str, skip: int, start: int, place: Place, previous: str) -> Candidate | None:
        """Return the candidate that a line is which begins with its time."""
        written, said = self._opening(line, skip)
        if place.timeline and (not written or (written.clock and written.clock.dotted)):
            written, said = self._of_day(line, skip) or (written, said)
        is_field = written and not (place.timeline or said.strip()) and ":" in line[skip : written.start]
        if not written or is_field or wraps(previous, line[written.end :]):
            return None
        is_posted = not place.timeline and _POSTED.match(line)
        place = place._replace(group=UPDATES) if is_posted else place
        return Candidate(written, start, said, "", *place, leading=True)

    def _opening(self, line: str, skip: int) -> tuple[Written | None, str]:
        """Return the time that opens a line and what it says, with what stands in brackets before it."""
        written = self._leading(line, skip)
        tag = TAG.match(line, skip) if not written and "[" in line else None
        written = self._leading(line, tag.end()) if tag else written
        rest = line[written.rest :] if written else ""
        return written, f"{tag['tag']}: {rest}" if tag else rest

    def _leading(self, line: str, skip: int) -> Written | None:
        """Read the time that stands at the beginning of a line, behind its marker."""
        written = read_written(line, skip, joined=self.joined)
        if not written and skip and line[:1].isdigit():
            written = read_written(line)  # `1. Mai 2024 10:00` looks like the first item of a list
        return written or read_since(line, skip, self.base)

    def _of_day(self, line: str, skip: int) -> tuple[Written, str] | None:
        """Return a clock of the next day, or a line that says nothing but a day, and what it says."""
        lead = NEXT_DAY.match(line, skip)
        written = read_written(line, lead.end(), joined=self.joined) if lead else None
        if lead is None or written is None or written.date or not written.clock:
            day = read_day_line(line)
            return (day, line[day.rest :]) if day else None
        return on_next_day(written, lead), line[written.rest :]

    def _whole(self, found: Candidate, lines: list[str], index: int, *, more: bool) -> Candidate:
        text = plain(" ".join(lines), self.labels)
        following = self.following[index] if more else None
        level = self.blocks[index].level
        heads = bool(following and following.kind == "item" and following.level > level)
        if not text:
            is_posted = index > 0 and _POSTED.match(self.text, found.offset)
            beside = self.blocks[index - 1] if is_posted else following
            if beside and beside.kind in ("paragraph", "item", "quote"):
                heads = not is_posted
                text = "" if any(map(read_written, beside.text.split("\n", 8))) else plain(beside.text)
        return new_tuple(Candidate, (*found[:2], text, plain(found.before, self.labels), *found[4:-1], heads))


def candidates(
    document: Document, scopes: tuple[Scope, ...], titles: frozenset[int]
) -> tuple[tuple[Candidate, ...], bool]:
    """Return the candidates of a document in order, at most MAX_CANDIDATES, and whether there were more.

    `titles` are the offsets where sections begin: no entry's text goes on there.
    """
    found = tuple(islice(_Reader(document, scopes, titles).read(), MAX_CANDIDATES + 1))
    return found[:MAX_CANDIDATES], len(found) > MAX_CANDIDATES
