"""What was understood of a body without headings or lists, written down, so that nobody guesses again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..extraction.narrative import read_narrative
from ..extraction.notation.days import day_lines
from ..extraction.outline.titles import LABEL
from ..extraction.text.unmarked import unmarked
from ..model.document import Block, Document, Section
from ..model.narrative import Narrative
from ..patterns import deferred
from ..reading.document import read_document
from .drafting.titles import says_nothing

_LINE_END = deferred("\n")
_WORDS = deferred(r"[^\W_]+")
_MARKS = deferred(r"[\s>]{0,12}(?:(?:[-*+•–]|\d{1,3}[.)])\s+)?")
_FEW = 30
_AROUND = " \t*_:：\\"
_NO_LINE = deferred(r"\s*(?:[-*+•|#>`<]|\d{1,3}[.)]\s|~~~)")
_AS_A_DRAFT = "---\nstatus: draft\n---\n"


class _Heading(NamedTuple):
    """A title that becomes a heading, what else its line says, and how far what it holds is indented."""

    text: str
    rest: str
    indent: int
    end: int


def laid_out(document: Document) -> Document:
    """Return a report whose titles are headings, timeline a list, and measures a task list.

    The words stay as they are. It stays as it is where that would be read otherwise than before.
    """
    narrative = read_narrative(document)
    layout = _Layout(document, narrative)
    if not layout.changes:
        return document
    body = "\n".join(layout.lines())
    written = read_document(
        document.path, document.source.text[: document.body_start].encode() + body.encode()
    )
    as_draft = read_document(document.path, (_AS_A_DRAFT + body).encode())
    same = _said(narrative) <= _said(read_narrative(as_draft)) and _words(body) == _words(document.body)
    return written if same else document


def _said(narrative: Narrative) -> set[tuple[str, str]]:
    """Return what a later reading has to say too."""
    return {
        *((f"{entry.at.clock}", entry.text) for entry in narrative.timeline.entries),
        *(("section", section.role) for section in narrative.sections if section.role),
        *(("action", action.item.title) for action in narrative.actions),
    }


def _words(text: str) -> list[str]:
    return [word for word in _WORDS.findall(text) if word != "x"]


class _Layout:
    """The lines of one body, and what each of them is to become."""

    def __init__(self, document: Document, narrative: Narrative) -> None:
        self._text = document.source.text
        ends = _LINE_END.finditer(self._text, document.body_start)
        self._starts = [document.body_start, *(found.end() for found in ends)]
        self._paragraphs = [b for b in document.blocks if b.kind == "paragraph" and b.level == 0]
        self._levels = [(b.start, b.level) for b in document.blocks if b.kind == "heading"]
        titles = [section for section in narrative.sections if section.level == LABEL]
        self._headings = dict(self._titles(titles))
        first = self._paragraphs[0] if self._paragraphs else None
        if not self._levels and first and self._is_title(first, narrative.facts.title):
            self._headings[self._line(first.start)] = _Heading(f"# {narrative.facts.title}", "", 0, 0)
        self._items = dict(self._listed(narrative))
        self._days = set(self._days_in_lists(narrative.sections))
        self.changes = bool(self._headings or self._items or self._days)

    def _line(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _raw(self, line: int) -> str:
        end = self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[line] : end]

    def _is_title(self, block: Block, title: str) -> bool:
        return bool(title) and not says_nothing(title) and self._raw(self._line(block.start)).strip() == title

    def _titles(self, sections: Sequence[Section]) -> Iterator[tuple[int, _Heading]]:
        for section in sections:
            line = self._line(section.start)
            raw = self._raw(line)
            at = raw.find(section.title)
            if at < 0:
                continue
            marks = _MARKS.match(raw)
            lead = raw[marks.end() : at] if marks else raw[:at]
            rest = raw[at + len(section.title) :].lstrip(_AROUND)
            above = bisect_left(self._levels, (section.start, 0))
            sign = "#" * min(6, max(2, 1 + (self._levels[above - 1][1] if above else 1)))
            title = f"{sign} {lead.strip(_AROUND)} {unmarked(section.title)}".replace("  ", " ")
            is_item = bool(marks and marks[0].strip())
            yield (
                line,
                _Heading(title, rest, marks.end() if is_item and marks else 0, self._line(section.end - 1)),
            )

    def _listed(self, narrative: Narrative) -> Iterator[tuple[int, str]]:
        """Yield the lines that become items of a list, with what stands before each."""
        for entry in narrative.timeline.entries:
            start = self._starts[self._line(entry.start)]
            is_line = bool(entry.text) and self._text[start:].lstrip(" *_").startswith(entry.text[:_FEW])
            yield from self._item(start if is_line else entry.start, "- ")
        for action in narrative.actions:
            ends_line = not self._text[action.end : self._text.find("\n", action.end) + 1 or None].strip()
            if ends_line and self._line(action.start) == self._line(max(action.start, action.end - 1)):
                yield from self._item(action.start, "- [x] " if action.item.status == "done" else "- [ ] ")

    def _days_in_lists(self, sections: Sequence[Section]) -> Iterator[int]:
        """Yield the lines of nothing but a day that go on from an item of a timeline: they part its list."""
        for section in (each for each in sections if each.role == "timeline"):
            found = day_lines(self._text, section.start, section.end)
            for line in (self._line(at) for at, alone in found if alone):
                if line and self._raw(line - 1).strip() and not _NO_LINE.match(self._raw(line)):
                    yield line

    def _item(self, at: int, mark: str) -> Iterator[tuple[int, str]]:
        line = self._line(at)
        place = bisect_right(self._paragraphs, at, key=lambda block: block.start)
        inside = place > 0 and at < self._paragraphs[place - 1].end
        opens = not _WORDS.search(self._text[self._starts[line] : at])
        if inside and opens and not _NO_LINE.match(self._raw(line)):
            yield line, mark

    def lines(self) -> Iterator[str]:
        """Yield the lines of the body as they are to be."""
        indent = until = 0
        below = ""
        for line in range(len(self._starts)):
            raw, heading, mark = self._raw(line), self._headings.get(line), self._items.get(line, "")
            if heading:
                yield from ("", heading.text, "")
                indent, until, raw, below = heading.indent, heading.end, heading.rest, ""
            elif line <= until:
                raw = raw[min(indent, len(raw) - len(raw.lstrip())) :]
            if line in self._days:
                yield from ("", raw, "")
                below = ""
                continue
            if raw or not heading:
                yield from _item_lines(raw, mark, below)
            below = mark or (below if below == "- " and raw.strip() else "")


def _item_lines(raw: str, mark: str, below: str) -> Iterator[str]:
    """Yield a line with its mark; one without may go on with the item that it stands below."""
    if mark:
        yield from (() if below else ("",))
        yield mark + raw.strip()
    elif below and raw.strip():
        yield from ((f"  {raw.lstrip()}",) if below == "- " else ("", raw))
    else:
        yield raw
